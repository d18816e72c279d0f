"""Figures that are no numbers: dates, years and clock times, telephone numbers, versions, and parts of names."""

from __future__ import annotations

import re
from functools import cache

from whence.language.numbers.lexicon import context, either, is_plural

_LOOK = 24
"""Characters looked back: the longest month or naming word, a stop and a space."""


@cache
def _forms() -> re.Pattern[str]:
    """Forms that begin with a figure and count nothing."""
    months = either([*context("months"), *(m.upper() for m in context("months"))])
    zone = r"(?:GMT|UTC|EST|EDT|CST|PST|CET|CEST|BST|JST|IST|local\stime)"
    meridiem = r"[aApP]\.?[mM]\b\.?"
    return re.compile(
        rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:T[\d:.+Z-]+)?(?!\d)|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})(?![\d/])"
        rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:[-–]\d{{1,2}})?(?:\s(?:of\s)?|-)(?:{months})\b\.?(?:,?[\s-](?:1[5-9]|20)\d\d\b)?"
        rf"|\d{{1,2}}(?::\d{{2}}){{1,2}}(?:\.\d+)?(?:\s?{meridiem})?(?:\s{zone}\b)?|\d{{1,2}}(?:\.\d{{2}})?\s?{meridiem}(?![\w])|\d{{4}}\s?{zone}\b|0\d{{3}}\s?(?:hours|hrs|h)\b"
        rf"|\d{{1,2}}\.\d{{2}}\s{zone}\b|\d{{1,2}}\so['’]clock"
        r"|\d{1,3}[-. ]\(?\d{2,4}\)?[-. ]\d{3,4}[-. ]\d{3,4}(?!\d)|\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|\d+(?:\.\d+){3,}"
        r"|(?:1[5-9]|20)\d\d(?:[-–/](?:(?:1[5-9]|20)?\d\d)(?!\d)|['’]?s\b)|['’]?\d0s\b"
    )


_LONG = re.compile(r"\d{25,}[\d.,]*+")
"""More digits than any count or price has: an identifier."""
_VERSION = re.compile(r"\d++\.\d++\.\d++(?:\.\d++)*+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?![\d.]\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\d.,%]?\d|\s?%)")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?(?!\d|[.,]\d|\s?(?:%|pct|per|mln|million|bn|billion))(?:,?\s(?:1[5-9]|20)\d\d\b)?")
_WORD = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"[\w./:@#=&~-]*")


@cache
def _after_month() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{either([*context('months'), *(m.upper() for m in context('months'))])})\.?\s|['’])\Z")


def not_a_number(text: str, at: int) -> int:
    """Where the date, time or name ends that the figure at ``at`` is part of; 0 if it may be a number."""
    before = text[at - 1] if at else ""
    if before and (before.isalpha() or before in "_@#=&~" or (before in "-‑./:" and _named(text, at))):
        found = _GLUED.match(text, at)
        return found.end() if found else at + 1
    found = _LONG.match(text, at) or _forms().match(text, at)
    if found:
        return found.end()
    found = _VERSION.match(text, at)
    if found and not _GROUPED.match(text, at):
        return found.end()
    left = text[max(at - _LOOK, 0) : at]
    found = _DAY.match(text, at)
    if found and _after_month().search(left):
        return found.end()
    return _year(text, at, left)


def _named(text: str, at: int) -> bool:
    """Whether a hyphen, stop or slash ties the figure to letters before it: "F-16", "COVID-19", "A.380"; not "mid-20", nor a minus sign."""
    return at > 1 and text[at - 2].isalpha() and not (text[at - 1] == "." and text[at - 2 : at - 1].islower())


def _year(text: str, at: int, left: str) -> int:
    found = _YEAR.match(text, at)
    if not found or text[at - 1 : at] in {"$", "£", "€", "¥"}:
        return 0
    words = _WORD.findall(left)
    last = words[-1] if words and left.rstrip(" ,(\n")[-1:].isalpha() else ""
    after = re.compile(r"\s([a-z]+)").match(text, found.end())
    counted = after is not None and is_plural(after[1]) and after[1] not in context("stop")
    if last in context("months") or (last in context("year_cues") and not (counted and last not in {"the", "in", "In", "since", "by"})):
        return found.end()
    return 0 if counted or not left.strip() else found.end() if _alone(text, at, found.end(), last) else 0


def _alone(text: str, at: int, end: int, last: str) -> bool:
    # In brackets, or after a month and a comma, a bare four-digit figure is a year in news; elsewhere one cannot tell.
    return (text[at - 1 : at] == "(" and text[end : end + 1] in {")", "-", "–", ","}) or (text[at - 2 : at] == ", " and last in context("months"))


def is_name_part(text: str, start: int) -> bool:
    """Whether a bare figure at ``start`` belongs to the capitalised word before it: "Boeing 737", "Article 9", "Apollo 11"."""
    left = text[max(start - _LOOK, 0) : start]
    if not left.endswith((" ", "\u00a0")):
        return False
    word = left.rstrip().rsplit(None, 1)[-1] if left.strip() else ""
    word = word.lstrip("\"'“‘(")
    if word in context("names"):
        return True
    return word[:1].isupper() and word.isalpha() and word not in context("openers") and word not in context("months") and len(word) > 1


def after_naming_word(text: str, start: int) -> bool:
    """Whether a word before the figure names what bears it whatever follows: "Article 9 rules"."""
    left = text[max(start - _LOOK, 0) : start]
    return left.endswith((" ", "\u00a0")) and bool(left.strip()) and left.rstrip().rsplit(None, 1)[-1].lstrip("\"'“‘(") in context("names")
