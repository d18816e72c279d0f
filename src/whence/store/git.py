"""What git keeps of a folder at a revision, brought out beside the checkout and never into it."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from whence.errors import EngineError


def git(folder: Path, *arguments: str) -> bytes:
    """Run git in a folder and give what it prints. Raises EngineError with git's own words."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607 - a list, no shell; git is the user's
    except OSError as e:
        raise EngineError("git cannot be run", remedy="install git, or leave out the revision") from e
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise EngineError(
            f"git: {words[0].removeprefix('fatal: ') if words else 'failed'}", remedy="check the revision and that this is a git checkout"
        )
    return done.stdout


def commit_of(folder: Path, revision: str) -> str:
    """The full name of a revision's commit; a word that starts with a dash is no revision."""
    if revision.startswith("-"):
        raise EngineError(f"{revision!r} is no revision")
    git(folder, "rev-parse", "--git-dir")  # no checkout at all is another fault, in git's own words
    try:
        return git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    except EngineError as e:
        raise EngineError(f"git knows no revision {revision!r} here", remedy="name a commit, tag or branch; a shallow clone may lack it") from e


def checkout(folder: Path, revision: str, into: Path, *, only: Sequence[str] = ()) -> Path:
    """The files of ``folder`` at a revision, below ``into``; ``only`` limits them to some names in it.

    Gives the folder that corresponds to ``folder``.
    """
    commit = commit_of(folder, revision)
    prefix = git(folder, "rev-parse", "--show-prefix").decode().strip()
    listed = git(folder, "ls-tree", "-r", "--name-only", "-z", "--full-name", commit, ".").decode("utf-8", "surrogateescape").split("\0")
    names = [name for name in listed if name and (not only or name.removeprefix(prefix).split("/")[0] in only)]
    place = into / prefix if prefix else into
    place.mkdir(parents=True, exist_ok=True)
    if not names:
        return place
    top = Path(git(folder, "rev-parse", "--show-toplevel").decode().strip())
    # a long list of names would not fit a command line: take the whole tree of the folder and keep what is wanted
    archive = git(top, "archive", "--format=tar", commit, *([prefix.rstrip("/")] if prefix else []))
    wanted = set(names)
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        tar.extractall(into, members=[m for m in tar.getmembers() if m.isfile() and m.name in wanted], filter="data")
    return place


@contextmanager
def at_revision(folder: Path, revision: str, *, only: Sequence[str] = ()) -> Iterator[Path]:
    """The files of a folder at a git revision (``only`` some names in it), beside the checkout and gone afterwards."""
    with TemporaryDirectory() as scratch:
        yield checkout(folder, revision, Path(scratch), only=only)
