import pytest

from whence.comparing.places import compare_places, find_places, misplaced, sort_of
from whence.language.lexicon import table


@pytest.mark.parametrize(
    ("claim", "source", "verdict", "finer"),
    [
        ("Japan", "Japanese", "same", False),
        ("The Netherlands", "Dutch", "same", False),
        ("Osaka, Japan", "Osaka", "same", False),
        ("Sao Paulo", "São Paulo", "same", False),
        ("U.S.", "American", "same", False),
        ("Japan", "Osaka", "compatible", False),
        ("United Kingdom", "Edinburgh", "compatible", False),
        ("Soviet Union", "Kiev", "compatible", False),
        ("Osaka", "Japan", "compatible", True),
        ("Wales", "British", "compatible", True),
        ("Osaka", "Kyoto", "conflict", False),
        ("Japan", "Korean", "conflict", False),
        ("Japan", "Seoul", "conflict", False),
        ("Hyderabad", "Karachi", "conflict", False),
        ("Hyderabad", "Pakistan", "compatible", True),
        ("California", "United States", "compatible", True),
        ("United States", "California", "compatible", False),
        ("Kashmir", "India", "unknown", False),
        ("Melbourne", "California", "conflict", False),
        ("Bavaria", "Austria", "conflict", False),
        ("Houston", "Texas", "unknown", False),
        ("Boston", "Massachusetts", "unknown", False),
        ("Nether Wallop", "Paris", "unknown", False),
        ("Bombay", "Mumbai", "same", False),
        ("United States", "Washington", "compatible", False),
        ("Washington", "Washington, D.C.", "same", False),
        ("Kyiv", "Kiev", "same", False),
        ("Leningrad", "St. Petersburg", "same", False),
        ("Wroclaw", "Wrocław", "same", False),
        ("Danzig", "Poland", "compatible", True),
    ],
)
def test_places(claim, source, verdict, finer):
    found = compare_places(claim, source)
    assert (found.verdict, found.finer) == (verdict, finer), found


def test_places_of_a_text_are_the_longest_names():
    assert [p.text for p in find_places("A Japanese envoy flew from New York City to St. Louis.")] == ["Japanese", "New York City", "St. Louis"]
    assert find_places("The polish of the turkey's china was chilling.") == []


def test_every_city_and_part_is_of_a_known_polity():
    states = table("polities")["states"]
    data = table("cities")
    assert not [name for name in data["cities"] if name not in states]
    assert not [name for name in data["within"] if name not in states]
    assert not [part for parts in data["parts"].values() for part in parts if part not in table("polities")["regions"]]
    assert not [name for name in data["parts"] if name not in states]
    assert not [name for inside in data["within"].values() for name in inside if name not in states]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osaka, Peru", ("Peru", {"Japan"})),
        ("Hyderabad, Chile", ("Chile", {"India", "Pakistan"})),
        ("Japan, Peru", ("Peru", {"Japan"})),
        ("Osaka, Japan", None),
        ("Boston, Canada", ("Canada", {"United States"})),
        ("Hyderabad, Pakistan", None),
        ("Kiev, Soviet Union", None),
        ("Osaka", None),
        ("Osaka, Atlantis", None),
        ("Nether Wallop, Peru", None),
        ("Boston, Massachusetts", None),
    ],
)
def test_misplaced(text, expected):
    found = misplaced(text)
    assert (found and (found[0], set(found[1]))) == expected


def test_the_sort_of_a_place():
    assert [sort_of(name) for name in ("Osaka", "Japanese", "California", "Nether Wallop")] == ["city", "state", "part", None]


def test_every_city_of_several_names_is_of_a_country():
    from whence.comparing import places

    assert not [group for group in table("cities")["renamed"]["groups"] if not places._names()[places._fold(group[0])]]
