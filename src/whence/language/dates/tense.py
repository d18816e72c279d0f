"""Tense: whether the words around an expression tell of what was or of what is to come."""

from __future__ import annotations

import re
from itertools import pairwise

from whence.language.dates.breaks import ends, first_break
from whence.language.dates.cue_lists import Cues, cues
from whence.language.dates.cues import BE, PRESENT, WEAK, cue, first_cue
from whence.language.dates.openings import is_opening

_WORD = re.compile(r"['’]?[a-z]+(?:['’]t)?|\d[\d,.]*", re.IGNORECASE)
_STOP = re.compile(r"[.!?;\n`'\"](?:(?<=[.!?])['\"”’)]*\s|(?<=\n)\s*\n|(?<=;)|(?<=`)`|(?<=')'|(?<=\"))")
_STOP_BEFORE = re.compile(r"[.!?;\n`'\",](?:(?<=[.!?])['’)]{0,2}\s|(?<=\n)\n|(?<=;)|(?<=`)`|(?<=')'|(?<=\")|(?<=,) (?:which|who|when|where) )")
_DEADLINE = frozenset({"by", "until", "before"})
_LEADS = frozenset({"in", "earlier", "last", "this", "week", "month", "on", "late", "early", "but", "and", "also", "then", "by"})
_OPENERS = frozenset({"at", "in", "during", "after", "speaking", "writing", "answering"})
"""A clause that begins with these has its verb behind the expression: "At a hearing on Monday, he said"."""
_NEAR, _ADJACENT, _WITHIN = 8, 3, 5
"""How many words before the expression are looked at for what was put off until then, for a phrase, and for what governs its noun."""
_NEXT_WORD = re.compile(r"[ \n]([a-z]+)")
_ATTACKS = frozenset({"attack", "attacks"})
"""Planned at times, but no more when a day is their name."""
_MAY = re.compile(r"(?<=[a-z,\d] )May\b")
"""The month, which a sentence does not begin with as a verb does not either."""
_RELATIVE = frozenset({"who", "which"})
_RELATIVE_TO_HERE = re.compile(r"\b(?:who|which)\b[^,]*$")
_RELATIVE_CLAUSE = re.compile(r",\s(?:who|whose|which|where|when)\s[^,]*(?:,|$)")
"""What stands between an expression and the verb of its clause, "On Friday, the minister, who took office in May, will"."""
_BACK = frozenset({"be", "is", "are", "was", "were", "been", "come", "comes", "came", "go", "goes", "went", "get", "got"})
_NOT_DIRECT = frozenset({"to", "for", "of", "from", "by", "until", "before", "prior", "ahead", "with", "that", "which", "has", "have", "been"})
_WOULD = 2
_PROTEST = frozenset({"strike", "march", "rally", "protest", "demonstrate"})
_LASTING = frozenset({"being", "having", "serving", "spending", "leading", "working"})
_PHRASED = frozenset({"least", "than", "as"})
"""The last words of the phrases that look ahead."""
_AT = frozenset({"on", "in", "for"})
_LIKELY = frozenset({"likely", "possible", "probable", "imminent", "unlikely"})
_BEHIND_NOUN = frozenset({"on", "in", "late", "early", "last", "this"})
_HANGS_ON = frozenset({"for", "to", "of", "into", "about", "on", "against", "with"})
_AFTER = frozenset({"after", "following", "over", "despite", "since"})
_COMPARING = frozenset({"from", "than"})
_FROM_FIGURE = re.compile(
    r"\b(?:from|than)\s+(?:[a-z]+\s+)?\S*\d\S*(?:\s+(?:pct|per ?cent|percent|percentage points|points|million|billion|mln|bln))?\s+(?:in|on)\s+$"
)
_FIGURE = 48
"""How far back, in characters, the figures are looked for that something is compared with: "down from 10.1 percent in March"."""
_AWAITED = ("ahead of", "run-up to", "eve of", "awaits", "awaiting", "await", "preparing for", "ready for")
_TURNED_TO = ("focus on", "turns to", "missing")
_ATTENDED = frozenset({"miss", "attend", "face", "play", "host", "skip", "watch"})
"""Before "Tuesday's vote" these make it one to come."""
_EXPECTED = frozenset({"expected", "likely", "due", "set", "scheduled", "going", "sold"})
_CLAUSE = frozenset({"which", "who", "that", "and", "but"})
_LEFT, _RIGHT, _FAR = 160, 100, 200
"""How far a clause is looked at on either side, in characters, and how far ahead where its verb stands no nearer."""


