"""Facts tables in Parquet."""

import io

import polars as pl
import pytest

from whence.errors import InputError
from whence.store import open_dossier
from whence.store.parquet import read_parquet


def parquet(frame):
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def test_typed_columns_are_read_as_text_would_be(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.txt").write_text("x")
    frame = pl.DataFrame(
        {
            "fact_id": [1, 2, 3],
            "source": ["a", "a", None],
            "subject": ["s"] * 3,
            "predicate": ["p"] * 3,
            "value": [1600000000.0, 2.5, float("nan")],
            "quote": ["q"] * 3,
            "start": [3.0, None, 4.5],
            "confidence": [0.5, None, 0.1],
            "day": pl.Series(["2020-05-03", None, None]).str.to_date(),
            "kind": pl.Series(["number", None, None], dtype=pl.Categorical),
        }
    )
    (tmp_path / "facts.parquet").write_bytes(parquet(frame))
    dossier = open_dossier(tmp_path)
    assert [(f.fact_id, f.value, f.start, f.confidence, f.kind, dict(f.other), f.line) for f in dossier.facts] == [
        ("1", "1600000000", 3, 0.5, "number", {"day": "2020-05-03"}, 1),
        ("2", "2.5", None, None, None, {}, 2),
    ]
    assert sorted((p.line, p.column) for p in dossier.problems) == [(3, "source"), (3, "start"), (3, "value")]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\0" * 40 + b"PAR1", b"fact_id,source\n"])
def test_what_is_no_parquet(data):
    with pytest.raises(InputError, match="is not Parquet"):
        read_parquet(data, "facts.parquet")
