"""What a command writes: findings to standard output, notices to standard error, files beside their place and then renamed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from whence.errors import InputError
from whence.nearest import nearest

FAILED = 2


def say(text: str | Iterable[str]) -> None:
    """Write a text, or its pieces, to standard output, in its encoding; what that cannot hold is escaped, never an error."""
    stream = sys.stdout
    encoding = stream.encoding or "utf-8"
    buffer: Any = getattr(stream, "buffer", None)
    if buffer is not None:
        stream.flush()
    for piece in (text,) if isinstance(text, str) else text:
        data = piece.encode(encoding, "backslashreplace")
        if buffer is None:
            stream.write(data.decode(encoding))
        else:
            buffer.write(data)
    if buffer is not None:
        buffer.flush()


def notice(text: str) -> None:
    """A line for the person at the terminal, on standard error."""
    with suppress(BrokenPipeError):
        click.echo(_safe(text), err=True)


def complain(text: str) -> int:
    """The one line of an error; returns the exit code of what could not run."""
    notice(f"whence: error: {text}")
    return FAILED


def _safe(text: str) -> str:
    # Names of files and cells of tables are other people's: their control characters are not for this terminal.
    shown = "".join(c if c.isprintable() or c in "\n\t" else f"\\x{ord(c):02x}" for c in text)
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def write(path: Path, data: str | bytes | Iterable[str]) -> None:
    """Write a file whole or not at all, from all its text or pieces of it: beside its place, then renamed. InputError where that cannot be."""
    raw = (data,) if isinstance(data, bytes) else _bytes(data)
    shown = str(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a device or pipe, such as /dev/stdout, is written as it is
            with path.open("wb") as device:
                device.writelines(raw)
            return
        number, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    except OSError as e:
        raise InputError(f"cannot be written ({e.strerror})", file=shown, remedy="check the folder and its permissions") from e
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines(raw)
        Path(beside).chmod(_mode(path))
        Path(beside).replace(path)
    except BaseException as e:  # whatever breaks the rendering off, an interrupt too: nothing half written is left beside
        with suppress(OSError):
            Path(beside).unlink()
        if not isinstance(e, OSError):
            raise
        raise InputError(f"cannot be written ({e.strerror})", file=shown, remedy="check the folder and its space") from e


def _bytes(text: str | Iterable[str]) -> Iterator[bytes]:
    for piece in (text,) if isinstance(text, str) else text:
        yield piece.encode("utf-8", "backslashreplace")


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file is given."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def format_of(spec: str) -> tuple[str, Path | None]:
    """``FMT`` or ``FMT=FILE``; a usage error that names the nearest format for one that there is not."""
    from whence.render import FORMATS

    name, equals, file = spec.partition("=")
    if name not in FORMATS:
        near = nearest(name, FORMATS)
        raise click.UsageError(f"there is no output format {name!r}, {f'did you mean {near!r}?' if near in FORMATS else f'known are {near}'}")
    if equals and not file:
        raise click.UsageError(f"--output-format {name}= names no file")
    return name, Path(file) if file else None


def coloured(no_color: bool) -> bool:
    """Whether standard output is a terminal that is to be given colours (https://no-color.org)."""
    return not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def rendered(report: Any, name: str, *, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """A report in a format, in pieces. Only ``text`` has colours; ``verbose`` adds fingerprints to it and ``concise``, and to it every note."""
    if name == "text":
        from whence.render import text

        return text.pieces(report, color, verbose)
    if name == "concise":
        from whence.render import concise

        return concise.pieces(report, verbose)
    from whence.render import pieces

    return pieces(name, report)


def summarise(report: Any) -> None:
    """Add the report, in Markdown, to the summary of a GitHub job, where one is to be written (GITHUB_STEP_SUMMARY)."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as summary:
            summary.writelines(rendered(report, "markdown"))
    except OSError as e:
        raise InputError(f"cannot be written ({e.strerror})", file=file, remedy="GITHUB_STEP_SUMMARY names the summary of the job") from e
