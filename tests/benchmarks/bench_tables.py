"""A facts table of a million rows: our contract against the same rules as plain polars expressions and, six of them, in Great Expectations.

CPU seconds of one process, all in one run; memory is what each adds to the process at its peak.
"""

import resource
import sys
import threading
import time
import warnings
from pathlib import Path

import polars as pl

from whence.store.columns import KINDS, MODALITIES
from whence.store.contracts import Facts, broken_cells

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
ROUNDS = 3


def table():
    n = pl.int_range(ROWS, eager=True)
    words = {
        "subject": "the bridge over the Aure",
        "predicate": "opened",
        "value": "2020-05-03",
        "quote": "The bridge over the Aure opened on 3 May 2020",
    }
    frame = pl.DataFrame({"fact_id": "f" + n.cast(pl.String), "source": "s" + (n % 20_000).cast(pl.String) + ".txt", "start": n % 5000})
    frame = frame.with_columns(pl.lit(text).alias(name) for name, text in words.items())
    frame = frame.with_columns(end=pl.col("start") + 45, kind=pl.lit("date"), modality=pl.lit(None, pl.String), confidence=(n % 100) / 100)
    # One fault for each of the six rules, so that nobody is fast by not looking.
    return frame.with_columns(
        fact_id=pl.when(n == 10).then(pl.lit("f9")).otherwise(pl.col("fact_id")),
        source=pl.when(n == 20).then(None).otherwise(pl.col("source")),
        kind=pl.when(n == 30).then(pl.lit("dates")).otherwise(pl.col("kind")),
        confidence=pl.when(n == 40).then(1.5).otherwise(pl.col("confidence")),
        quote=pl.when(n == 50).then(pl.lit("")).otherwise(pl.col("quote")),
        start=pl.when(n == 60).then(-1).otherwise(pl.col("start")),
    )


def plain(frame):
    """The contract's rules by hand."""
    rules = {
        **{f"{name} needed": pl.col(name).is_null() for name in ("fact_id", "source", "subject", "predicate", "value", "quote")},
        **{f"{name} short": pl.col(name).str.len_chars() < 1 for name in ("fact_id", "source", "subject", "predicate", "value", "quote")},
        "start": pl.col("start") < 0,
        "end": pl.col("end") < 0,
        "kind": ~pl.col("kind").is_in(list(KINDS)),
        "modality": ~pl.col("modality").is_in(list(MODALITIES)),
        "confidence": ~pl.col("confidence").is_between(0, 1),
        "unique": ~pl.col("fact_id").is_first_distinct(),
        "order": pl.col("end") < pl.col("start"),
    }
    masks = frame.select(expression.fill_null(value=False).alias(name) for name, expression in rules.items())
    return sum(masks[name].arg_true().len() for name in rules)


def ours(frame):
    return broken_cells(frame, Facts).height


def expectations(frame):
    from whence.gx.library import ephemeral, great_expectations

    gx = great_expectations()
    made = gx.expectations
    suite = gx.ExpectationSuite(
        name="facts",
        expectations=[
            made.ExpectColumnValuesToBeUnique(column="fact_id"),
            made.ExpectColumnValuesToNotBeNull(column="source"),
            made.ExpectColumnValuesToBeInSet(column="kind", value_set=list(KINDS)),
            made.ExpectColumnValuesToBeBetween(column="confidence", min_value=0, max_value=1),
            made.ExpectColumnValueLengthsToBeBetween(column="quote", min_value=1),
            made.ExpectColumnValuesToBeBetween(column="start", min_value=0),
        ],
    )
    asset = ephemeral().data_sources.add_pandas("p").add_dataframe_asset("facts")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    started = time.process_time()
    result = batch.validate(suite, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["fact_id"]})
    assert not any(one.success for one in result.results), "each rule has its fault"
    return time.process_time() - started


class Peak:
    """The most memory that the process had while something ran, above what it had before."""

    def __enter__(self):
        self.before = self.most = _memory()
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._run, daemon=True)
        self._watch.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        self._watch.join()

    def _run(self):
        while not self._done.wait(0.01):
            self.most = max(self.most, _memory())

    @property
    def megabytes(self):
        return (self.most - self.before) / 1e6


def _memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def cpu(work, frame):
    best = []
    with Peak() as peak:
        for _ in range(ROUNDS):
            started = time.process_time()
            found = work(frame)
            best.append(time.process_time() - started)
    return min(best), peak.megabytes, found


def main():
    warnings.simplefilter("ignore")
    frame = table()
    by_hand, hand_memory, hand_found = cpu(plain, frame)
    contract, memory, found = cpu(ours, frame)
    assert found == hand_found == 6, (found, hand_found)
    rows = _pandas(frame)
    with Peak() as peak:
        theirs = expectations(rows)
    print(f"{ROWS:,} rows")
    print(f"plain polars, 19 rules          {by_hand:7.2f} s CPU   1.00   +{hand_memory:,.0f} MB")
    print(f"contract (pandera), 19 rules    {contract:7.2f} s CPU   {contract / by_hand:4.2f}   +{memory:,.0f} MB")
    print(f"Great Expectations, 6 rules     {theirs:7.2f} s CPU   {theirs / contract:4.1f} x the contract   +{peak.megabytes:,.0f} MB")


def _pandas(frame):
    import pandas as pd

    return pd.DataFrame({name: frame[name].to_list() for name in frame.columns})


if __name__ == "__main__":
    main()