def tense(text: str, start: int, end: int) -> int:
    """Say whether the clause around ``start``..``end`` speaks of the past (-1, certainly: -2), of what is to come (1), or does not tell (0).

    What was still to come when it was told is 2 ("would") or 3 ("was to", "was expected"): by now it may be over. The last verb before the expression
    decides, else the first after it; "by" and "until" look ahead where there is none.
    """
    low = max(0, start - _LEFT)
    for stop in _STOP_BEFORE.finditer(text, low, start):
        if ends(text, stop.start()):
            low = stop.end()
    words, lists = _words(text[low:start]), cues()
    if text[end : end + 2] in {"'s", "’s"}:
        return _of_days(text, start, end, words)
    if words and words[-2 if words[-1] == "the" and len(words) > 1 else -1] in lists.certainly_behind:
        return -2
    if words[-1:] == ["the"] and (noun := _NEXT_WORD.match(text, end)) and (noun[1] in lists.happened or noun[1] in _ATTACKS):
        return -2  # "the Monday attack"
    if _is_past_noun(words, lists) or (
        words[-1:] != []
        and words[-1] in _AT
        and not _COMPARING.isdisjoint(words)
        and "will" not in words
        and _FROM_FIGURE.search(text, max(low, start - _FIGURE), start)
    ):
        return -2
    if words[-2:] == ["back", "in"] and first_cue(words, range(len(words) - 3, -1, -1), reporting=True) == -1 and words[-3] not in _BACK:
        return -2  # "heard of it back in July", not "wants to come back in July"
    if is_opening(words, lists):
        return max(1, _of_clause(text, (low, start, end), words))  # "was to expire on Friday" may be over
    if _is_present(words):
        return 1
    return _of_clause(text, (low, start, end), words)


def _of_clause(text: str, place: tuple[int, int, int], words: list[str]) -> int:
    """What the verbs before and behind tell; ``place`` is where the clause begins, and the expression's start and end."""
    low, start, end = place
    lists = cues()
    phrase = not _PHRASED.isdisjoint(words[-2:]) and any(f"{a} {b}" in lists.ahead_phrases for a, b in pairwise(words[-_ADJACENT:]))
    told = first_cue(words, range(len(words) - 1, -1, -1), reporting=not phrase)
    if told == WEAK or (not told and _there_is(words)):
        next_word = _words_after(text, end)[:1]  # "media reports on Tuesday said"
        told = -1 if first_cue(next_word, range(len(next_word)), reporting=True) < 0 else 1
    if told > 0 and told != _WOULD and _is_after_it(words, lists):
        return -1
    if _is_done(words, told, lists) or (
        told == -1 and not _RELATIVE.isdisjoint(words) and _RELATIVE_TO_HERE.search(text, low, start) and _is_relative(words)
    ):
        return -2
    aside = _aside(words, lists) if told == 1 else None
    if told == -1 and _is_direct(words, lists):
        return -2
    if (told or phrase) and aside is None:
        return told or 1
    if not told and not lists.said.isdisjoint(words[-2:]):
        after = _words_after(text, end)  # "In a statement on Monday the club said it will", but "In a speech on Monday she will"
        return 1 if after[:1] != ["that"] and first_cue(after, range(len(after)), reporting=True, after=True) == 1 else -1
    later = _after(text, end, words)
    if later == -1 and _LEADS.issuperset(words) and words and _begins_past(_words_after(text, end)[:_WITHIN]):
        return -2
    if aside is not None:
        return _of_aside(words, aside, later)
    if later:
        return later
    deadline = bool(words) and (words[-1] in _DEADLINE or (words[-1] == "the" and not _DEADLINE.isdisjoint(words[-2:-1])))
    return 1 if deadline or (words[1:2] == ["to"] and _is_headline(text, low, end)) else 0


