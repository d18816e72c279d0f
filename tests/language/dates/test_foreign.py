"""Explicit dates in other languages than English."""

from __future__ import annotations

from datetime import date

import pytest

from whence.language.dates import find_dates
from whence.language.dates.detect import base_language, detect_language
from whence.language.dates.foreign import han_number

WRITTEN_ON = date(2019, 6, 26)
TEXTS = [
    (
        "de",
        "Die Minister trafen sich am Mittwoch, 26. Juni 2019 und sagten, dass der Vertrag vom 19.1.1960 seit 1960 gilt. Am 3. März auch.",
        [("Mittwoch, 26. Juni 2019", "2019-06-26"), ("19.1.1960", "1960-01-19"), ("1960", "1960"), ("3. März", "2019-03-03")],
    ),
    (
        "fr",
        "Le traité, signé le 19 janvier 1960, a été revu le mercredi 26 juin 2019 et le 1er mai, dans les rues, pour une fois. Hier aussi, en 2018.",
        [
            ("19 janvier 1960", "1960-01-19"),
            ("mercredi 26 juin 2019", "2019-06-26"),
            ("1er mai", "2019-05-01"),
            ("Hier", "2019-06-25"),
            ("2018", "2018"),
        ],
    ),
    (
        "es",
        "El acuerdo se firmó el 26 de junio de 2019 y fue revisado en enero de 1960, según los ministros, el miércoles 3 de julio.",
        [("26 de junio de 2019", "2019-06-26"), ("enero de 1960", "1960-01"), ("miércoles 3 de julio", "2019-07-03")],
    ),
    (
        "pt",
        "O acordo foi assinado em 26 de junho de 2019 e revisto na quarta-feira, 3 de julho, não em janeiro de 1960, que foi ontem.",
        [("26 de junho de 2019", "2019-06-26"), ("quarta-feira, 3 de julho", "2019-07-03"), ("janeiro de 1960", "1960-01"), ("ontem", "2019-06-25")],
    ),
    (
        "ja",
        "2019年6月26日（水）、両首脳は会談した。令和元年5月1日に即位した。平成31年4月30日まで。昭和35年1月に条約が署名された。６月２８日に開く。",
        [
            ("2019年6月26日（水）", "2019-06-26"),
            ("令和元年5月1日", "2019-05-01"),
            ("平成31年4月30日", "2019-04-30"),
            ("昭和35年1月", "1960-01"),
            ("６月２８日", "2019-06-28"),
        ],
    ),
    (
        "zh",
        "2019年6月26日，两国领导人举行会谈。二〇一九年六月二十八日在大阪。1960年1月签署。6月29日（星期六）结束。民國49年一月。",
        [
            ("2019年6月26日", "2019-06-26"),
            ("二〇一九年六月二十八日", "2019-06-28"),
            ("1960年1月", "1960-01"),
            ("6月29日（星期六）", "2019-06-29"),
            ("民國49年一月", "1960-01"),
        ],
    ),
    (
        "ar",
        "وقع الوزير الاتفاق يوم الأربعاء 26 يونيو 2019 في طوكيو، وكان قد أعلن في ٢٨ يونيو ٢٠١٩. في عام 1960.",
        [("الأربعاء 26 يونيو 2019", "2019-06-26"), ("٢٨ يونيو ٢٠١٩", "2019-06-28"), ("1960", "1960")],
    ),
    (
        "ru",
        "Соглашение подписали в среду, 26 июня 2019 года, а договор действует с января 1960 года. Вчера, 25.06.2019, министры встретились.",
        [("среду, 26 июня 2019 года", "2019-06-26"), ("января 1960 года", "1960-01"), ("Вчера", "2019-06-25"), ("25.06.2019", "2019-06-25")],
    ),
    (
        "it",
        "L'accordo è stato firmato il 26 giugno 2019 e non nel 1960, che sono anni della guerra.",
        [("26 giugno 2019", "2019-06-26"), ("1960", "1960")],
    ),
    ("nl", "De ministers spraken op woensdag 26 juni 2019 met het kabinet en dat is niet voor het eerst.", [("woensdag 26 juni 2019", "2019-06-26")]),
    ("ko", "2019년 6월 26일 (수) 두 정상이 회담을 열었다.", [("2019년 6월 26일 (수)", "2019-06-26")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS, ids=[t[0] for t in TEXTS])
def test_the_language_is_detected_and_its_dates_are_found(language, text, expected):
    assert detect_language(text) == language
    found = find_dates(text, WRITTEN_ON)
    assert [(m.text, m.value) for m in found] == expected
    assert all(text[m.start : m.end] == m.text for m in found)
    assert found == find_dates(text, WRITTEN_ON, language=language)


def test_a_weekday_beside_a_foreign_date_is_stated():
    weekdays = [m.stated.weekday for _, text, _ in TEXTS for m in find_dates(text, WRITTEN_ON) if m.stated and m.stated.weekday]
    assert weekdays == [3, 3, 3, 3, 3, 6, 3, 3, 3, 3]


def test_a_foreign_date_that_no_calendar_has():
    (mention,) = find_dates("Am 31. Juni 2019 war es nicht der Tag.", WRITTEN_ON, language="de")
    assert (mention.problem, mention.when) == ("impossible", None)


def test_an_unknown_language_gives_the_dates_in_figures():
    assert [m.value for m in find_dates("xyzzy 2019-06-26 plugh 3/4/2019", WRITTEN_ON, language="tlh")] == ["2019-06-26", "2019-03-04"]


@pytest.mark.parametrize(
    ("text", "language"), [("", "en"), ("1960", "en"), ("Tokyo", "en"), ("The minister said in Paris that of the two it was his", "en")]
)
def test_what_does_not_tell_is_english(text, language):
    assert detect_language(text) == language


def test_tags():
    assert [base_language(t) for t in ("en-GB", "pt_BR", " DE ", "")] == ["en", "pt", "de", "en"]


@pytest.mark.parametrize(
    ("written", "number"),
    [("26", 26), ("２６", 26), ("二十六", 26), ("十", 10), ("二十", 20), ("十一", 11), ("二〇一九", 2019), ("百二", 102), ("九", 9)],
)
def test_han_numbers(written, number):
    assert han_number(written) == number
