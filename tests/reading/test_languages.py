"""Which language a source is in."""

from __future__ import annotations

import pytest

from whence.model import Source
from whence.reading.languages import language_of


def source(text, language=None):
    return Source(id="a", text=text, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Rat der Stadt hat am Dienstag für den Bau der Brücke gestimmt.", "de"),
        ("Le conseil a voté mardi pour la construction du pont.", "fr"),
        ("El consejo votó el martes por la construcción del puente.", "es"),
        ("O conselho votou na terça-feira para a construção da ponte.", "pt"),
        ("Il consiglio ha votato martedì per la costruzione del ponte.", "it"),
        ("De raad stemde dinsdag voor de bouw van een brug over het kanaal.", "nl"),
        ("In de winter was het stil in het dorp. In de zomer was er een markt, en die was in trek. Is dat nog zo?", "nl"),
        ("6月26号早上，103路公交车与货车相撞。5人受伤，1人重伤。", "zh"),
        ("Совет проголосовал во вторник за строительство моста.", "ru"),
        ("The council voted on Tuesday to build a bridge.", "en"),
        ("Council votes for bridge, mayor resigns", "en"),
        ("Le Pen beats Macron in La Rochelle", "en"),
        ("Bridge over El Paso river, Los Angeles firm says", "en"),
        ("", "en"),
    ],
)
def test_short_passages(text, language):
    assert language_of(source(text)) == language


def test_what_is_given_holds():
    assert language_of(source("The council voted.", "pt_BR")) == "pt"