def _is_direct(words: list[str], lists: Cues) -> bool:
    """Whether a verb that tells of the past has the expression right behind it: "resigned on 14 September", "won the seat in June"."""
    if words[-1] not in _AT:
        return False
    for at in range(len(words) - 2, max(-1, len(words) - 2 - _WITHIN), -1):
        if words[at] in _NOT_DIRECT:
            return False
        if cue(words, at, after=False):
            return words[at] not in lists.reporting and words[at] not in lists.ahead_to
    return False


def _begins_past(after: list[str]) -> bool:
    """Whether a clause that the expression opens tells what was done: "In June she won the seat", not "In June, it said, talks will begin"."""
    lists = cues()
    at = next((at for at in range(len(after)) if cue(after, at, after=True)), None)
    if at is None or cue(after, at, after=True) > 0 or after[at] in lists.reporting:
        return False
    return after[at] not in lists.ahead_to or after[at + 1 : at + 2] != ["to"]


def _is_headline(text: str, low: int, end: int) -> bool:
    """Whether the clause is a line without a stop: "Mayor to quit on Friday"."""
    return text[low - 1 : low] in {"", "\n"} and text[end : end + 1] in {"", "\n"}


def _of_days(text: str, start: int, end: int, words: list[str]) -> int:
    """What is told of "Tuesday's ruling": it has been given, unless it is awaited, or is still expected."""
    if text[start : start + len("this")].lower() == "this":
        return 0
    lists, lead = cues(), text[max(0, start - len("preparing for ")) : start].lower()
    if lead.rstrip().endswith(_AWAITED):
        return 1
    after = _words_after(text, end + 2)
    if words[-2:-1] and words[-2] in {"will", "would"} and words[-1] in _ATTENDED:
        return 1  # "will miss Saturday's final", not "will appeal Tuesday's ruling"
    if lists.occasions.isdisjoint(after[:_ADJACENT]):
        return -1
    if (words[-1:] == ["for"] and lists.blamed.isdisjoint(words[-_WITHIN:])) or lead.rstrip().endswith(_TURNED_TO):
        return 1
    for at, word in enumerate(after[1:_WITHIN], 1):
        if word in _CLAUSE or word in lists.behind or (word.endswith("ed") and word not in lists.not_behind):
            break
        if word in {"will", "should"} or (word in PRESENT and not _EXPECTED.isdisjoint(after[at + 1 : at + 2])):
            return 1
    return -1


def _is_past_noun(words: list[str], lists: Cues) -> bool:
    """Whether the expression says when something happened that nobody plans: "a crash on Saturday"."""
    if lists.happened.isdisjoint(words[-_ADJACENT:]):
        return False
    at = len(words) - 1
    while at >= 0 and words[at] in _BEHIND_NOUN:
        at -= 1
    if at < max(0, len(words) - _ADJACENT) or words[at] not in lists.happened or words[at - 1 : at] == ["cease"]:
        return False
    if _HANGS_ON.isdisjoint(words[max(0, at - _ADJACENT) : at]):
        return True
    return first_cue(words, range(at - 1, -1, -1), reporting=True) <= 0  # "will be sentenced for the murder on Friday"


def _is_present(words: list[str]) -> bool:
    """Whether a form of "to be" puts it on the calendar: "the hearing is on Tuesday", "is leaving on Friday", "is likely in June"."""
    at = len(words) - 1 - (words[-1:] != [] and words[-1] in _AT)
    if at < 0:
        return False
    last, before = words[at], words[at - 1] if at else ""
    return last in PRESENT or (before in PRESENT and (last in _LIKELY or (last.endswith("ing") and last != "being")))


