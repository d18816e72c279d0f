"""The pattern of a language that writes its dates in letters with spaces: Latin, Cyrillic, Arabic and the like."""

from __future__ import annotations

import re
from functools import cache

from whence.language.dates.foreign_names import any_of, names, offsets, table, words

_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,2})"
"""A space, or the end of a line: never an empty line."""
_FIGURES = (
    r"(?<![,/-])(?:(?P<iso>\d{4}(?P<isosep>[-/.])\d{1,2}(?P=isosep)\d{1,2})(?![\w/]|[-.]\w)"
    r"|(?P<prev>\d{1,2}\.(?:\d{1,2}\.(?:\d{4}|\d\d)?)?[^\S\n]?[-–/][^\S\n]?|\d{1,2}/\d{1,2}/\d{4}[^\S\n]?[-–][^\S\n]?)?"
    r"(?P<a>\d{1,2})(?P<sep>[./-]|\.[ \u00a0])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d\d)(?![\w/]|[-.]\w))"
)
_DAY_AND_MONTH = r"(?<![,/-])(?P<da>\d{1,2})(?P<dsep>[./])(?P<db>\d{1,2})(?P<stop>\.)?(?![\w/%]|[.,:-]\d)"
_BEGINS = r"(?<![\w.:])"
"""Where any expression may begin; tried first, and once for all."""
_WORDS = r"(?<!\d[,/-])(?<!\w-)"
"""Where one in words may begin."""


class _Pieces:
    """The pieces that a language's pattern is put together from."""

    def __init__(self, language: str) -> None:
        known = names(language)
        assert known is not None
        self.known, self.own, self.language = known, table(language), language
        self.stuck = any_of(words(language, "stuck"))
        self.month = f"(?:{any_of(known.months)})"
        self.second = rf"(?:(?:[^\S\n]?[/-][^\S\n]?|[^\S\n]?\(){self.month}\)?)?"
        self.double = rf"{self.second}(?![^\W\d_]|-[^\W\d_])\.?"
        spaceless = bool(self.own.get("spaceless"))
        self.near = rf"(?:{_GAP}|(?<=['’]))" if not spaceless else rf"{_GAP}?(?:{self.stuck})?"
        dotted = bool(self.own.get("dotted"))
        self.ordinal = f"(?:{any_of((*words(language, 'ordinals'), *(('.',) if dotted else ())))})?"
        empty = "|(?<=\\.)" if dotted else r"|(?<=\d)" if spaceless else ""
        self.joint = rf"(?:{_GAP}(?:(?:{any_of(words(language, 'joints'))}){self.near})?|[-/]{empty})"
        self.joined = rf"{_GAP}(?:{any_of(words(language, 'to', 'and'))}){self.near}"
        self.between = rf"(?:[^\S\n]?[-–—/][^\S\n]?|{self.joined})"
        self.endings, self.articles = any_of(words(language, "weekday_endings")), any_of(words(language, "articles"))

    def year(self, n: int) -> str:
        said = any_of(words(self.language, "year_words", "joints"))
        marks, suffixes = any_of(words(self.language, "year_marks")), any_of(words(self.language, "year_suffixes"))
        return (
            rf"(?:(?P<comma{n}>[,،])?{_GAP}?(?:(?P<said{n}>{said}){self.near})?|[-/])(?P<year{n}>\d{{4}}|['’]\d\d)(?![.,]\d)"
            rf"(?P<mark{n}>(?:{suffixes})?(?:{_GAP}?(?:{marks}))?)(?!\w)"
        )

    def tail(self, n: int) -> str:
        return rf"[,،]?{_GAP}(?P<tail{n}>{any_of(offsets(self.language))})(?!\w)"

    def weekday(self) -> str:
        if not self.known.weekdays:
            return "(?P<weekday>(?!))?(?P<short>(?!))?"
        short, bare = any_of(self.own.get("short_weekdays", ())), any_of(self.own.get("bare_weekdays", ()))
        return (
            rf"(?:(?:(?P<weekday>{any_of(self.known.weekdays)})(?:{self.endings})?|(?P<short>(?:{short})(?=[.,])|(?:{bare})(?=\s)))"
            rf"[.,،]{{0,2}}(?:{_GAP}\(?)(?:(?:{self.articles}){_GAP}?)?)?"
        )

    def date(self) -> str:
        ahead = any_of(words(self.language, "ahead_last", "ahead_next"))
        ordinals = any_of(self.own.get("ordinal_days", ()))
        weekday = rf"(?:(?:{any_of(self.known.weekdays)})(?:{self.endings})?,?{_GAP}(?:(?:{self.articles}){_GAP}?)?)?"
        figure = rf"[«\"]?\d{{1,2}}[»\"]?{self.ordinal}"
        return (
            rf"(?:(?P<ahead>{ahead}){_GAP})?{self.weekday()}(?P<list>(?:{figure}(?:[^\S\n]?[-–—/][^\S\n]?|{self.joined}{weekday}|,{_GAP})){{1,4}})?"
            rf"(?P<core>(?:[«\"]?(?P<day>\d{{1,2}})[»\"]?{self.ordinal}|(?P<ordinal>{ordinals}))"
            rf"(?P<joint>{self.joint})(?P<month>{self.month}){self.double})(?:{self.year(1)}|{self.tail(1)})?"
        )

    def month_and_year(self) -> str:
        return (
            rf"(?:(?P<first>(?P<month0>{self.month}){self.second}\.?){self.between})?(?P<core2>(?P<month2>{self.month}){self.double})"
            rf"(?:{self.year(2)}|{self.tail(2)})"
        )

    def month_first(self) -> str:
        if not self.own.get("month_first"):
            return "(?P<month3>(?!))(?P<day3>(?!))(?P<year3>(?!))"
        return rf"(?P<month3>{self.month}){_GAP}(?P<day3>\d{{1,2}})(?:,{_GAP}|{_GAP}del?{_GAP})(?P<year3>\d{{4}})(?!\w)"

    def years(self) -> str:
        pairs = any_of(words(self.language, "pair_leads"))
        leads = rf"(?:(?P<strong>{any_of(words(self.language, 'year_leads'))})|(?P<pair>{pairs})|{any_of(words(self.language, 'weak_leads'))}){_GAP}"
        marks, suffixes = any_of(words(self.language, "year_marks")), any_of(words(self.language, "year_suffixes"))
        return (
            rf"(?P<lead>{leads}){'?' if self.own.get('mark_leads') else ''}(?:(?P<y0>\d{{4}})(?:[-–—]|{self.joined}))?(?P<y1>\d{{4}})"
            rf"(?P<ymark>(?:{suffixes})?(?:{_GAP}?(?:{marks})(?!\w))?)(?![\w%/-]|[.,]\d)"
        )


