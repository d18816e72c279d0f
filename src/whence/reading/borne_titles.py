"""Whether a text gives the bearer of a name the title that a fact claims."""

from __future__ import annotations

from collections.abc import Sequence

from whence.comparing import Comparison
from whence.comparing.names import compare_names, name_key
from whence.comparing.titles import compare_titles
from whence.language.titles import read_title
from whence.model import PersonMention
from whence.reading.people import Person, callable_by


def title_borne(name: str, title: str, quote: str, people_in_quote: Sequence[PersonMention], persons_of_source: Sequence[Person]) -> Comparison:
    """Whether the text gives the bearer of ``name`` the ``title``.

    First the titles that the quote gives, then the word before the name in it, then those that the whole source gives. ``people_in_quote`` are the
    mentions that overlap the quote (offsets are not used). ``conflict``: another title, or a modifier kept or dropped, is given; ``unknown``: none.
    """
    given = [m.title.text for m in people_in_quote if m.title and m.name and _is(name, m.name.text)]
    literal = _before(name, quote)
    if literal and _literally(title, literal):
        return Comparison("same", "title and name stand so in the quote", seen=title)
    found = [_borne(title, one) for one in dict.fromkeys((*given, *([literal] if literal and not given else [])))]
    if any(c.holds for c in found):
        return next(c for c in found if c.holds)
    elsewhere = [t.text for person in persons_of_source if _is(name, person.name) for t in person.titles]
    rest = [_borne(title, one) for one in dict.fromkeys(elsewhere)]
    if found:
        exact = [c for c in rest if c.verdict == "same"]
        return exact[0] if exact else _worst(found)
    if any(c.holds for c in rest):
        return next(c for c in rest if c.holds)
    if rest:
        return _worst(rest)
    return Comparison("unknown", "the source gives no title that is read")


def _is(name: str, other: str) -> bool:
    compared = compare_names(name, other)
    words = name_key(name).split()
    if len(words) == 1 and len(name_key(other).split()) > 1 and not callable_by(words[0], other):
        return compared.misspelt  # King George is not George Hale
    return compared.holds or compared.misspelt


def _worst(found: list[Comparison]) -> Comparison:
    return next((c for c in found if c.verdict == "conflict"), found[0])


def _borne(claimed: str, given: str) -> Comparison:
    # A claim is borne by a title that says more: its last words ("Inspector" by "Detective Inspector"), but for a modifier dropped.
    compared = compare_titles(claimed, given)
    if compared.holds and not _outranks(claimed, given):
        return compared
    if compared.holds:
        return Comparison("conflict", f"the text gives {given}", seen=given)
    if _literally(claimed, given) and set(read_title(claimed).modifiers) == set(read_title(given).modifiers):
        return Comparison("compatible", "the title given says more", seen=given)
    if compared.verdict == "unknown":
        return Comparison("conflict", f"the text gives {given}", seen=given)
    return compared


def _outranks(claimed: str, given: str) -> bool:
    # A chief justice is addressed as "Justice", a lieutenant colonel as "Colonel"; who is only called so need not be one.
    ours, theirs = read_title(claimed), read_title(given)
    return ours.kind == theirs.kind and ours.office.endswith(f" {theirs.office}")


def _literally(claimed: str, given: str) -> bool:
    ours, theirs = _title_words(claimed), _title_words(given)
    return bool(ours) and theirs[-len(ours) :] == ours


def _title_words(title: str) -> list[str]:
    return title.lower().replace("’", "'").replace(".", "").replace("-", " ").split()


def _before(name: str, quote: str) -> str:
    # The words of a title that stand directly before the name in the quote, whoever or whatever bears it.
    from whence.language.people import title_before

    at = quote.find(name)
    return title_before(quote, at) if at > 0 else ""
