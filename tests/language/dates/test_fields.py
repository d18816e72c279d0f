"""Whole fields: what read_date makes of manifests, bylines and fact values."""

from __future__ import annotations

from datetime import date

import pytest

from whence.language.dates import read_date

WRITTEN_ON = date(2019, 6, 26)


@pytest.mark.parametrize(
    ("field", "edtf"),
    [
        ("1960-01", "1960-01"),
        ("1960~", "1960~"),
        ("1951-09-08/1960-01-19", "1951-09-08/1960-01-19"),
        ("../1959-06-26", "../1959-06-26"),
        ("26 June 2019", "2019-06-26"),
        ("  June 26, 2019 ", "2019-06-26"),
        ("Wed, 26 Jun 2019 08:30:00 GMT", "2019-06-26"),
        ("2019-06-26T08:30:00+09:00", "2019-06-26"),
        ("2019-06-26T08:30:00.123Z", "2019-06-26"),
        ("20190626", "2019-06-26"),
        ("26/6/2019", "2019-06-26"),
        ("published 3 May 2019", "2019-05-03"),
        ("from 3 to 5 May 2019", "2019-05-03/2019-05-05"),
        ("28–29 June 2019", "2019-06-28/2019-06-29"),
        ("between 1985 and 1987", "1985-01-01/1987-12-31"),
        ("about 1960", "1960~"),
        ("before 1960", "../1959-12-31"),
        ("after June 2019", "2019-07-01/.."),
        ("since 3 May 2019", "2019-05-03/.."),
        ("until 1960", "../1960-12-31"),
        ("the 1960s", "196X"),
        ("summer 1960", "1960-22"),
        ("yesterday", "2019-06-25"),
        ("26 juin 2019", "2019-06-26"),
        ("26. Juni 2019", "2019-06-26"),
        ("26 de junio de 2019", "2019-06-26"),
        ("2019年6月26日", "2019-06-26"),
        ("mercredi 26 juin 2019 à 10h30", "2019-06-26"),
        ("Wednesday, June 26, 2019 | 10:30", "2019-06-26"),
    ],
)
def test_read(field, edtf):
    when = read_date(field, WRITTEN_ON)
    assert when is not None
    assert when.edtf() == edtf


@pytest.mark.parametrize(
    "field",
    [
        "",
        "  ",
        "may",
        "60",
        "43",
        "Jan-60",
        "not a date",
        "31 June 2019",
        "2019-02-30",
        "between 1987 and 1985",
        "5 years",
        "the treaty of 1960",
        "1,960",
        "x" * 200,
        "1960 " * 30,
    ],
)
def test_none(field):
    assert read_date(field, WRITTEN_ON) is None


def test_without_an_anchor_a_relative_field_is_none():
    assert read_date("yesterday") is None
    assert read_date("3 May") is None


def test_the_language_decides_what_figures_mean():
    assert str(read_date("03.04.2019", language="de")) == "3 April 2019"
    assert str(read_date("3 mai 2019", language="fr-CA")) == "3 May 2019"
