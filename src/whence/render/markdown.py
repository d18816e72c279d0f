"""Markdown for a pull-request comment or a job summary: what was found, both sides, in as much as a comment holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from whence.model import Finding, Location, Report, ReportSource
from whence.render.differing import Piece, differing
from whence.render.order import counts, named, plural, row_first, worst_first
from whence.render.passage import by_id, passage
from whence.render.reach import reach
from whence.render.visible import one_line

_MOST: Final = 60_000
"""UTF-8 bytes: a comment on GitHub holds 65,536 characters."""
_AROUND: Final = 90
_LONGEST: Final = 600
_WORDS: Final = 1500
_SIDES: Final = 4
_SHAPES: Final = {"error": "◆", "warning": "△", "info": "○"}
_LEADING: Final = re.compile(r"^(\s*(?:\d{1,9}(?=[.)])|(?=[-+=])))(.)")
"""What would begin a list, a rule or a heading."""
_SPECIAL: Final = re.compile(r"([\\`*_\[\]|~$^])|([<>&])|([@#])|(://)|(\bwww)\.")


def render(report: Report) -> str:
    """Give the verdict, then the findings, worst first; notes, waived and baselined ones folded, and what does not fit counted."""
    sources = by_id(report)
    head = _head(report)
    ordered = worst_first(report.findings)
    open_ones = [f for f in ordered if f.status == "new" and f.severity != "info"]
    folded = [f for f in ordered if f.status != "new" or f.severity == "info"]
    room = _MOST - len(head.encode())
    blocks, left, room = _fit([_finding(f, sources) for f in open_ones], room)
    lines, left_folded, room = _fit([_line(f) for f in folded], room - 200)
    parts = [head, *blocks]
    if left:
        parts.append(f"And {plural(left, 'more finding')} of this weight, in the report.")
    if lines:
        what = plural(len(folded), "note, waived or known finding", "notes, waived and known findings")
        rest = [f"- and {left_folded:,} more, in the report"] if left_folded else []
        parts.append("\n".join([f"<details><summary>{what}</summary>", "", *lines, *rest, "", "</details>"]))
    parts.append(f"<sub>inputs {_code(report.inputs.digest[:23])} · a pass is no proof: whence compares facts with the words of their sources</sub>")
    return "\n\n".join(parts) + "\n"


def _head(report: Report) -> str:
    s = report.summary
    word = {"pass": "pass", "fail": "fail", "incomplete": "incomplete"}[report.verdict]
    lines = [f"## whence: {word}{f' · {escaped(report.name[:120])}' if report.name else ''}", "", f"**{counts(report)}**"]
    lines[-1] += f" in {plural(s.facts, 'fact')} from {plural(s.sources, 'source')}"
    if outside := reach(report):
        lines += ["", f"> {escaped('; '.join(outside))}"]
    if s.facts:
        lines += ["", "| contradicted | unsupported | unchecked | supported |", "|---:|---:|---:|---:|"]
        lines.append(f"| {s.contradicted:,} | {s.unsupported:,} | {s.unchecked:,} | {s.supported:,} |")
    if report.gate and report.gate.loosened:
        told = report.gate.loosened
        lines += ["", f"> **The gate was loosened:** {escaped('; '.join(told[:10]))}{f' and {len(told) - 10} more' if len(told) > 10 else ''}"]
    return "\n".join(lines)


def _finding(finding: Finding, sources: Mapping[str, ReportSource]) -> str:
    places = row_first(finding)[:_SIDES]
    facts = f" · {', '.join(_code(f) for f in finding.facts[:6])}" if finding.facts else ""
    sure = "" if finding.confidence == "high" else f" · {finding.confidence} confidence"
    lines = [
        f"### {_SHAPES[finding.severity]} {finding.severity} {finding.code} {escaped(finding.name)}",
        "",
        f"{_emphasised(finding.message)}{facts}{sure}",
    ]
    lines += [line for place, pieces in zip(places, _pieces(places), strict=True) for line in _side(place, pieces, sources)]
    told = (("expected", finding.expected), ("observed", finding.observed), ("to mend", finding.suggestion))
    shown = [f"- **{word}:** {_emphasised(text)}" for word, text in told if text]
    return "\n".join([*lines, *(["", *shown] if shown else [])])


def _side(place: Location, pieces: tuple[Piece, ...], sources: Mapping[str, ReportSource]) -> list[str]:
    around = passage(sources, place, _AROUND)
    words = "".join(f"<ins>{escaped(p.text)}</ins>" if p.differs else escaped(p.text, keep_ends=True) for p in pieces)
    before = ("… " if around.cut_before else "") + escaped(around.before, keep_ends=True)
    after = escaped(around.after, keep_ends=True) + (" …" if around.cut_after else "")
    note = f" ({escaped(place.note)})" if place.note else ""
    # <b> and not **: beside punctuation CommonMark would not take the asterisks for emphasis
    shown = f"{before}<b>{words.strip()}</b>{after}".strip() if words.strip() else ""
    return ["", f"{_code(named(place))}{note}", *([f"> {shown}"] if shown else [])]


def _pieces(places: list[Location]) -> list[tuple[Piece, ...]]:
    texts = [one_line(p.text) if len(p.text) <= _LONGEST else one_line(p.text[:_LONGEST]) + " …" for p in places]
    pieces: list[tuple[Piece, ...]] = [(Piece(text),) for text in texts]
    for n in range(1, len(texts)):
        if both := differing(texts[0], texts[n]):
            pieces[0], pieces[n] = both
            break
    return pieces


def _line(finding: Finding) -> str:
    place = next(iter(row_first(finding)), None)
    state = finding.severity if finding.status == "new" else finding.status
    waiver = (
        f" Waived by {escaped(finding.waiver.by)} until {escaped(finding.waiver.expires)}: {escaped(finding.waiver.reason)}" if finding.waiver else ""
    )
    return f"- {_SHAPES[finding.severity]} {state} **{finding.code}** {_code(named(place))} {_emphasised(finding.message)}{waiver}"


def _fit(blocks: list[str], room: int) -> tuple[list[str], int, int]:
    """Take blocks while they fit; how many do not, and the room that is left."""
    for n, block in enumerate(blocks):
        room -= len(block.encode()) + 2
        if room < 0:
            return blocks[:n], len(blocks) - n, 0
    return blocks, 0, room


# ------------------------------------------------------------------------------------------------------------------ words


def escaped(text: str, *, keep_ends: bool = False) -> str:
    """Write words so that GitHub-flavoured Markdown shows them as they are: no markup, no HTML, no link, no mention, no reference."""
    line = one_line(text)
    line = line if len(line) <= _WORDS else line[:_WORDS] + " …"
    if keep_ends:
        line = f"{' ' if text[:1].isspace() else ''}{line}{' ' if line and text[-1:].isspace() else ''}"
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(_escape, line))


def _escape(found: re.Match[str]) -> str:
    special, html, mention, scheme, _www = found.groups()
    if special:
        return f"\\{special}"
    if html:
        return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}[html]
    if mention:
        return f"{mention}<!-- -->"
    return ":<!-- -->//" if scheme else f"{found[0][:-1]}<!-- -->."


def _emphasised(text: str) -> str:
    parts = re.split(r"\*\*([^*]+)\*\*", one_line(text))
    return "".join(f"**{escaped(part)}**" if n % 2 else escaped(part, keep_ends=True) for n, part in enumerate(parts) if part)


def _code(text: str) -> str:
    """Put words in a code span whose fence is longer than any run of backticks in them (CommonMark 6.1)."""
    line = one_line(text)[:_LONGEST] or " "
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", line)), default=0))
    return f"{fence}{' ' if line[0] == '`' else ''}{line}{' ' if line[-1] == '`' else ''}{fence}"