def _is_after_it(words: list[str], lists: Cues) -> bool:
    """Whether the expression belongs to what came before that which is to come: "will vote again after a defeat on Tuesday"."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _NEAR), -1):
        if words[at] in _AFTER:
            if words[at] == "over" and not _PROTEST.isdisjoint(words[:at]):  # "will strike over job losses on Monday"
                return False
            governed = [word.lower() for word in words[at + 1 :]]
            gerund = bool(governed) and governed[0].endswith("ing") and governed[0] not in _LASTING
            event = (
                words[-1] == "in" and words[at] != "over" and not lists.determiners.isdisjoint(governed[:1]) and lists.occasions.isdisjoint(governed)
            )
            return gerund or event or not (lists.changes | lists.happened).isdisjoint(governed)
        if cue(words, at, after=False):
            return False
    return False


def _after(text: str, end: int, words: list[str]) -> int:
    """What the words after an expression tell; ``words`` stand before it."""
    after = _words_after(text, end)
    if after and after[0] in cues().reporting and text[end : end + 1] == " ":  # "The president on Friday said the talks may go on"
        return -1
    # "On Friday, the minister announced": there saying is the act; else it tells who speaks, and not when
    act = _LEADS.issuperset(words) or words[0] in _OPENERS
    told = first_cue(after, range(len(after)), reporting=act, after=True)
    if told or not act or first_break(_STOP, text, end, end + _RIGHT):
        return told
    after = _words_after(text, end, _FAR)
    return first_cue(after, range(len(after)), reporting=act, after=True)


def _there_is(words: list[str]) -> bool:
    """As "There is a game on Thursday"."""
    return any(first == "there" and second in PRESENT for first, second in pairwise(words))


def _words_after(text: str, end: int, within: int = _RIGHT) -> list[str]:
    if text.startswith(":", end):  # a heading, "Monday:", which no verb belongs to
        return []
    limit = first_break(_STOP, text, end, end + _FAR)
    after = text[end : limit.start() if limit else end + _FAR]
    return _words((_RELATIVE_CLAUSE.sub(",", after) if ", wh" in after else after)[:within])


def _words(text: str) -> list[str]:
    """The words of a piece of a clause, names with their capitals, the first one small if it is none, as is every word of a headline."""
    words = _WORD.findall(_MAY.sub("", text) if "May" in text else text)
    if len([word for word in words if "A" <= word[0] <= "Z"]) * 2 > len(words):
        return [word.lower() for word in words]
    if not words or (words[1:2] and words[1] in cues().scheduled_of_teams):  # "Leeds face Hull"
        return words
    return [words[0].lower(), *words[1:]]


def _is_done(words: list[str], told: int, lists: Cues) -> bool:
    """Whether the words right before tell of what is done, "the sale made in April", or was said before, "an earlier estimate in May"."""
    if words[-1:] != ["in"]:  # a month; "must buy back securities pledged on April 22" may mean the day of buying
        return False
    return not lists.earlier.isdisjoint(words[-_WITHIN:-1]) or (told == -1 and first_cue(words[:-1], [len(words) - 2], reporting=False) == -1)


def _of_aside(words: list[str], aside: int, later: int) -> int:
    """What an adjective that looks ahead tells, with what the words after the expression tell.

    In "The launch planned for Wednesday was scrubbed" it was to come by then; in "He announced its planned launch in May" the verb tells.
    """
    if later or words[aside - 1 : aside] == [] or words[aside - 1] not in cues().determiners:
        return 3 if later < 0 else 1
    return first_cue(words, range(aside - 1, -1, -1), reporting=True) or 1


def _is_relative(words: list[str]) -> bool:
    """Whether the verb that tells is that of a relative clause, "who killed a guard on …": no other clause has a say in it."""
    for at in range(len(words) - 1, 0, -1):
        if cue(words, at, after=False):
            return words[at - 1] in _RELATIVE
    return False


def _aside(words: list[str], lists: Cues) -> int | None:
    """Where the word stands that looks ahead, if it is no verb of the clause: "its planned launch on …", "games scheduled for …"."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _NEAR), -1):
        told = cue(words, at, after=False)
        if told > 0 and words[at] in lists.asides:
            return at if BE.isdisjoint(words[max(0, at - 2) : at]) else None
        if told:
            return None
    return None
