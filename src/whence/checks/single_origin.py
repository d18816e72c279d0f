"""WH404."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.checking import AgreementCheck, Outcome
from whence.model import Claim, Fact, Location, Origin, Skipped
from whence.reading import Reading
from whence.reading.agreement import date_claim, number_claim
from whence.reading.fingerprint import folded
from whence.reading.origins import bearing, outlet_of, resting, same_matter

_HOW = {
    "dateline": "its dateline",
    "credit": "its credit",
    "appeared in": "where it appeared",
    "republished": "where it is taken from",
    "press release": "a press release",
    "according to": "its attribution",
    "report": "the report that it cites",
    "first reported": "who reported it first",
    "told": "an interview",
}


class SingleOrigin(AgreementCheck):
    """Several sources agree, and all go back to one origin.

    Why: ten papers that print one agency's report are one witness, not ten. What looks corroborated rests on a single reporter's word.

    Found: facts of one subject and predicate that two or more sources bear, where each of them takes them from one agency or outlet (dateline,
    credit, "according to", "a … report said", "first reported by", republication). Without a facts table, sources that as a whole rest on one
    origin: their dateline or credit is its, or their lead cites it. An outlet's own article counts as that outlet's word.

    Not found: articles on different matters that cite one agency; facts that at least one source bears on its own; an outlet cited for a detail
    further down; photo credits; police or ministries cited by several reporters who each asked them.

    What to do: count them once, and look for a source that has its own knowledge.
    """

    code = "WH404"
    severity = "warning"

    def claims(self, reading: Reading) -> Iterator[Claim | Skipped]:
        """What may corroborate: the given facts; without a table, each source as a whole."""
        if not reading.dossier.has_table:
            yield from self._wholes(reading)
            return
        for fact in reading.dossier.facts:
            subject = reading.subject(fact)
            if subject is None or not reading.readable(fact.source):
                yield self.skipped("the subject is not resolved, or the source is not read")
                continue
            key = f"{subject.key}|{reading.vocabulary.canonical(fact.predicate)}"
            made = {"date": date_claim, "number": number_claim}.get(reading.kind(fact))
            claim = made(reading, fact, key) if made else None
            yield claim or Claim(key, "text", None, None, fact.fact_id, fact.source, folded(fact.value), fact.subject, fact.predicate)

    @staticmethod
    def _wholes(reading: Reading) -> Iterator[Claim]:
        for source in reading.dossier.sources:
            names = {o.name for o in resting(reading, source.id)} | {outlet_of(reading, source.id)}
            for name in sorted(n for n in names if n):
                yield Claim(f"origin {name}", "origin", None, None, "", source.id, name)

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Claims of several sources hold when one of them has another origin, or none that it names."""
        if key.startswith("origin ") and all(not c.fact_id for c in claims):
            for sids in _matters(reading, [c.source for c in claims]):
                yield self._of_sources(reading, claims[0].text, sids)
            return
        groups: dict[str, list[Claim]] = {}
        for claim in claims:
            groups.setdefault(claim.text if claim.unit == "text" else claim.unit, []).append(claim)
        for group in groups.values():
            yield from self._of_facts(reading, group)

    def _of_sources(self, reading: Reading, name: str, sids: Sequence[str]) -> Outcome:
        places = {sid: [o for o in resting(reading, sid) if o.name == name] for sid in sids}
        if len(places) < 2 or not any(places.values()):
            return self.held(len(places))
        return self._found(reading, name, sids, [self._place(reading, sid, places[sid], name) for sid in sids], ())

    def _of_facts(self, reading: Reading, claims: Sequence[Claim]) -> Iterator[Outcome]:
        facts = [reading.fact(c.fact_id) for c in claims]
        low = max((c.low for c in claims if c.low is not None), default=None)
        high = min((c.high for c in claims if c.high is not None), default=None)
        if len({f.source for f in facts}) < 2 or (low is not None and high is not None and low > high):
            yield self.held(len(facts))
            return
        origins = [{o.name or "": o for o in reversed(bearing(reading, f))} for f in facts]
        known = [set(o) | {outlet_of(reading, f.source) or ""} for o, f in zip(origins, facts, strict=True)]
        shared = sorted(name for name in set.intersection(*known) if name and any(name in o for o in origins))
        if not shared:
            yield self.held(len(facts))
            return
        places = [reading.row(facts[0])]
        places += [
            self._place(reading, f.source, [o[shared[0]]] if shared[0] in o else [], shared[0], "related")
            for o, f in zip(origins, facts, strict=True)
        ]
        yield self._found(reading, shared[0], list(dict.fromkeys(f.source for f in facts)), places, facts)

    def _place(self, reading: Reading, sid: str, origins: Sequence[Origin], name: str, role: str = "primary") -> Location:
        if not origins:
            return reading.manifest(sid, name, "related", "its publisher")
        first = origins[0]
        return reading.place(sid, first.start, first.end, "primary" if role == "primary" else "related", _HOW.get(first.how, first.how))

    def _found(self, reading: Reading, name: str, sids: Sequence[str], places: Sequence[Location], facts: Sequence[Fact]) -> Outcome:
        both = "both" if len(sids) == 2 else "all"
        listed = f"{', '.join(sids[:-1])} and {sids[-1]}"
        agree = f"{listed} agree on {facts[0].subject}, {facts[0].predicate}, but" if facts else listed
        return self.found(
            reading,
            f"{agree} {both} rest on {name}: count {'it' if facts else 'them'} once.",
            [places[0], *(p for p in places[1:] if p not in places[:1])],
            facts=[f.fact_id for f in facts],
            expected=f"{len(sids)} independent sources",
            observed=f"one origin, {name}",
            suggestion="Look for a source with knowledge of its own.",
            concerns=places[:2],
        )


def _matters(reading: Reading, sids: Sequence[str]) -> list[list[str]]:
    """The sources in groups that tell of the matter of the group's first."""
    groups: list[list[str]] = []
    for sid in dict.fromkeys(sids):
        group = next((group for group in groups if same_matter(reading, group[0], sid)), None)
        if group is None:
            groups.append([sid])
        else:
            group.append(sid)
    return groups
