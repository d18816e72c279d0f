"""What a check is: a pure function of a reading that yields what it found, what held, and what it could not tell."""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, get_type_hints

import msgspec

from whence.errors import SettingsError
from whence.model import Claim, Confidence, Finding, Held, Location, Severity, Skipped
from whence.nearest import nearest

if TYPE_CHECKING:
    from whence.reading import Reading

Outcome: TypeAlias = "Finding | Held | Skipped"
Bearing: TypeAlias = Literal["contradicts", "unsupported", "nothing"]


class Check(ABC):
    """One rule. A subclass is one file in ``whence.checks``; its docstring is its page, its annotated fields are its options.

    ``code`` and ``severity`` are class attributes; ``bears`` says what a finding does to the outcome of the facts that it names.
    ``name`` is the file's stem with hyphens, never typed.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    bears: ClassVar[Bearing] = "nothing"
    preview: ClassVar[bool] = False
    of_gate: ClassVar[bool] = False
    """The gate itself speaks for this check, after all others: ``check`` yields nothing."""

    def __init__(self, **options: Any) -> None:
        known = self.options() if options else {}
        for key, value in options.items():
            field = key.replace("-", "_")
            if field not in known:
                raise SettingsError(
                    f"{self.code} ({self.name}) has no option {key!r}",
                    remedy=f"did you mean {nearest(field, known)!r}?" if known else "it has no options",
                )
            try:
                setattr(self, field, msgspec.convert(value, known[field]))
            except msgspec.ValidationError as e:
                raise SettingsError(f"{self.code} ({self.name}), option {key!r}: {e}") from e

    @classmethod
    def options(cls) -> dict[str, Any]:
        """The options and their types."""
        hints = get_type_hints(cls)
        return {
            key: hints[key]
            for base in reversed(cls.__mro__)
            for key, kind in inspect.get_annotations(base).items()
            if not str(kind).startswith(("ClassVar", "typing.ClassVar"))
        }

    @property
    def name(self) -> str:
        """The check's name: its file's stem, with hyphens."""
        return type(self).__module__.rpartition(".")[2].replace("_", "-")

    @property
    def page(self) -> str:
        """The check's documentation, Markdown."""
        return inspect.cleandoc(type(self).__doc__ or "")

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return re.split(r"\n\s*\n", self.page, maxsplit=1)[0].replace("\n", " ")

    @abstractmethod
    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look at a reading; yield findings, what held, what was skipped. Never nothing at all on a reading that it applies to."""

    # ------------------------------------------------------------------ what subclasses yield

    def found(
        self,
        reading: Reading,
        message: str,
        locations: Sequence[Location],
        *,
        facts: Sequence[str] = (),
        expected: str | None = None,
        observed: str | None = None,
        suggestion: str | None = None,
        severity: Severity | None = None,
        confidence: Confidence = "high",
        concerns: Sequence[Location] | None = None,
        about: Sequence[str] | None = None,
    ) -> Finding:
        """A finding, with its fingerprint.

        ``concerns`` and ``about`` are the locations and the facts that enter it when not all do (agreement: the pair nearest the boundary).
        """
        finding = Finding(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            message=message,
            confidence=confidence,
            facts=tuple(facts),
            locations=tuple(locations),
            expected=expected,
            observed=observed,
            suggestion=suggestion,
        )
        return msgspec.structs.replace(finding, fingerprint=reading.fingerprint(finding, concerns, about))

    def held(self, examined: int = 1) -> Held:
        """So many things were looked at and are in order."""
        return Held(self.code, examined)

    def skipped(self, why: str, count: int = 1) -> Skipped:
        """So many things could not be judged."""
        return Skipped(self.code, why, count)


class AgreementCheck(Check):
    """A check in two halves, so that the same rule runs on one dossier, across an archive or on a cluster: an engine only groups claims by key.

    ``claims`` turns a reading into claims; ``judge`` is given all claims of one key and yields what it finds. Claims conflict as intervals:
    there is a conflict iff ``max(low) > min(high)``, which needs no pairs.
    """

    @abstractmethod
    def claims(self, reading: Reading) -> Iterator[Claim | Skipped]:
        """What the facts and texts of a reading claim, one by one; and what could not be turned into a claim."""

    @abstractmethod
    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Judge the claims of one key."""

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Both halves within one dossier."""
        groups: dict[str, list[Claim]] = {}
        skipped = False
        for claim in self.claims(reading):
            if isinstance(claim, Skipped):
                skipped = True
                yield claim
            else:
                groups.setdefault(claim.key, []).append(claim)
        if not groups and not skipped:
            yield self.skipped("no fact or passage makes a claim of this kind")
        for key in sorted(groups):
            yield from self.judge(reading, key, groups[key])


def boundary(claims: Iterable[Claim]) -> tuple[Claim, Claim] | None:
    """The two claims nearest the boundary when claims conflict: the one that ends first and the one that begins last; None when they agree."""
    rows = list(claims)
    first = min((c for c in rows if c.high is not None), key=lambda c: (c.high, c.source, c.fact_id), default=None)
    last = max((c for c in rows if c.low is not None), key=lambda c: (c.low, c.source, c.fact_id), default=None)
    if first is None or last is None or first.high is None or last.low is None or last.low <= first.high:
        return None
    return first, last
