import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.decoding import decode


def test_utf8_without_and_with_a_mark():
    assert decode("Straße “quoted”".encode()).text == "Straße “quoted”"
    marked = decode(codecs.BOM_UTF8 + b"abc")
    assert (marked.text, marked.flaw) == ("abc", None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_marked_encodings_are_no_flaw(encoding):
    read = decode("Näytä 日本 \U0001f600".encode(encoding))
    assert read.text == "Näytä 日本 \U0001f600"
    assert read.flaw is None


def test_line_ends_become_line_feeds():
    assert decode(b"a\r\nb\rc\n\r\nd").text == "a\nb\nc\n\nd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(encoding):
    read = decode("The bridge was opened on Friday — at last.".encode(encoding))
    assert read.text == "The bridge was opened on Friday — at last."
    assert read.flaw
    assert read.guessed


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The “pact”, said the minister’s office, is “alive” — or not", "cp1252"),
        ("Le ministre français a déclaré à Besançon que l’été dernier", "cp1252"),
        ("Президент сказал в среду, что договор будет пересмотрен до конца года", "cp1251"),
        ("日本の防衛大臣は水曜日に電話で会談した。同盟を強化する。", "shift_jis"),
        ("中国外交部发言人星期三表示，双方将继续谈判，并希望早日达成协议。", "gb18030"),
        ("Żółć gęślą jaźń, premier powiedział, że źródła są pewne", "cp1250"),
    ],
)
def test_other_encodings_are_guessed_and_said(text, encoding):
    read = decode(text.encode(encoding))
    assert read.text == text
    assert read.encoding in read.flaw


def test_a_declared_encoding_needs_no_guess():
    read = decode("Żółć".encode("iso8859-2"), "iso-8859-2")
    assert (read.text, read.flaw) == ("Żółć", None)


def test_a_declared_encoding_that_is_none_is_passed_over():
    assert decode(b"caf\xe9 au lait", "no-such-encoding").text == "café au lait"


def test_damaged_utf8_stays_utf8():
    data = "“One” and “two” and “three” – café".encode() + b" \xff end"
    read = decode(data)
    assert read.text.startswith("“One” and “two”")
    assert read.text.endswith("\ufffd end")
    assert "cannot be read as UTF-8" in read.flaw


def test_zero_bytes_in_a_text_are_kept():
    assert decode(b"abc\0def, and so on").text == "abc\0def, and so on"


def noise(seed):
    return hashlib.shake_256(bytes([seed])).digest(5000)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + noise(1),
        b"PK\x03\x04" + noise(2),
        b"%PDF-1.7\n" + noise(3),
        bytes(range(256)) * 20,
        b"\0" * 1000,
    ],
)
def test_binary_files_are_no_text(data):
    assert decode(data).text is None


def test_half_a_character_of_utf16():
    read = decode(codecs.BOM_UTF16_LE + "abc".encode("utf-16-le") + b"x")
    assert read.text.startswith("abc")
    assert read.flaw


@given(st.binary(max_size=400))
def test_no_bytes_raise(data):
    read = decode(data)
    assert read.text is None or isinstance(read.text, str)
    if read.text is not None:
        assert "\r" not in read.text
        read.text.encode()  # no lone surrogates


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0")))
def test_utf8_is_read_as_it_is(text):
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode()).text == expected


def test_a_hundred_megabytes_of_one_line_take_no_copies_per_byte():
    data = b"word " * (1 << 20)
    assert len(decode(data).text) == len(data)
