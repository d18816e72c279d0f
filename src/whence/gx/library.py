"""Great Expectations, imported quietly: it costs seconds and hundreds of megabytes, calls home unless told not to, and draws progress bars."""

from __future__ import annotations

import os
import warnings
from typing import Any

from whence.errors import EngineError


def great_expectations() -> Any:
    """The library. Raises EngineError where it cannot be imported."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its own dependencies; none is about our use of it
            import great_expectations as gx
    except ImportError as e:
        raise EngineError(f"Great Expectations cannot be imported ({e})", remedy="pip install great-expectations") from e
    return gx


def ephemeral() -> Any:
    """A context of its own, in memory, without progress bars."""
    gx = great_expectations()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    return context
