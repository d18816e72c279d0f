"""The condition of a text: what is repeated, lost, glued, garbled, unpaired or corrected; and what only looks so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.condition import find_flaws


def kinds(text):
    return [f.kind for f in find_flaws(text)]


CAPTION = "Mayor Ruth Ames opens the rebuilt eastern pier before a crowd of fishermen."


def test_repeated_passage_points_to_the_first():
    text = f"{CAPTION}\n{CAPTION.replace('opens the', 'opens  the')}PHOTO: ARCHIVE"
    repeated, glued = find_flaws(text)
    assert (repeated.kind, glued.kind) == ("repeated", "run-together")
    assert repeated.other.start == 0
    assert repeated.text.split() == CAPTION.split()
    assert glued.hint == "fishermen. PHOTO"


@pytest.mark.parametrize(
    "text",
    [
        f'"{CAPTION}" he said.\n\nLater: "{CAPTION}"',
        "More to follow.\n\nThe pier.\n\nMore to follow.",
        "Gold 12 Silver 10 Bronze 8 Total 30\nGold 12 Silver 10 Bronze 8 Total 30",
        "Write to desk@arlen.example or see www.arlen.example/Pier.html and Arlen.com.",
        "Dr. J.R. Hale of the U.S.A. runs Node.js in St. Ives. It works.",
        "Zoë’s naïve café in Łódź – “à la carte” – costs 5 €. Âge, Ãlvaro and ÑANDÚ.",
        "The family emoji 👩\u200d👧 and soft\u00adhyphens are fine.",
        "The board corrected its figures. The correction was small. The law was updated on Monday.",
    ],
)
def test_what_only_looks_like_damage(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write to [email protected] now.", "redacted"),
        ("Write to [email\u00a0protected] now.", "redacted"),
        ("Call (phone number removed) now.", "redacted"),
        ("It closed.The market moved.", "run-together"),
        ("Nobody spoke.15 May was fine.", "run-together"),
        ("The cafÃ© was full.", "mojibake"),
        ("Itâ€™s closed.", "mojibake"),
        ("The caf\ufffd was full.", "replacement"),
        ("The\x07 bell.", "control"),
        ("har\u200bbour", "control"),
        ("\u202eabc\u202c"[:2], "bidi"),
        ("He said “never.", "unclosed"),
        ("never” he said.", "unopened"),
        ("Correction: The pier is older.", "correction"),
        ("(Corrects year in paragraph two)", "correction"),
        ("Updated: 3 May 2014", "correction"),
        ("An earlier version of this story named the wrong pier.", "correction"),
        ("This article has been amended to give the right year.", "correction"),
        ("Editor's note: This article was withdrawn.", "correction"),
    ],
)
def test_damage(text, kind):
    assert kinds(text) == [kind]


def test_mojibake_is_repaired():
    (one,) = find_flaws("The cafÃ© was full.")
    assert (one.text, one.hint) == ("cafÃ©", "café")


@given(st.text(max_size=200))
def test_offsets_slice_to_their_text(text):
    for flaw in find_flaws(text):
        assert text[flaw.start : flaw.end] == flaw.text
        assert flaw.other is None or text[flaw.other.start : flaw.other.end] == flaw.other.text


@pytest.mark.shared
def test_the_seeds(shared):
    rows = {path.name[:3]: find_flaws(path.read_text("utf-8")) for path in (shared / "seeds").glob("*.txt")}
    assert [f.kind for f in rows["000"]] == ["repeated", "run-together"]
    assert [f.kind for f in rows["004"]] == ["repeated", "redacted"]
