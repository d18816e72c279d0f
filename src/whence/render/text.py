"""What a person reads in a terminal: each finding with both sides in place, what was expected and observed, and how to mend it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import click

from whence.model import Finding, Location, Report, ReportSource
from whence.render.order import counts, named, plural, primary, worst_first
from whence.render.passage import by_id, passage
from whence.render.reach import hollow, reach
from whence.render.visible import one_line

_COLOURS: Final = {"error": "red", "warning": "yellow", "info": "cyan"}
_WIDTH: Final = 100
_REASONS: Final = 3
_NOTES: Final = 3
"""Notes of one check that are shown in full: a folder without a manifest has as many as sources, and none is why somebody looks."""
_LONGEST: Final = 240
"""Of underlined words: longer ones are cut in the middle."""

_Style = Callable[..., str]


def render(report: Report, color: bool = False, verbose: bool = False) -> str:
    """Show the findings, worst first, and a summary; ``color`` adds ANSI colours, ``verbose`` every note, and what `whence waive` asks for."""
    return "".join(pieces(report, color, verbose))


def pieces(report: Report, color: bool = False, verbose: bool = False) -> Iterator[str]:
    """Give the same a finding at a time, for a file or a terminal."""
    style: _Style = click.style if color else _plain
    sources = by_id(report)
    ordered = worst_first(report.findings)
    notes: Counter[tuple[str, str]] = Counter()
    for finding in ordered:
        if finding.status != "new":
            continue
        if finding.severity == "info" and not verbose:
            notes[finding.code, finding.name] += 1
            if notes[finding.code, finding.name] > _NOTES:
                continue
        name = [style(f"  fingerprint: {finding.fingerprint}", dim=True)] if verbose else []
        yield "\n".join([*_finding(finding, sources, style), *name]) + "\n\n"
    for (code, called), count in notes.items():
        if count > _NOTES:
            yield style(f"info {code} {called}: {plural(count - _NOTES, 'more note')} like these; --verbose shows all", dim=True) + "\n\n"
    quiet = [finding for finding in ordered if finding.status != "new"]
    for finding in quiet:
        yield _quiet(finding, style) + (style(f" {finding.fingerprint}", dim=True) if verbose else "") + "\n"
    yield "\n" if quiet else ""
    yield "\n".join(_summary(report, style)) + "\n"


def _plain(text: str, **_: object) -> str:
    return text


# ------------------------------------------------------------------------------------------------------------------ one finding


def _finding(finding: Finding, sources: Mapping[str, ReportSource], style: _Style) -> list[str]:
    head = [style(finding.severity, fg=_COLOURS[finding.severity], bold=True), style(finding.code, bold=True), finding.name]
    if finding.facts:
        head.append(f"[{one_line(', '.join(finding.facts[:5]))}{', …' if len(finding.facts) > 5 else ''}]")
    if finding.confidence != "high":
        head.append(style(f"({finding.confidence} confidence)", dim=True))
    if finding.count > 1:
        head.append(style(f"({finding.count} alike)", dim=True))
    lines = [" ".join(head), f"  {one_line(finding.message)}"]
    gutter = max((len(str(p.line)) for p in finding.locations if p.line), default=1)
    for place in finding.locations:
        lines += _excerpt(place, sources, gutter, finding, style)
    told = (("expected", finding.expected), ("observed", finding.observed), ("help", finding.suggestion))
    return lines + [f"  {style(f'{name}:', bold=True)} {one_line(words)}" for name, words in told if words]


def _excerpt(place: Location, sources: Mapping[str, ReportSource], gutter: int, finding: Finding, style: _Style) -> list[str]:
    """Show a place as ruff and rustc do: where, the line, and the words underlined; carets for the primary side, dashes for the related one."""
    arrow = "-->" if place is primary(finding) else ":::"
    lines = [f"{' ' * gutter} {style(arrow, fg='blue')} {one_line(named(place))}"]
    shown = passage(sources, place, _WIDTH)
    marked = _middle_cut(one_line(shown.marked))
    after_it = f"{shown.marked[len(shown.marked.rstrip()) :]}{shown.after}"  # a space at the end of the marked words is not underlined
    if not marked:
        return [*lines, f"{' ' * gutter}  = {one_line(place.note)}"] if place.note else lines
    room = max(12, _WIDTH - gutter - 3 - _columns(marked)) // 2
    before, after = _last_columns(_spaced(shown.before), room, shown.cut_before), _first_columns(_spaced(after_it), room, shown.cut_after)
    is_primary = place.role == "primary"
    colour = _COLOURS[finding.severity] if is_primary else "blue"
    under = style(("^" if is_primary else "-") * max(1, _columns(marked)), fg=colour, bold=is_primary)
    note = f" {one_line(place.note)}" if place.note else ""
    bar = style("|", fg="blue")
    return [
        *lines,
        f"{place.line or ''!s:>{gutter}} {bar} {before}{marked}{after}",
        f"{' ' * gutter} {bar} {' ' * _columns(before)}{under}{note}",
    ]


def _quiet(finding: Finding, style: _Style) -> str:
    told = one_line(f"{named(primary(finding))}: {finding.code} {finding.message}")
    if finding.waiver:
        told += " " + one_line(f"Waived by {finding.waiver.by} until {finding.waiver.expires}: {finding.waiver.reason}")
    return style(f"{finding.status:<8} {told}", dim=True)


# ------------------------------------------------------------------------------------------------------------------ the summary


def _summary(report: Report, style: _Style) -> list[str]:
    s = report.summary
    new = [f for f in report.findings if f.status == "new"]
    table = Counter((f.severity, f.code, f.name) for f in worst_first(new))
    lines = [f"  {style(f'{severity:<8}', fg=_COLOURS[severity])} {code} {name:<28} {count:>5}" for (severity, code, name), count in table.items()]
    lines += [""] if lines else []
    lines.append(f"{plural(s.sources, 'source')}, {plural(s.facts, 'fact')}: {_outcomes(report)}")
    held, skipped = sum(h.examined for h in report.held), sum(k.count for k in report.skipped)
    lines.append(f"{plural(held, 'thing')} examined and found in order; {skipped:,} could not be judged")
    reasons: Counter[str] = Counter()
    for k in report.skipped:
        reasons[f"{k.code} {k.why}"] += k.count
    for why, count in reasons.most_common(_REASONS):
        lines.append(style(f"  {one_line(why)} ({count:,})", dim=True))
    if left := skipped - sum(count for _, count in reasons.most_common(_REASONS)):
        lines.append(style(f"  {left:,} more for {plural(len(reasons) - _REASONS, 'other reason')}: the report lists them", dim=True))
    aside = [*reach(report), *(f"{n:,} {word}" for n, word in ((s.waived, "waived"), (s.baseline, "in the baseline")) if n)]
    aside += [f"gate loosened: {one_line('; '.join(report.gate.loosened))}"] if report.gate and report.gate.loosened else []
    colour = "red" if report.verdict != "pass" else "yellow" if hollow(report) else "green"
    verdict = style(report.verdict.upper(), fg=colour, bold=True)
    return [*lines, f"{verdict}: {counts(report)}{'; ' + '; '.join(aside) if aside else ''}"]


def _outcomes(report: Report) -> str:
    s = report.summary
    parts = (("supported", s.supported), ("contradicted", s.contradicted), ("unsupported", s.unsupported), ("unchecked", s.unchecked))
    return ", ".join(f"{count:,} {name}" for name, count in parts if count) or "no fact was given or found, so none was checked"


# ------------------------------------------------------------------------------------------------------------------ columns


def _columns(text: str) -> int:
    """Count the terminal columns a text takes: two for a wide East Asian character, none for a combining one (UAX #11)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) or c in "\u200c\u200d" else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _spaced(text: str) -> str:
    """Make it one line, but with the space at either end that keeps it apart from the marked words."""
    inner = one_line(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"


def _last_columns(text: str, room: int, cut: bool) -> str:
    if _columns(text) > room:
        text, cut = text[-room:], True
        while _columns(text) > room:
            text = text[1:]
        text = text.partition(" ")[2] if " " in text[: room // 2] else text
    return f"… {text.lstrip()}" if cut else text.lstrip()


def _first_columns(text: str, room: int, cut: bool) -> str:
    if _columns(text) > room:
        text, cut = text[:room], True
        while _columns(text) > room:
            text = text[:-1]
        text = text.rpartition(" ")[0] if " " in text[room // 2 :] else text
    return f"{text.rstrip()} …" if cut else text.rstrip()


def _middle_cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
