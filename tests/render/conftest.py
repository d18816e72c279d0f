"""The report that the renderers' tests show."""

from __future__ import annotations

import pytest

from render.story import story
from whence.model import Report


@pytest.fixture(scope="session")
def report() -> Report:
    return story()
