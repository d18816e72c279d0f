"""A facts table of a million rows: our contract against the same rules as plain polars expressions and, six of them, in Great Expectations.

    python tests/benchmarks/bench_tables.py [ROWS]

CPU seconds are the least and the median of several rounds, taken in turns in one process. Memory is that of a process of its own for each way:
resident after its imports, and what the table as it wants it and the peak up to the end of its work add to that.
"""

import statistics
import subprocess
import sys
import time
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from whence.store.columns import KINDS, LAYOUTS, MODALITIES

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
ROUNDS = 9


def table(rows):
    n = pl.int_range(rows, eager=True)
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
        **{f"{name} blank": pl.col(name).str.strip_chars() == "" for name in ("fact_id", "source", "subject", "predicate", "value", "quote")},
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
    from whence.store.rules import broken_cells

    return broken_cells(frame, LAYOUTS["facts"]).height


def pandera(frame):
    from whence.store.contracts import Facts, by_pandera

    return by_pandera(frame, Facts).height


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
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["fact_id"]}
    return sum(not one.success for one in batch.validate(suite, result_format=form).results)


WAYS = {"plain polars, 19 rules": plain, "contract, 19 rules": ours, "the same by pandera": pandera, "Great Expectations, 6 rules": expectations}


def given(work, frame):
    """The table as a way wants it."""
    if work is not expectations:
        return frame
    import pandas as pd

    return pd.DataFrame({name: frame[name].to_list() for name in frame.columns})


def cpu():
    """CPU seconds of each way, round by round."""
    frame = table(ROWS)
    tables = {name: given(work, frame) for name, work in WAYS.items()}
    taken = {name: [] for name in WAYS}
    for turn in range(ROUNDS + 1):
        for name, work in WAYS.items():
            if work is expectations and turn > 2:
                continue
            started = time.process_time()
            found = work(tables[name])
            if turn:  # the first is for what is imported and made once
                taken[name].append(time.process_time() - started)
            # One fault for each of the six rules, so that nobody is fast by not looking.
            assert found == 6, (name, found)
    return taken


def memory(name, file):
    """Resident megabytes after the imports, with the table, and at the peak after the imports."""
    work = WAYS[name]
    work(given(work, table(100)))  # imports what it needs
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew (proc(5))
    imported = _status("VmRSS")
    frame = given(work, pl.read_ipc(file))
    held = _status("VmRSS")
    work(frame)
    return imported, held, _status("VmHWM")


def _status(key):
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(key))
    return int(line.split()[1]) * 1024 / 1e6


def apart(name, file):
    """What ``memory`` measures, in a process of its own."""
    done = subprocess.run([sys.executable, __file__, str(ROWS), name, file], check=True, capture_output=True, text=True)
    return [float(value) for value in done.stdout.split()]


def main():
    warnings.simplefilter("ignore")
    if len(sys.argv) > 2:
        print(*memory(*sys.argv[2:]))
        return
    taken = cpu()
    base = taken["plain polars, 19 rules"]
    print(f"{ROWS:,} rows")
    print(f"{'':27}  s of CPU:  least  median   of plain  median   MB: imports  + table   + peak")
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "facts.arrow")
        table(ROWS).write_ipc(file)
        for name, rounds in taken.items():
            imported, held, most = apart(name, file)
            least, middle = min(rounds), statistics.median(rounds)
            shares = f"{least / min(base):7.2f}  {middle / statistics.median(base):7.2f}"
            print(f"{name:27} {'':10} {least:6.3f}  {middle:6.3f}    {shares} {imported:13.0f} {held - imported:8.0f} {most - imported:9.0f}")
    theirs = min(taken["Great Expectations, 6 rules"])
    for name in ("contract, 19 rules", "the same by pandera"):
        print(f"{name}: {theirs / min(taken[name]):.1f} times as fast as Great Expectations")


if __name__ == "__main__":
    main()
