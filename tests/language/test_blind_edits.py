"""Blind edits of our own fixtures' texts: at most one in two hundred may be misjudged."""

from benchmarks.bench_edits import DISHONEST, HONEST, misjudged, own_texts

MORE = """TALLINN - The port authority said on 3 March 2016 that it would not renew the lease of the grain terminal, empty since 1998.
The chairman, Raivo Lepik, told reporters that 47 dockers had been offered other work and that nobody would be dismissed before September.
"We were never asked for our opinion," said Maarja Oks, who has worked there for 21 years. "The cranes could have been saved for two million euros."
In 2009 the city had turned down a plan by the Norwegian firm Haldor to turn the silos into flats; its lawyer, Trygve Moen, called that a mistake.
Some 1,250 people signed a petition against the closure. The council will vote on 12 April, and the mayor is not bound by its result.
"""


def test_at_most_one_in_two_hundred_is_misjudged():
    texts = [*(t for t in own_texts() if len(t.split()) > 60), MORE]
    total, wrong, rows = misjudged(texts, 3_000, seed=20)
    assert all(total[kind] >= 20 for kind in [*HONEST, *DISHONEST])
    assert sum(wrong.values()) <= sum(total.values()) / 200, rows[:10]


def test_a_locator_that_takes_all_for_good_would_fail(monkeypatch):
    from whence.language.align import Aligner
    from whence.model import Evidence

    monkeypatch.setattr(Aligner, "locate", lambda self, quote, start=None: Evidence(0, len(quote), quote, "normalised"))  # noqa: ARG005 - its signature
    total, wrong, _ = misjudged([*own_texts(), MORE], 300, seed=20)
    assert sum(wrong.values()) > sum(total.values()) / 4
