from effort import no_runaway
from whence.reading.things import Description, describe, things_in


def test_a_thing_is_found_with_the_words_before_it():
    (found,) = things_in("They signed the US-Japan security treaty in 1960.")
    assert found == Description("treaty", ("Japan", "United States"))
    (after,) = things_in("a/b/c–d of one two three four five six seven peace-treaty.")
    assert after == describe("the treaty")


def test_a_megabyte_without_a_space_costs_no_more_than_one_with():
    with no_runaway():
        assert list(things_in("w" * 1_000_000 + " said.")) == []
