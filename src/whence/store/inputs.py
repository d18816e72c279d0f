"""Files in: what may be read below a folder, in an order that no file system decides, with the hash of what was read."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from whence.errors import InputError
from whence.model import InputFile

# A source is an article, not an archive: the longest that news sites publish stay under a megabyte.
LARGEST_SOURCE = 16 * 1024 * 1024


class Refused(msgspec.Struct, frozen=True):
    """A file below a folder that may not or cannot be read, and why."""

    path: str
    why: str


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text_digest(text: str) -> str:
    """The SHA-256 of a text, as UTF-8."""
    return digest(text.encode("utf-8", "surrogatepass"))


def hashed(home: Path, names: Iterable[str]) -> Iterator[InputFile]:
    """The files of these names below (or beside) ``home`` that are there, each by its name and hash."""
    for name in names:
        if (home / name).is_file():
            yield InputFile(name, digest(read_bytes(home / name, name)))


def printable(name: str) -> str:
    r"""A file name that can be written as UTF-8: bytes that are none are shown as ``\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace") if any("\ud800" <= c <= "\udfff" for c in name) else name


def same_name(name: str) -> str:
    """A name in the one Unicode form that names are compared in: some file systems store another than was typed."""
    return unicodedata.normalize("NFC", name)


def shown(path: Path) -> str:
    """A path as messages and reports show it: relative as given; the bare name when it is absolute or leads upwards."""
    text = printable(os.path.normpath(path)).replace(os.sep, "/")
    return printable(path.resolve().name) if path.is_absolute() or text.startswith("..") or text == "." else text


def suffix(name: str) -> str:
    """The extension that says how a file is read, in lower case."""
    return Path(name).suffix.lower()


def walk(root: Path, *, deep: bool = True) -> Iterator[tuple[str, Path | Refused]]:
    """The files below ``root``, sorted, as ``/``-separated path and place; hidden ones are left out.

    A link is followed only to a file that stands below ``root`` itself, and a folder is never entered through one, so that no loop can hold us and
    nothing outside is read. What cannot be read is yielded as Refused.
    """
    home = os.path.realpath(root)
    for folder, folders, names in os.walk(root, onerror=None, followlinks=False):
        below = os.path.relpath(folder, root)
        prefix = "" if below == "." else below.replace(os.sep, "/") + "/"
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked) if deep else []
        for name in sorted([*names, *(linked if deep else ())]):
            if name.startswith("."):
                continue
            path = Path(folder, name)
            shown = printable(prefix + name)
            why = _refuse(path, home)
            yield shown, Refused(shown, why) if why else path


def _refuse(path: Path, home: str) -> str | None:
    try:
        real = os.path.realpath(path, strict=True)
        mode = path.stat().st_mode
    except OSError as e:
        loop = path.is_symlink()
        return f"the link leads nowhere ({e.strerror})" if loop else f"it cannot be read ({e.strerror})"
    if real != home and not real.startswith(home.rstrip(os.sep) + os.sep):
        return "it is a link to a file outside of this folder, which is not followed"
    if stat.S_ISDIR(mode):
        return "it is a link to a folder, which is not followed"
    if not stat.S_ISREG(mode):
        return "it is no regular file"
    return None


def inside(folder: Path, name: str) -> Path | None:
    """The file or folder ``name`` of a dossier; None where there is none. InputError for a link that leads out of the dossier.

    A dossier may come from strangers (a pull request, an archive): what it shows must be its own.
    """
    path = folder / name
    if not path.exists():
        return None
    home = os.path.realpath(folder).rstrip(os.sep) + os.sep
    if not os.path.realpath(path).startswith(home):
        raise InputError("is a link that leads out of the dossier", file=name, remedy="name what it leads to on the command line, if that is meant")
    return path


def read_bytes(path: Path, shown: str, *, limit: int | None = None) -> bytes:
    """The bytes of a file; InputError where it cannot be read or is larger than ``limit``."""
    try:
        with path.open("rb") as file:
            data = file.read() if limit is None else file.read(limit + 1)
    except IsADirectoryError as e:
        raise InputError("is a folder where a file is expected", file=shown, remedy="rename it, or put the file in its place") from e
    except FileNotFoundError as e:
        raise InputError("there is no such file", file=shown, remedy="check the path") from e
    except OSError as e:
        raise InputError(f"cannot be read ({e.strerror})", file=shown) from e
    if limit is not None and len(data) > limit:
        raise InputError(too_large(limit), file=shown, remedy="split it into its articles")
    return data


def too_large(limit: int) -> str:
    """What is said of a source beyond the limit."""
    return f"is larger than {limit // (1024 * 1024)} MB, which no article is"


def recorded(path: str, data: bytes) -> InputFile:
    """What the report keeps of a file that went in."""
    return InputFile(path, digest(data))
