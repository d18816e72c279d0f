"""Two states of a dossier, from folders or git revisions, checked under one set of rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whence.errors import InputError

if TYPE_CHECKING:
    from whence.changes import Changes
    from whence.settings import Settings


def changes_between(base: str, head: str, folder: Path, today: date, options: dict[str, Any]) -> tuple[Changes, Settings]:
    """What differs from ``base`` to ``head``, and the settings of the head."""
    from whence.changes import compare
    from whence.cli.run import Job, asked
    from whence.store.policy import governing, loosened

    with state(base, folder) as old, state(head, folder) as new:
        before, after = (Job([str(place)], today, asked(options), of_many=False) for place in (old, new))
        reports = before.run(), after.run()
        rules = governing(old), governing(new)
        assert before.dossier is not None
        assert after.dossier is not None
        return compare(before.dossier, after.dossier, *reports, loosened(*rules)), rules[1].settings


@contextmanager
def state(name: str, folder: Path) -> Iterator[Path]:
    """The folder that ``name`` means: itself, or a git revision of ``folder`` brought out beside the checkout."""
    if Path(name).is_dir():
        yield Path(name)
        return
    if Path(name).exists():
        raise InputError("is a file and no dossier", file=name, remedy="give folders or git revisions")
    from whence.store.git import at_revision

    with at_revision(folder, name) as place:
        yield place
