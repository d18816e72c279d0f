"""Several dossiers: one after another, or in processes side by side; always told in the order in which they were named."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from whence.cli.run import Job
from whence.errors import EngineError
from whence.model import Report


def finished(work: Sequence[Job], *, workers: int, progress: bool) -> Iterator[tuple[Job, Report]]:
    """Each job with its report, in order; ``workers`` processes at most, and none where one would do.

    ``progress`` draws a bar on standard error. Raises what the first job that could not run raised, and EngineError where a process died.
    """
    done = _side_by_side(work, min(workers, len(work))) if min(workers, len(work)) > 1 else (_run(job) for job in work)
    if not progress:
        yield from done
        return
    import click

    with click.progressbar(length=len(work), label="checking", file=sys.stderr) as bar:
        for pair in done:
            bar.update(1)
            yield pair


def shows_progress(work: Sequence[Job], *, quiet: bool) -> bool:
    """Whether a bar helps: several dossiers, and a terminal that the findings themselves do not fill."""
    return len(work) > 1 and sys.stderr.isatty() and (quiet or not sys.stdout.isatty())


def _run(job: Job) -> tuple[Job, Report]:
    return job, job.run()


def _side_by_side(work: Sequence[Job], workers: int) -> Iterator[tuple[Job, Report]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # spawned, not forked: a library's threads would not live through a fork
    pool: Any = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        yield from pool.map(_run, work)
    except BrokenProcessPool as e:
        raise EngineError("a process that checked a dossier died", remedy="use fewer --jobs: there may not be enough memory") from e
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
