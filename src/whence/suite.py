"""Which checks run: discovery, selection by code, options and severities."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

import msgspec

from whence import checks
from whence.checking import Check
from whence.errors import SettingsError
from whence.model import Severity
from whence.nearest import nearest
from whence.settings import Settings


class Suite(msgspec.Struct, frozen=True):
    """The checks that run, in the order of their codes, and the severities that the settings give some of them."""

    checks: tuple[Check, ...]
    severities: dict[str, Severity]

    def severity(self, check: Check) -> Severity | None:
        """The severity that the settings give a check instead of its own."""
        return self.severities.get(check.code)


@cache
def catalogue() -> tuple[type[Check], ...]:
    """Every check there is, by code: whence's own and those of plug-ins (entry point group ``whence.checks``: a class, or a module of classes)."""
    found: dict[str, type[Check]] = {}
    for cls in (*_own(), *_plugged()):
        other = found.setdefault(cls.code, cls)
        if other is not cls:
            raise SettingsError(
                f"two checks have the code {cls.code}: {other.__module__} and {cls.__module__}", remedy="give one of them another code"
            )
    return tuple(found[code] for code in sorted(found))


def _own() -> Iterator[type[Check]]:
    for module in pkgutil.iter_modules(checks.__path__):
        yield from _classes(import_module(f"{checks.__name__}.{module.name}"))


def _plugged() -> Iterator[type[Check]]:
    for point in sorted(entry_points(group="whence.checks"), key=lambda p: (p.name, p.value)):
        try:
            loaded = point.load()
        except Exception as e:
            raise SettingsError(f"the plug-in {point.value} cannot be loaded: {type(e).__name__}: {e}", remedy="mend or uninstall it") from e
        if not inspect.isclass(loaded):
            yield from _classes(loaded)
        elif issubclass(loaded, Check):
            yield loaded
        else:
            raise SettingsError(f"the plug-in {point.value} is no check", remedy="a check derives from whence.checking.Check")


def _classes(module: object) -> Iterator[type[Check]]:
    for value in vars(module).values():
        if (
            inspect.isclass(value)
            and issubclass(value, Check)
            and not inspect.isabstract(value)
            and value.__module__ == getattr(module, "__name__", "")
        ):
            yield value


def build(settings: Settings, *, select: Sequence[str] | None = None, ignore: Sequence[str] = ()) -> Suite:
    """The suite under some settings; ``select`` replaces and ``ignore`` adds to what they say. Raises SettingsError for codes and options not known.

    A preview check runs with ``preview``, or when its full code is selected.
    """
    wanted = tuple(settings.select if select is None else select)
    return _build(msgspec.json.encode(settings), wanted, (*settings.ignore, *ignore))


@cache
def _build(raw: bytes, select: tuple[str, ...], ignore: tuple[str, ...]) -> Suite:
    settings = msgspec.json.decode(raw, type=Settings)
    classes = catalogue()
    by_name = {name: cls for cls in classes for name in (cls.code, _name(cls))}
    for word in (*select, *ignore, *settings.require):
        if not any(name.startswith(word) for name in by_name):
            raise SettingsError(f"there is no check {word!r}", remedy=_meant(word, by_name))
    for word in (*settings.checks, *settings.severity):
        if word not in by_name:
            raise SettingsError(f"there is no check {word!r} to set", remedy=_meant(word, by_name))
    chosen = []
    for cls in classes:
        if not _matches(cls, select) or _matches(cls, ignore):
            continue
        if cls.preview and not settings.preview and cls.code not in select:
            continue
        options = {**settings.checks.get(cls.code, {}), **settings.checks.get(_name(cls), {})}
        chosen.append(cls(**options))
    severities = {by_name[word].code: severity for word, severity in settings.severity.items()}
    return Suite(tuple(chosen), severities)


def _matches(cls: type[Check], words: tuple[str, ...]) -> bool:
    return any(cls.code.startswith(word) or _name(cls) == word for word in words)


def _name(cls: type[Check]) -> str:
    return cls.__module__.rpartition(".")[2].replace("_", "-")


def find(word: str) -> Check:
    """The check of a code or name, with its default options; SettingsError where there is none."""
    for cls in catalogue():
        if word.upper() == cls.code or word.lower() == _name(cls):
            return cls()
    raise SettingsError(f"there is no check {word!r}", remedy=_meant(word, [n for cls in catalogue() for n in (cls.code, _name(cls))]))


def _meant(word: str, known: Iterable[str]) -> str:
    names = list(known)
    near = nearest(word, names)
    return f"did you mean {near}?" if near in names else "`whence explain` lists them"
