"""``whence registers import``: terms of office as others keep them, into the register that whence reads."""

YAML = """- id: {bioguide: X000001}
  name: {first: Ada, last: Brandt}
  terms:
  - {type: prez, start: '1999-01-20', end: '2003-01-20', party: None}
"""


def test_yaml_to_the_register(run, tmp_path):
    (tmp_path / "executive.yaml").write_text(YAML, encoding="utf-8")
    ran = run("registers", "import", tmp_path / "executive.yaml", "-o", tmp_path / "offices.csv")
    assert ran.code == 0, ran.err
    assert "Ada Brandt,President of the United States,1999-01-20,2003-01-20" in (tmp_path / "offices.csv").read_text(encoding="utf-8")
    again = run("registers", "import", tmp_path / "offices.csv")
    assert again.out == (tmp_path / "offices.csv").read_text(encoding="utf-8")


def test_what_is_no_register(run, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert run("registers", "import", tmp_path / "other.csv").code == 2
    assert run("registers", "import", tmp_path / "missing.csv").code == 2