@cache
def pattern(language: str) -> re.Pattern[str] | None:
    """The pattern of a language's dates; None for one that dateparser does not know. Compiled once, at first use."""
    if names(language) is None:
        return None
    p = _Pieces(language)
    stuck = rf"(?P<stuck>(?:{p.stuck})?)" if words(language, "stuck") else "(?P<stuck>)"
    return re.compile(
        rf"{_BEGINS}(?=[{_firsts(p, language)}])(?:{_FIGURES}|{_WORDS}{stuck}(?:(?P<dayword>{any_of(p.known.days)})(?![\w-])"
        rf"|{p.date()}|{p.month_first()}|{p.month_and_year()}|{p.years()})|{_DAY_AND_MONTH})",
        re.IGNORECASE,
    )


def _firsts(p: _Pieces, language: str) -> str:
    """The characters that an expression begins with: nothing else need be looked at."""
    own = words(language, "stuck", "ahead_last", "ahead_next", "year_leads", "weak_leads", "pair_leads")
    more = (*p.own.get("ordinal_days", ()), *p.own.get("short_weekdays", ()), *p.own.get("bare_weekdays", ()))
    return r"\d«\"" + "".join(sorted({re.escape(w[0].lower()) for w in (*own, *more, *p.known.months, *p.known.weekdays, *p.known.days)}))


@cache
def weekdays(language: str) -> re.Pattern[str]:
    """A pattern for a language's weekdays."""
    known = names(language)
    return re.compile(rf"(?<!\w)(?:{any_of(known.weekdays if known else ())})", re.IGNORECASE)
