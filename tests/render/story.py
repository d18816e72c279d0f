"""A report made by hand: two articles of our own on a security treaty, with the faults that whence is there to find."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from whence.model import (
    CheckInfo,
    Coverage,
    Edit,
    Evidence,
    Finding,
    GateNote,
    Held,
    InputFile,
    Inputs,
    Location,
    Origin,
    Report,
    ReportDate,
    ReportFact,
    ReportPerson,
    ReportPublished,
    ReportSource,
    Review,
    Skipped,
    Summary,
    Unclaimed,
    Waived,
)

_TEXTS = Path(__file__).parent / "texts"
HARBOUR = (_TEXTS / "harbour-post.txt").read_text(encoding="utf-8")
TREATY = (_TEXTS / "treaty-column.txt").read_text(encoding="utf-8")

TEXTS = {"harbour-post.txt": HARBOUR, "treaty-column.html": TREATY}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def place(source: str, words: str, role: str = "primary", note: str | None = None, texts: dict[str, str] = TEXTS) -> Location:
    text = texts[source]
    start = text.index(words)
    before = text[:start]
    return Location(
        where="source",
        text=words,
        role=role,  # type: ignore[arg-type]
        source=source,
        file=f"sources/{source}",
        start=start,
        end=start + len(words),
        line=before.count("\n") + 1,
        column=start - (before.rfind("\n") + 1) + 1,
        note=note,
    )


def row(line: int, column: int, text: str, role: str = "primary", note: str | None = None) -> Location:
    return Location(where="table", text=text, role=role, file="facts.csv", line=line, column=column, note=note)  # type: ignore[arg-type]


def bears(source: str, words: str, match: str = "exact", edits: tuple[Edit, ...] = ()) -> Evidence:
    start = TEXTS[source].index(words)
    return Evidence(start, start + len(words), words, match, 1.0 if match == "exact" else 0.91, edits)  # type: ignore[arg-type]


def fact(line: int, source: str, says: tuple[str, str, str], kind: str, quote: str, **more: object) -> ReportFact:
    subject, predicate, value = says
    given: dict[str, object] = {"outcome": "supported", "extractor": "langextract 1.0", "reviewer": "R. Okafor", "file": "facts.csv", "line": line}
    if quote in TEXTS[source]:
        given["evidence"] = bears(source, quote)
    return ReportFact(
        fact_id=f"f{line - 1:02}", source=source, subject=subject, predicate=predicate, value=value, kind=kind, quote=quote, **{**given, **more}
    )  # type: ignore[arg-type]


PAGE = """A relative length of time does not fit a date that is known.

Why: "more than 60 years ago" is a date in disguise, and it is the one that nobody looks up. A reader who counts back lands on another treaty.

Found: an elapsed time, an age or an anniversary that lies outside the known date of the same event, as the hedge in front of it is read.

Not found: lengths of time whose event has no known date; those are skipped.

