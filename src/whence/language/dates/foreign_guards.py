"""What says that figures and names of months beside each other are no date: streets, line-ups, counts, versions, names of newspapers."""

from __future__ import annotations

import re

from whence.language.dates.foreign_names import any_of, before, lower_words, names, words

_BACK = 48
"""How far back, in characters, the words are looked for that say what a number is."""
_NEXT = re.compile(r"[^\S\n]{0,2}(?:(?P<sign>[%€$£°‰])|(?P<word>[^\W\d_]+))")
_LISTED = re.compile(r"[,;][^\S\n]\d{1,2}[^\S\n](?P<word>[^\W\d_])")
_WORD = re.compile(r"[^\S\n](?P<word>[^\W\d_])")
_LAW = re.compile(r"(?:(?<!\d)\d{1,5}/(?P<a>(?:19|20)\d\d)|(?<!\d)(?P<b>(?:19|20)\d\d)-\d{1,5}),?\s(?:del?|du|di|dell['’]|vom|van)?\s?$")
_DIGIT = re.compile(r"\d[^\s(,;:]{0,3}[^\S\n]{0,2}$")
_SENTENCE = re.compile(r"(?:^|[.!?:…»\"“”)\]—–-]|\n)[\s\"“”„«»'‘’¿¡(—–-]*$")
_CLOSED = re.compile(r"[,.;:)\]»\"”“!?\n]|\s*$|\s[-–—(]")
_TENS = re.compile(r"(?:дцать|\bсорок)\s$", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_]+[^\S\n]$")
_ARTICLE = "ال"
_TODAY = "اليوم"


def back(text: str, at: int) -> str:
    """The text right before a place."""
    return text[max(0, at - _BACK) : at]


def is_count(text: str, at: int, language: str, *, doubtful: bool) -> bool:
    """Whether the number that ends at a place counts what follows: "1500 Metern", "2000 €".

    Where it is ``doubtful`` that it is a year, nothing may follow it but a small word of the language or a mark.
    """
    m = _NEXT.match(text, at)
    if any(text.startswith(era, at + 1) for era in words(language, "bc")):
        return True
    if m is None or m["sign"]:
        return m is not None
    word = m["word"].lower()
    return word in lower_words(language, "counted") or (doubtful and m.start("word") > at and word not in lower_words(language, "followers"))


def is_closed(text: str, at: int) -> bool:
    """Whether the clause ends at a place, so that nothing is there for a number to count."""
    return _CLOSED.match(text, at) is not None


def is_capital(word: str) -> bool:
    """Whether a word has a capital and small letters."""
    return word[:1].isupper() and not word.isupper()


def is_place(text: str, start: int, language: str) -> bool:
    """Whether the day at a place is the name of a street, bridge or movement: "Rua 25 de Março"."""
    return before(language, "places", then=r"(?:\s(?:de|del|do|da|du|des))?[^\S\n]").search(back(text, start)) is not None


def is_label(text: str, start: int, language: str) -> bool:
    """Whether a word before a number says that it is no day: "Platz 2 Jan Frodeno"."""
    return before(language, "labels", then=r"[^\S\n]?").search(back(text, start)) is not None


def is_line_up(text: str, month: str, at: int) -> bool:
    """Whether a capital month is a player's name, as a further name follows, or a further number with one; for languages with small months."""
    if not is_capital(month):
        return False
    following = _WORD.match(text, at) or _LISTED.match(text, at)
    return following is not None and following["word"].isupper()


def follows_capital(text: str, start: int) -> bool:
    """Whether a word with a capital stands right before, and no sentence begins with it: a surname such as "Jan April"."""
    m = _CAPITAL.search(back(text, start))
    return m is not None and is_capital(m[0].strip()) and _SENTENCE.search(back(text, start)[: m.start()]) is None


def is_mission(text: str, start: int, language: str) -> bool:
    """Whether what follows is a mission's name: "la mission Mars 2020"."""
    return before(language, "missions", then=r"[^\S\n]").search(back(text, start)) is not None


def is_part_of_number(text: str, start: int) -> bool:
    """Whether figures stand before a month that nobody could read as its day: the month alone would then be wrong."""
    return _DIGIT.search(back(text, start)) is not None


def is_compound(text: str, start: int, stuck: str) -> bool:
    """Whether an ordinal is the end of a longer one: twenty-first."""
    return bool(stuck.startswith("و")) or _TENS.search(back(text, start)) is not None


def is_numbered(text: str, start: int, language: str) -> bool:
    """Whether figures with dots are a version, section or telephone number."""
    piece = back(text, start)
    return before(language, "numbered", then=r"[^\S\n]?").search(piece) is not None or piece[-2:-1].isdigit()


def year_of_attacks(text: str, start: int, language: str) -> bool:
    """Whether 11 September is that of 2001, as a word before it says."""
    return before(language, "attacks", then=r"(?:\s[^\W\d_]+['’]?){0,3}\s?").search(back(text, start)) is not None


def year_of_law(text: str, start: int) -> int | None:
    """The year in the number of a law that stands before its day: "Ley 3/2018, de 5 de diciembre"."""
    m = _LAW.search(back(text, start))
    return int(m["a"] or m["b"]) if m else None


def is_name_of_today(text: str, start: int, end: int, language: str) -> bool:
    """Whether a word for today or yesterday is, or is part of, a name: "El Diario de Hoy", „Heute“."""
    word = text[start:end]
    if any(text.startswith(name, start) for name in words(language, "names")):
        return True
    if word.endswith(_TODAY):
        return _is_arabic_day(text, start, end, language)
    if text[start - 1 : start] in set("„“«\"'‘") and text[end : end + 1] in set("“”»\"'’"):
        return True
    return is_capital(word) and _SENTENCE.search(back(text, start)) is None


def _is_arabic_day(text: str, start: int, end: int, language: str) -> bool:
    known = names(language)
    if before(language, "not_today_before", then=r"\s").search(back(text, start)):
        return True
    m = _NEXT.match(text, end)
    return m is not None and bool(m["word"]) and m["word"].startswith(_ARTICLE) and not (known and m["word"] in known.weekdays)


def leads_day(text: str, start: int, language: str) -> bool:
    """Whether figures without a year are a day, as a preposition or weekday before them says: "am 15.7.", "za 29/6"."""
    known = names(language)
    if before(language, "on", then=r"[^\S\n]").search(back(text, start)):
        return True
    days = (*(known.weekdays if known else ()), *words(language, "short_weekdays", "bare_weekdays"))
    return re.search(rf"(?<!\w)(?:{any_of(days)})[.,]?[^\S\n]\(?$", back(text, start), re.IGNORECASE) is not None
