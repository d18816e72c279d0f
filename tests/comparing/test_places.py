import pytest

from whence.comparing.places import compare_places, find_places


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
        ("California", "United States", "unknown", False),
        ("Boston", "Massachusetts", "unknown", False),
        ("Nether Wallop", "Paris", "unknown", False),
    ],
)
def test_places(claim, source, verdict, finer):
    found = compare_places(claim, source)
    assert (found.verdict, found.finer) == (verdict, finer), found


def test_places_of_a_text_are_the_longest_names():
    assert [p.text for p in find_places("A Japanese envoy flew from New York City to St. Louis.")] == ["Japanese", "New York City", "St. Louis"]
    assert find_places("The polish of the turkey's china was chilling.") == []


def test_every_city_and_part_is_of_a_known_polity():
    from whence.comparing import places

    states = places._load("polities")["states"]
    data = places._load("cities")
    assert not [name for name in data["cities"] if name not in states]
    assert not [name for name in data["within"] if name not in states]
    assert not [name for inside in data["within"].values() for name in inside if name not in states]
