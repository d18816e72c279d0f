"""Explicit dates as newspapers write them in Latin, Cyrillic and Arabic letters: what is read, and what is not a date."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from whence.language.dates import find_dates

WRITTEN_ON = date(2019, 6, 26)


def values(language, text):
    return [m.value for m in find_dates(text, WRITTEN_ON, language=language)]


LENT = [
    ("de", "Die Brücke war vom 2. April bis 9. Juli 2014 gesperrt.", ["2014-04-02", "2014-07-09"]),
    ("de", "Gesperrt war sie vom 20. November 2013 bis zum 7. Februar.", ["2013-11-20", "2014-02-07"]),
    ("de", "Sitzungen gab es am 2. und 4. April sowie am 9. Juli 2014.", ["2014-04-02", "2014-04-04", "2014-07-09"]),
    ("fr", "Le pont fut fermé du 20 novembre au 7 février 2014.", ["2013-11-20", "2014-02-07"]),
    ("fr", "Les séances des 2 avril et 9 juillet 2014 furent longues.", ["2014-04-02", "2014-07-09"]),
    ("es", "El puente se cerró del 2 de abril al 9 de julio de 2014.", ["2014-04-02", "2014-07-09"]),
    ("pt", "A ponte fechou de 2 de abril a 9 de julho de 2014.", ["2014-04-02", "2014-07-09"]),
    ("it", "Il ponte rimase chiuso dal 2 aprile all'8 luglio 2014.", ["2014-04-02", "2014-07-08"]),
    ("nl", "De brug was dicht van 20 november tot en met 7 februari 2014.", ["2013-11-20", "2014-02-07"]),
    ("ru", "Мост был закрыт с 20 ноября по 7 февраля 2014 года.", ["2013-11-20", "2014-02-07"]),
    ("ar", "أغلق الجسر من 2 أبريل إلى 9 يوليو 2014.", ["2014-04-02", "2014-07-09"]),
    ("de", "Im März/April 2014 und von Mai bis Juli 2015 wurde gebaut.", ["2014-03", "2014-04", "2015-05", "2015-07"]),
    ("fr", "Les 2 avril, 5 juin et 9 juillet 2014", ["2014-04-02", "2014-06-05", "2014-07-09"]),
    ("de", "Von 2011 bis 2014 und in den Jahren 1990 bis 1993", ["2011", "2014", "1990", "1993"]),
    ("es", "De 2011 a 2014 y desde 1990 hasta 1993", ["2011", "2014", "1990", "1993"]),
    ("ar", "من يناير/كانون الثاني إلى مارس/آذار 2014", ["2014-01", "2014-03"]),
    ("fr", "En novembre-janvier 2014, rien.", ["2013-11", "2014-01"]),
    ("ru", "В марте-апреле 2014 года шёл ремонт.", ["2014-03", "2014-04"]),
]
DAYS = [
    ("de", "Der Markt ist am 6./7. Juli offen, dann vom 12.-14. Juli 2014.", ["2019-07-06", "2019-07-07", "2014-07-12", "2014-07-14"]),
    ("de", "In der Nacht vom 8. auf den 9. Juli regnete es.", ["2019-07-08", "2019-07-09"]),
    ("fr", "Le marché aura lieu les 6, 7 et 8 juillet.", ["2019-07-06", "2019-07-07", "2019-07-08"]),
    ("fr", "Le marché dure de samedi 6 à dimanche 7 juillet.", ["2019-07-06", "2019-07-07"]),
    ("es", "La feria abre del 6 al 8 de julio de 2014 y el 9 o el 10 de agosto.", ["2014-07-06", "2014-07-08", "2019-08-09", "2019-08-10"]),
    ("pt", "A feira abre entre os dias 6 e 8 de julho.", ["2019-07-06", "2019-07-08"]),
    ("it", "La fiera tra il 6 e l'8 luglio e poi il 20-21 agosto.", ["2019-07-06", "2019-07-08", "2019-08-20", "2019-08-21"]),
    ("nl", "De markt duurt van zaterdag 6 tot zondag 7 juli.", ["2019-07-06", "2019-07-07"]),
    ("ru", "Ярмарка пройдёт 6–8 июля, в ночь с 9 на 10 июля и с 12 по 14 июля.", [f"2019-07-{d:02}" for d in (6, 8, 9, 10, 12, 14)]),
    ("ar", "يفتح السوق بين 6 و8 يوليو وفي الـ20 من أغسطس.", ["2019-07-06", "2019-07-08", "2019-08-20"]),
    ("it", "Il 1° giugno e il 1º luglio 2014", ["2014-06-01", "2014-07-01"]),
    ("nl", "Op de 1e juni en de 22ste juli 2014", ["2014-06-01", "2014-07-22"]),
    ("es", "El 1ro de junio de 2014 y el 1° de julio", ["2014-06-01", "2019-07-01"]),
    ("fr", "Le 1ᵉʳ juin 2014", ["2014-06-01"]),
    ("ru", "«14» марта 2014 г. и 2-ого апреля", ["2014-03-14", "2019-04-02"]),
    ("ru", "Первого июня открыли парк, а двадцать первого июня закрыли.", ["2019-06-01"]),
    ("de", "Der Erste Mai war ruhig.", ["2019-05-01"]),
    ("es", "El primero de mayo de 2014; abril 12 de 2014.", ["2014-05-01", "2014-04-12"]),
    ("ar", "في الرابع من أبريل 2014", ["2014-04-04"]),
    ("ar", "في الرابع والعشرين من أبريل", []),
]
YEARS = [
    ("de", "Er wurde am 4. Oktober vergangenen Jahres gewählt und tritt am 2. März nächsten Jahres an.", ["2018-10-04", "2020-03-02"]),
    (
        "fr",
        "Élu le 4 octobre dernier, il partira le 2 mars prochain; sa loi date du 9 mai de l'an dernier.",
        ["2018-10-04", "2020-03-02", "2018-05-09"],
    ),
    ("es", "Elegido el pasado 4 de octubre, asume el 2 de marzo del próximo año.", ["2018-10-04", "2020-03-02"]),
    ("pt", "Eleito em 4 de outubro do ano passado, assume no próximo dia 2 de março.", ["2018-10-04", "2020-03-02"]),
    ("it", "Eletto lo scorso 4 ottobre, la riforma è del 9 maggio dello scorso anno.", ["2018-10-04", "2018-05-09"]),
    ("nl", "Gekozen op 4 oktober vorig jaar; hij begint op 2 maart van volgend jaar.", ["2018-10-04", "2020-03-02"]),
    ("ru", "Избран 4 октября прошлого года, вступит 2 марта будущего года.", ["2018-10-04", "2020-03-02"]),
    ("ar", "انتخب في 4 أكتوبر من العام الماضي", ["2018-10-04"]),
    ("fr", "En octobre dernier, il hésitait.", ["2018-10"]),
    ("de", "Das Haus öffnete am 7. April 1981 und schloss am 2. Mai desselben Jahres.", ["1981-04-07", "1981-05-02"]),
    ("it", "Aprì il 7 aprile 1981 e chiuse il 2 maggio dello stesso anno.", ["1981-04-07", "1981-05-02"]),
    ("ru", "Открылся 7 апреля 1981 года, закрылся 2 мая того же года.", ["1981-04-07", "1981-05-02"]),
    ("ar", "افتتح في 7 أبريل 1981 وأغلق في 2 مايو من العام نفسه", ["1981-04-07", "1981-05-02"]),
    ("ar", "في 7 نيسان/أبريل 1981 ثم في سبتمبر (أيلول) 1982", ["1981-04-07", "1982-09"]),
    ("ar", "في 7 أبريل من عام 1981 وفي مايو عام ١٩٨٢ ومنذ 1990 وفي العام 1991", ["1981-04-07", "1982-05", "1990", "1991"]),
    ("es", "El 7 de abril del año 1981, en mayo del año 1982", ["1981-04-07", "1982-05"]),
    ("fr", "Signé le 7 avril de l'an 1598", ["1598-04-07"]),
    ("de", "Am 7. April des Jahres 1598, im Mai des Jahres 1599", ["1598-04-07", "1599-05"]),
    ("ru", "В феврале 1981 года, к ноябрю 1982-го, перед маем 1983 года", ["1981-02", "1982-11", "1983-05"]),
    ("ru", "Летом 1981 года, за 1982 год, в 1983-м, в 1984—1985 годах, с 1990 по 1992 год", ["1981", "1982", "1983", "1984", "1985", "1990", "1992"]),
    ("ar", "7 كانون الأول 1981، 3 غشت 1982، 4 جويلية 1983، 5 اكتوبر 1984", ["1981-12-07", "1982-08-03", "1983-07-04", "1984-10-05"]),
    ("it", "7 sett. 1981, 8 genn. 1982", ["1981-09-07", "1982-01-08"]),
    ("nl", "7 sept. 1981, 8 febr. 1982, 9 juni '83", ["1981-09-07", "1982-02-08", "1983-06-09"]),
    ("fr", "7 AOUT 1981, 8 fevrier 1982, 9 juill. 1983", ["1981-08-07", "1982-02-08", "1983-07-09"]),
    ("es", "La Ley 14/2011, de 1 de junio, y la Ley 7/2014, de 9 de abril", ["2011-06-01", "2014-04-09"]),
    ("fr", "La loi n° 2014-366 du 24 mars", ["2014-03-24"]),
]
ATTACKS = [
    ("de", "Seit den Anschlägen vom 11. September fliegt er nicht mehr."),
    ("fr", "Après les attentats du 11 septembre, il ne vola plus."),
    ("fr", "Depuis le 11-Septembre, il ne vole plus."),
    ("es", "Después de los ataques del 11 de septiembre dejó de volar."),
    ("pt", "Depois dos ataques de 11 de setembro deixou de voar."),
    ("it", "Dopo gli attacchi dell'11 settembre smise di volare."),
    ("nl", "Na de terreuraanslagen van 11 september vloog hij niet meer."),
    ("ru", "После атак 11 сентября он больше не летал."),
    ("ar", "بعد هجمات 11 سبتمبر لم يسافر"),
]
FIGURES = [
    ("de", "Die Frist lief vom 4.-6.5.2014 und endet am 19.8., sagt das Amt.", ["2014-05-04", "2014-05-06", "2019-08-19"]),
    ("de", "Geboren am 7. 4. 1981, verheiratet 3.5.2004-9.6.2010.", ["1981-04-07", "2004-05-03", "2010-06-09"]),
    ("pt", "A votação é nesta quinta-feira (27/6).", ["2019-06-27"]),
    ("nl", "Het duel is op za 20/7; de brief is van 20-07-14, de tweede van 3-7-14.", ["2019-07-20", "2014-07-20", "2014-07-03"]),
    ("fr", "Le match du 20/07 a été reporté au 3/8/2019.", ["2019-07-20", "2019-08-03"]),
    ("ar", "في 2014/7/20 و ٢٠١٤/٧/٢١", ["2014-07-20", "2014-07-21"]),
]
WORDS = [
    ("es", "Antes de ayer llovió, pasado mañana no.", ["2019-06-24", "2019-06-28"]),
    ("pt", "Chove depois de amanhã.", ["2019-06-28"]),
    ("it", "L'altro ieri pioveva; ieri l'altro pure.", ["2019-06-24", "2019-06-24"]),
    ("ar", "وصل أول من أمس ويغادر بعد غد", ["2019-06-24", "2019-06-28"]),
    ("ar", "وصل اليوم الأربعاء", ["2019-06-26"]),
    ("fr", "Il pleut aujourd’hui.", ["2019-06-26"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*LENT, *DAYS, *YEARS, *FIGURES, *WORDS])
def test_what_is_read(language, text, expected):
    assert values(language, text) == expected


@pytest.mark.parametrize(("language", "text"), ATTACKS)
def test_the_attacks_of_2001(language, text):
    assert values(language, text) == ["2001-09-11"]


REFUSED = [
    ("de", "In 1900 Metern Höhe, seit 1800 Jahren, in 2000 Schulen, im Juni 2500 Stellen"),
    ("fr", "En 1900 mètres, depuis 2000 ans, en 1500 parcelles, en juin 1800 emplois"),
    ("es", "En 1900 metros, desde 1800 pesos, en 2000 parcelas, en julio 1700 euros y en agosto 1800."),
    ("it", "In 1900 metri, in 2000 scuole, a luglio 1700 euro"),
    ("nl", "In 1900 scholen, in 2000 gevallen, in juli 3000 banen"),
    ("ru", "До 1900 рублей, с 1500 до 2000 евро, в 1800 домах"),
    ("ar", "منذ 1500 عام"),
    ("ar", "تيريزا ماي 2018"),
    ("de", "Die Miete reicht von 1900 Euro bis 2000 Euro."),
    ("nl", "Opstelling: 4 Blind, 12 Mei Jansen, 9 Bos"),
    ("it", "In campo 8 Maggio, 10 Totti"),
    ("fr", "Sur le banc, 12 Avril, 14 Petit"),
    ("es", "Con el número 8 Julio Gómez marcó"),
    ("ru", "Под номером 7 Марта Лопес"),
    ("de", "Auf Platz 8 Mai Nguyen, auf Rang 9 Jan Weber"),
    ("pt", "Em 4 de dez escolas; venceu por 2 set a 0"),
    ("it", "ha perso 3 set a 2"),
    ("es", "a las 8 del mar Rojo"),
    ("de", "Das Fest auf dem Platz des 18. März"),
    ("fr", "Un feu rue du 8-Mai-1945, place du 11-Novembre"),
    ("es", "la calle 25 de Mayo, el Movimiento 19 de Abril"),
    ("pt", "na Rua 7 de Setembro, a Ponte 25 de Abril"),
    ("it", "in via 20 Settembre, in piazza 1 Maggio"),
    ("ru", "на улице 1 Мая"),
    ("de", "Version 12.3.18, § 3.4.12, Tel. 0221 11.10.12, 4.0.17"),
    ("fr", "Tél. 01.12.10.11.12"),
    ("ru", "п. 3.4.12 договора"),
    ("es", "Terminó con 14. Julio Ruiz entró después."),
    ("de", "Es endete mit Platz 14.\n\nJuli"),
    ("fr", "la sonde Mars 2020"),
    ("es", "lo publicó El Diario de Hoy"),
    ("fr", "lu dans Aujourd'hui en France"),
    ("de", "in der Zeitung „Heute“ und im heute-journal"),
    ("ar", "في اليوم التالي، قناة روسيا اليوم، اليوم الوطني"),
    ("it", "il 2/3 dei voti"),
    ("fr", "ouvert 24/7, le 1/3 des voix"),
]


@pytest.mark.parametrize(("language", "text"), REFUSED)
def test_what_is_no_date(language, text):
    assert values(language, text) == []


COUNTS = [
    ("es", "El 4 de junio, 1800 personas bailaron", "2019-06-04"),
    ("es", "El 4 de junio 14000 personas bailaron", "2019-06-04"),
    ("ru", "4 июня 2400 человек танцевали", "2019-06-04"),
    ("de", "Am 4. Juni 1800 Gäste zu bewirten", "2019-06-04"),
    ("fr", "Le 4 juin, 2000 danseurs étaient là", "2019-06-04"),
    ("ar", "في 4 يونيو 15000 متظاهر", "2019-06-04"),
]


@pytest.mark.parametrize(("language", "text", "day"), COUNTS)
def test_a_number_behind_a_day_is_no_year(language, text, day):
    (mention,) = find_dates(text, WRITTEN_ON, language=language)
    assert (mention.value, mention.text[-1].isdigit()) == (day, False)


@pytest.mark.parametrize(
    ("language", "text", "weekday"),
    [
        ("de", "Do., 27. Juni", 4),
        ("de", "am Donnerstag (27. Juni)", 4),
        ("de", "Sonnabend, 29. Juni", 6),
        ("de", "am Donnerstagabend, 27. Juni", 4),
        ("fr", "jeu. 27 juin", 4),
        ("nl", "do. 27 juni", 4),
        ("ru", "к четвергу, 27 июня", 4),
        ("ru", "чт, 27 июня", 4),
    ],
)
def test_weekdays_beside_a_date(language, text, weekday):
    (mention,) = find_dates(text, WRITTEN_ON, language=language)
    assert mention.stated.weekday == weekday
    assert mention.end == len(text)


@pytest.mark.parametrize(("language", "text"), [("fr", "12 août 2018"), ("de", "3. März 2018"), ("pt", "3 de março de 2018")])
def test_decomposed_letters(language, text):
    (mention,) = find_dates(unicodedata.normalize("NFD", text), WRITTEN_ON, language=language)
    assert mention.value[:4] == "2018"
    assert mention.text == unicodedata.normalize("NFD", text)