What to do: write the hedge that the dates bear ("nearly 60 years"), or name the event that is meant."""


def checks() -> tuple[CheckInfo, ...]:
    rows = [
        ("WH101", "source-missing", "error", "The fact cites a source that the dossier lacks."),
        ("WH104", "quote-altered", "error", "The quote stands in the source, but for changed, added or missing words."),
        ("WH106", "value-not-in-quote", "error", "The value does not follow from the quote, for this subject."),
        ("WH107", "value-too-precise", "warning", "The value claims more than the quote bears."),
        ("WH201", "weekday-mismatch", "error", "Weekday and date disagree."),
        ("WH202", "dateline-conflict", "error", "A source's own dates of publication disagree."),
        ("WH206", "elapsed-time-mismatch", "error", "A relative length of time does not fit a date that is known."),
        ("WH209", "year-inferred", "info", "A date without a year was given one."),
        ("WH303", "title-out-of-term", "error", "A title was not held at the time."),
        ("WH402", "number-conflict", "error", "Numbers that no rounding or stated hedge reconciles."),
        ("WH404", "single-origin", "warning", "Facts that several sources seem to corroborate all go back to one origin."),
        ("WH501", "quotation-differs", "error", "The same quotation in different words in two sources or a fact."),
        ("WH707", "headline-differs", "warning", "Headline or caption contradicts the body."),
    ]
    return tuple(
        CheckInfo(code, name, severity, PAGE if code == "WH206" else f"{summary}\n\nWhy: it matters.", summary)
        for code, name, severity, summary in rows
    )  # type: ignore[arg-type]


def facts() -> tuple[ReportFact, ...]:
    h, t = "harbour-post.txt", "treaty-column.html"
    altered = "the United States has agreed to pay rent for them"
    stands = "the United States has not agreed to pay rent for them"
    start = TREATY.index(stands)
    missing = Edit("missing", "not", "", start + 22, start + 25, "negation")
    return (
        fact(
            2,
            h,
            ("the security treaty", "signed", "../1959-06-26"),
            "date",
            "signed more than 60 years ago",
            findings=("w1:3f0c9a11d2",),
            event="treaty of 1960",
        ),
        fact(
            3,
            t,
            ("the security treaty", "signed", "1960-01"),
            "date",
            "finalized in January 1960",
            findings=("w1:3f0c9a11d2",),
            event="treaty of 1960",
        ),
        fact(4, t, ("the security treaty", "in force", "1960-06-23"), "date", "It entered into force on 23 June of that year"),
        fact(
            5,
            t,
            ("United States", "agreed", "to pay rent for the bases"),
            "text",
            altered,
            outcome="contradicted",
            evidence=bears(t, stands, "altered", (missing,)),
            findings=("w1:77ab01c2ff",),
        ),
        fact(
            6, h, ("American troops in Japan", "count", "54000"), "number", "About 54,000 American troops", unit="troop", findings=("w1:c4d5e6f708",)
        ),
        fact(
            7,
            t,
            ("American troops in Japan", "count", "50000"),
            "number",
            "half of the 50,000 troops",
            unit="troop",
            findings=("w1:c4d5e6f708",),
            confidence=0.62,
        ),
        fact(
            8, h, ("Marcus Ellery", "title", "acting US defence secretary"), "title", "acting US defence secretary Marcus Ellery", as_of="2019-06-26"
        ),
        fact(9, h, ("Marcus Ellery", "spoke", "2019-06-26"), "date", "On Wednesday (June 26), Mr Ellery and Mr Morita spoke over the phone"),
        fact(10, h, ("Tokyo", "share paid", "75"), "number", "Tokyo pays some 75 pct of what the bases cost", unit="%", attributed_to="Harbour Wire"),
        fact(
            11,
            t,
            ("the base board", "approved", "2018-04-27"),
            "date",
            "approved in 2018 a plan to move 9,000 marines",
            outcome="unsupported",
            findings=("w1:0a1b2c3d4e",),
        ),
        fact(12, t, ("plan to move marines", "cost", "8700000000"), "number", "at a cost of $8.7 billion", unit="USD"),
        fact(13, t, ("the war", "ended", "1945-08"), "date", "since the war ended in August 1945", reviewer=None),
        fact(
            14,
            t,
            ("Kenji Morita", "said", "the cornerstone of peace"),
            "quotation",
            "The alliance is the corner stone of peace for the region",
            findings=("w1:5e5e5e5e01",),
        ),
        fact(
            15,
            h,
            ("the Osaka summit", "begins", "2019-06-28"),
            "date",
            "meet in Osaka from Friday",
            outcome="unchecked",
            extractor="whence",
            extracted=True,
            reviewer=None,
        ),
    )


def findings() -> tuple[Finding, ...]:
    h, t = "harbour-post.txt", "treaty-column.html"
    return (
        Finding(
            "WH202",
            "dateline-conflict",
            "error",
            "The page says 15 December 2019; its last line says it first appeared in the Eastern Economic Herald on Jun 26. "
            "Taken as the original: 26 June 2019, which “the summit this weekend” fits. December may be the day of collection.",
            locations=(
                place(t, "15 December 2019", note="the date on the page"),
                place(t, "first appeared in the Eastern Economic Herald on Jun 26", "related", "the date of first publication"),
                place(t, "this weekend", "related", "fits 29 June 2019, two days after"),
            ),
            expected="2019-06-26",
            observed="2019-12-15",
            suggestion="Record 2019-06-26 as the date of publication, and 2019-12-15 as the date of retrieval.",
            fingerprint="w1:9e21b7aa40",
        ),
        Finding(
            "WH206",
            "elapsed-time-mismatch",
            "warning",
            "“More than 60 years ago” means before 26 June 1959; the other article says January 1960 (59 years 5 months).",
            facts=("f01", "f02"),
            locations=(
                place(h, "signed more than 60 years ago", note="means 26 June 1959 or before"),
                place(t, "finalized in January 1960", "related", "the date it is held against"),
            ),
            expected="before 26 June 1959",
            observed="January 1960",
            suggestion="Write “nearly 60 years”, or is the 1951 treaty meant?",
            fingerprint="w1:3f0c9a11d2",
        ),
        Finding(
            "WH104",
            "quote-altered",
            "error",
            "The quote says “has agreed to pay rent”; the article says “has **not** agreed”.",
            facts=("f04",),
            locations=(
                row(5, 6, "the United States has agreed to pay rent for them"),
                place(t, "the United States has not agreed to pay rent for them", "related"),
            ),
            expected="the United States has not agreed to pay rent for them",
            observed="the United States has agreed to pay rent for them",
            suggestion="Restore “not”, and the value with it.",
            fingerprint="w1:77ab01c2ff",
        ),
        Finding(
            "WH402",
            "number-conflict",
            "error",
            "One article counts about 54,000 troops, the other 50,000; no rounding reconciles them.",
            facts=("f05", "f06"),
            locations=(row(6, 5, "54000"), place(h, "About 54,000 American troops", "related"), place(t, "half of the 50,000 troops", "related")),
            expected="51,300 to 56,700",
            observed="50,000",
            suggestion="Ask both for their source and date of counting.",
            fingerprint="w1:c4d5e6f708",
            confidence="medium",
        ),
        Finding(
            "WH107",
            "value-too-precise",
            "warning",
            "“2018” does not give 27 April 2018.",
            facts=("f10",),
            locations=(row(11, 5, "2018-04-27"), place(t, "approved in 2018", "related")),
            expected="2018",
            observed="2018-04-27",
            suggestion="Write 2018, or cite a source that names the day.",
            fingerprint="w1:0a1b2c3d4e",
        ),
        Finding(
            "WH501",
            "quotation-differs",
            "error",
            "The same words of Kenji Morita stand differently in the two articles.",
            facts=("f13",),
            locations=(
                place(t, "The alliance is the corner stone of peace for the region", note="treaty-column.html"),
                place(h, "the cornerstone of peace in the region", "related", "harbour-post.txt"),
            ),
            expected="the cornerstone of peace in the region",
            observed="the corner stone of peace for the region",
            suggestion="Quote the Harbour Post, which heard the call; the column is a translation.",
            fingerprint="w1:5e5e5e5e01",
            status="waived",
            waiver=Waived("The column is a translation; both wordings are kept on purpose.", "M. Duarte", "2026-12-31"),
        ),
        Finding(
            "WH404",
            "single-origin",
            "warning",
            "Both articles rest on one report of Harbour Wire: count it once.",
            locations=(place(h, "according to Harbour Wire"), place(t, "Harbour Wire reported", "related")),
            suggestion="Name Harbour Wire as the source of what both say.",
            fingerprint="w1:44c0ffee44",
            status="baseline",
        ),
        Finding(
            "WH707",
            "headline-differs",
            "info",
            "The caption has the two “(left) held talks”; the article has them “over the phone”.",
            locations=(place(h, "(left) held talks"), place(h, "over the phone", "related")),
            suggestion="Check what the photograph shows.",
            fingerprint="w1:70770770aa",
        ),
        Finding(
            "WH209",
            "year-inferred",
            "info",
            "“Jun 26” was given the year 2019: the last 26 June not after the page date.",
            locations=(place(t, "Jun 26"),),
            expected=None,
            observed="2019-06-26",
            fingerprint="w1:20920920bb",
            confidence="medium",
        ),
    )


def sources() -> tuple[ReportSource, ...]:
    h, t = "harbour-post.txt", "treaty-column.html"

    def span(source: str, words: str) -> tuple[int, int]:
        start = TEXTS[source].index(words)
        return start, start + len(words)

    return (
        ReportSource(
            id=h,
            sha256=digest(HARBOUR),
            text_sha256=digest(HARBOUR),
            chars=len(HARBOUR),
            title="Pact under strain as leaders head for Osaka",
            publisher="The Harbour Post",
            url="https://harbour-post.example/2019/pact-under-strain",
            language="en",
            licence="CC BY 4.0",
            text=HARBOUR,
            file=f"sources/{h}",
            dates=(
                ReportDate(
                    "text",
                    "2019-06-26",
                    "Wednesday (June 26)",
                    "a 26 June that is a Wednesday: since 2010 only 2013, 2019 and 2024",
                    *span(h, "Wednesday (June 26)"),
                ),
                ReportDate("sibling", "2019-06-26", "Jun 26", "treaty-column.html tells the same event and is of that day"),
            ),
            published=ReportPublished(
                "2019-06-26",
                ("“Wednesday (June 26)” fits 2013, 2019 and 2024.", "Its sibling treaty-column.html is of 26 June 2019.", "So: 26 June 2019."),
            ),
            origins=(Origin(*span(h, "according to Harbour Wire"), "according to Harbour Wire", "Harbour Wire", "according to"),),
            people=(
                ReportPerson("Marcus Ellery", ("acting US defence secretary",), (span(h, "Marcus Ellery"), span(h, "Mr Ellery"))),
                ReportPerson("Kenji Morita", ("Defence Minister",), (span(h, "Kenji Morita"), span(h, "Mr Morita"))),
            ),
            rests_on=("Harbour Wire",),
        ),
        ReportSource(
            id=t,
            sha256=digest("<html>" + TREATY),
            text_sha256=digest(TREATY),
            chars=len(TREATY),
            text_by="trafilatura 2.0.0",
            title="What the treaty says, and what it does not",
            publisher="Strait Review",
            author="Haruo Tanabe",
            url="https://strait-review.example/opinion/what-the-treaty-says",
            language="en",
            retrieved="2019-12-15",
            text=TREATY,
            file=f"sources/{t}",
            dates=(
                ReportDate("page", "2019-12-15", "15 December 2019", "a line of its own below the headline", *span(t, "15 December 2019")),
                ReportDate(
                    "original", "2019-06-26", "Jun 26", "where it first appeared; the last 26 June not after the page date", *span(t, "Jun 26")
                ),
                ReportDate("metadata", "2019-12-15", "2019-12-15T08:00:00Z", "meta property=article:published_time"),
                ReportDate("retrieved", "2019-12-15", "2019-12-15", "the manifest"),
                ReportDate("text", "2019-06-28/2019-06-30", "this weekend", "the summit in Osaka", *span(t, "this weekend")),
            ),
            published=ReportPublished(
                "2019-06-26",
                (
                    "The page says 15 December 2019, the day it was retrieved.",
                    "The text says it first appeared on Jun 26.",
                    "“This weekend” fits June, not December.",
                ),
            ),
            origins=(
                Origin(*span(t, "Harbour Wire reported"), "Harbour Wire reported", "Harbour Wire", "according to"),
                Origin(
                    *span(t, "first appeared in the Eastern Economic Herald"),
                    "first appeared in the Eastern Economic Herald",
                    "Eastern Economic Herald",
                    "first appeared in",
                ),
                Origin(*span(t, "Translation by Anne Lloyd"), "Translation by Anne Lloyd", "Anne Lloyd", "translated"),
            ),
            people=(ReportPerson("Kenji Morita", ("then defence minister",), (span(t, "Kenji Morita"),)),),
            rests_on=("Harbour Wire", "Eastern Economic Herald"),
        ),
    )


def story() -> Report:
    """The whole report."""
    return Report(
        verdict="fail",
        summary=Summary(
            sources=2, facts=14, supported=11, contradicted=1, unsupported=1, unchecked=1, error=3, warning=2, info=2, waived=1, baseline=1
        ),
        inputs=Inputs(
            digest="sha256:" + digest(HARBOUR + TREATY),
            files=(
                InputFile("facts.csv", digest("facts")),
                InputFile("registers/offices.csv", digest("offices")),
                InputFile("sources/harbour-post.txt", digest(HARBOUR)),
                InputFile("sources/treaty-column.html", digest("<html>" + TREATY)),
                InputFile("whence.toml", digest("toml")),
            ),
            settings={"fail-on": "error", "select": ["WH"], "checks": {"WH202": {"tolerance-days": 1}}},
            checks=checks(),
            versions={"whence": "0.1.0", "python": "3.11", "trafilatura": "2.0.0"},
            today=date(2026, 3, 2),
        ),
        coverage=Coverage(
            located=13,
            value_compared=11,
            located_only=2,
            unchecked=1,
            unclaimed=Unclaimed(dates=3, numbers=2, titles=1),
            review=Review(60, 1, 0.0767),
        ),
        sources=sources(),
        facts=facts(),
        findings=findings(),
        held=(Held("WH101", 14), Held("WH104", 12), Held("WH106", 11), Held("WH201", 2), Held("WH303", 2)),
        skipped=(
            Skipped("WH303", "no register of offices covers Kenji Morita", 2),
            Skipped("WH106", "the value is a weekday and the source has no date", 1),
        ),
        gate=GateNote("error", 3, ("1 waiver added (w1:5e5e5e5e01)", "WH110 is ignored")),
        name="us-japan-pact",
    )
