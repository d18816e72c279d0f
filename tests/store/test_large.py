"""Tables of any size are held to their rules without pandas, pandera or Great Expectations."""

import json
import subprocess
import sys

import polars as pl
import pytest

ROWS = 100_500
PROGRAM = """
import json, sys
from whence.cli import main
try:
    main()
except SystemExit as e:
    code = e.code or 0
print(json.dumps([code, sorted({"pandas", "pandera", "great_expectations"} & set(sys.modules))]), file=sys.stderr)
"""


def facts():
    """All but twenty rows are broken: those cost no check."""
    n = pl.int_range(ROWS, eager=True)
    whole = n % (ROWS // 20) == 7
    return pl.DataFrame({"fact_id": "f" + n.cast(pl.String)}).with_columns(
        source=pl.lit("a.txt"),
        subject=pl.lit("the bridge over the Aure"),
        predicate=pl.lit("opened"),
        value=pl.when(whole).then(pl.lit("2020-05-03")),
        quote=pl.lit("opened on 3 May 2020"),
        start=pl.when(n == 8).then(pl.lit("x")),
    )


@pytest.mark.parametrize("name", ["facts.csv", "facts.jsonl", "facts.parquet"])
def test_no_size_of_table_brings_pandas(folder, name):
    root = folder({"sources/a.txt": "Bridge opens\n\n4 May 2020\n\nThe bridge over the Aure was opened on 3 May 2020.\n"})
    write = {"csv": pl.DataFrame.write_csv, "jsonl": pl.DataFrame.write_ndjson, "parquet": pl.DataFrame.write_parquet}
    write[name.partition(".")[2]](facts(), root / name)
    command = [sys.executable, "-c", PROGRAM, "check", str(root), "--no-report", "--output-format", "json"]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=120, text=True)
    code, heavy = json.loads(ran.stderr.splitlines()[-1])
    assert (code, heavy) == (1, [])
    report = json.loads(ran.stdout)
    found = {finding["message"]: finding["locations"] for finding in report["findings"] if finding["code"] == "WH801"}
    first = 2 if name == "facts.csv" else 1
    # One finding for rows that are broken alike, with the place of each.
    assert [place["line"] for place in found["The row has no value."]] == [n + first for n in range(101) if n != 7]
    assert f"{ROWS - 20 - 100:,} more rows break the same rule (a value in each row); the first 100 are listed." in found
    assert [place["line"] for message, places in found.items() if message.startswith("Start is 'x'") for place in places] == [8 + first]
    assert report["summary"]["facts"] == 20
