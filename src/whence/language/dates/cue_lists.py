"""Lists of cues: the words by which a clause tells its tense, as dates_context.toml has them, and the forms that are made of them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from whence.language.dates.lexicon import data


class Cues(NamedTuple):
    """The lists of words that tell, as dates_context.toml has them under ``tense``."""

    modals: frozenset[str]
    alone: frozenset[str]
    possible: frozenset[str]
    perceived: frozenset[str]
    ahead_to: frozenset[str]
    deals: frozenset[str]
    ahead_for: frozenset[str]
    fixed: frozenset[str]
    not_fixed: frozenset[str]
    schedules: frozenset[str]
    scheduled_of_one: frozenset[str]
    scheduled_of_teams: frozenset[str]
    not_scheduled: frozenset[str]
    nounish: frozenset[str]
    forecasts: frozenset[str]
    orders: frozenset[str]
    asides: frozenset[str]
    naming: frozenset[str]
    determiners: frozenset[str]
    earlier: frozenset[str]
    ahead: frozenset[str]
    ahead_nouns: frozenset[str]
    ahead_after_be: frozenset[str]
    ahead_pairs: frozenset[str]
    ahead_phrases: frozenset[str]
    behind: frozenset[str]
    certainly_behind: frozenset[str]
    happened: frozenset[str]
    changes: frozenset[str]
    said: frozenset[str]
    reporting: frozenset[str]
    not_behind: frozenset[str]
    joined: frozenset[str]
    wanted: frozenset[str]
    negations: frozenset[str]
    put_off: frozenset[str]
    put_back: frozenset[str]
    opening: frozenset[str]
    lasting: frozenset[str]
    causes: frozenset[str]
    wares: frozenset[str]
    figures: frozenset[str]
    accused: frozenset[str]
    market: frozenset[str]
    commodities: frozenset[str]
    occasions: frozenset[str]
    blamed: frozenset[str]
    one: frozenset[str]
    """What is on the calendar of one, in the third person: "meets", "flies"."""
    calendar: frozenset[str]
    """All verbs of the calendar."""
    ongoing: frozenset[str]
    """Their participles: "flying", "playing"."""
    times: frozenset[str]
    known: frozenset[str]
    """All words that may tell, but for those in -ed."""


def third(verb: str) -> str:
    """The verb with the ending of the third person: "goes", "flies", "reports"."""
    if verb.endswith(("s", "sh", "ch", "o", "x")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in {"a", "e", "o"} else f"{verb}s"


def _ongoing(verb: str) -> tuple[str, str]:
    """The present participle, and the same with the last letter twice: "closing"; "running", "travelling"."""
    return f"{verb.removesuffix('e')}ing", f"{verb}{verb[-1]}ing"


@cache
def cues() -> Cues:
    """The lists; read once, at first use."""
    lists = {name: frozenset(words) for name, words in data("dates_context")["tense"].items()}
    telling = ("alone", "possible", "ahead_to", "ahead_for", "forecasts", "orders", "ahead", "schedules", "behind")
    one = frozenset(third(verb) for verb in lists["schedules"] | lists["scheduled_of_one"])
    known = {word for name in telling for word in lists[name]} | one | lists["scheduled_of_teams"]
    names = data("dates_words")
    times = frozenset({word.lower() for kind in ("MONTH", "WEEKDAY", "SEASON") for word in names[kind]["words"]})
    calendar = one | lists["schedules"] | lists["scheduled_of_teams"]
    ongoing = frozenset(form for verb in lists["schedules"] | lists["scheduled_of_one"] | lists["scheduled_of_teams"] for form in _ongoing(verb))
    known |= {pair.rsplit(None, 1)[-1] for pair in lists["ahead_pairs"]} | ongoing
    return Cues(**lists, one=one, calendar=calendar, ongoing=ongoing, times=times, known=frozenset(known))
