from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from whence.render import stretches
from whence.render.stretches import Pressed, members

values = st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)


@given(st.lists(values, min_size=1))
def test_members_stand_as_in_the_whole_document(rows):
    whole = msgspec.json.format(json.dumps({"a": rows}), indent=2)
    half = len(rows) // 2
    stretched = [members(json.dumps(part).encode()) for part in (rows[:half], rows[half:]) if part]
    assert '{\n  "a": [\n' + ",\n".join(stretched) + "\n  ]\n}" == whole


@given(st.dictionaries(st.text(), values, min_size=1))
def test_members_of_an_object_too(rows):
    assert '{\n  "a": {\n' + members(json.dumps(rows).encode()) + "\n  }\n}" == msgspec.json.format(json.dumps({"a": rows}), indent=2)


@given(st.lists(st.text(st.characters(max_codepoint=126, min_codepoint=32), min_size=1, max_size=40)))
def test_pressed_text_comes_back_in_pieces(parts):
    kept = stretches._PIECE
    stretches._PIECE = 50
    try:
        pressed = Pressed()
        for part in parts:
            pressed.add(part)
        pieces = list(pressed.pieces())
    finally:
        stretches._PIECE = kept
    assert "".join(pieces) == ",\n".join(parts)
    assert max(map(len, pieces)) <= 300


def test_what_presses_well_does_not_come_back_all_at_once():
    pressed = Pressed()
    for _ in range(100):
        pressed.add("w" * 100_000)
    assert max(map(len, pressed.pieces())) <= 70_000
