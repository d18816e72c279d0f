import pytest

from whence.errors import SettingsError
from whence.settings import Settings
from whence.store.settings_file import find_settings, load_settings, read_settings


def refused(text, name="whence.toml"):
    with pytest.raises(SettingsError) as caught:
        read_settings(text.encode(), name)
    return caught.value


def test_defaults(tmp_path):
    assert load_settings(tmp_path) == Settings()
    (tmp_path / "whence.toml").write_text("")
    assert load_settings(tmp_path) == Settings()


def test_everything_that_the_interface_shows():
    settings = read_settings(
        b"""
select = ["WH"]
ignore = []
fail-on = "warning"
require = ["WH303"]
[severity]
WH404 = "info"
[checks.WH104]
some-option = 3
[predicates.concluded]
kind = "date"
single = true
same-as = ["signed", "finalized"]
[expectations]
suites = ["expectations/facts.json"]
[report]
source-text = "excerpt"
[columns]
quote = "span"
"""
    )
    assert settings.fail_on == "warning"
    assert settings.checks == {"WH104": {"some-option": 3}}
    assert settings.predicates["concluded"].same_as == ("signed", "finalized")
    assert settings.report.source_text == "excerpt"
    assert settings.columns == {"quote": "span"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('fail_on = "error"', 1, "did you mean 'fail-on'?"),
        ('\n\nselct = ["WH"]', 3, "did you mean 'select'?"),
        ("[sevrity]\nWH101 = 'info'", 1, "did you mean 'severity'?"),
        ('[report]\nsource_text = "full"', 2, "[report] has no setting 'source_text'; did you mean 'source-text'?"),
        ('[predicates.signed]\nkinds = "date"', 2, "did you mean 'kind'?"),
        ("[expectations]\nsuite = []", 2, "did you mean 'suites'?"),
        ('fail-on = "errors"', 1, "errors"),
        ("preview = 1", 1, "bool"),
        ('select = "WH"', 1, "array"),
        ("[severity]\nWH101 = 'fatal'", 2, "fatal"),
        ("zzz = 1", 1, "known are"),
        ("a = = 1", 1, "is not TOML"),
    ],
)
def test_what_is_not_understood_is_refused(text, line, words):
    error = refused(text)
    assert words in str(error)
    assert (error.file, error.line) == ("whence.toml", line)


def test_binary_settings():
    with pytest.raises(SettingsError, match="not text"):
        read_settings(bytes(range(256)) * 20)


def test_pyproject_is_read_below_its_own_table(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.whence]\nfail-on = "info"\n')
    assert load_settings(tmp_path).fail_on == "info"
    assert "did you mean" in str(refused("[tool.whence]\nfail_on = 'info'\n", "pyproject.toml"))


def test_a_pyproject_of_others_is_left_alone(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project\n")
    assert load_settings(tmp_path) == Settings()


def test_settings_above_hold_within_one_checkout_only(tmp_path):
    below = tmp_path / "data" / "one"
    below.mkdir(parents=True)
    (tmp_path / "whence.toml").write_text('fail-on = "info"')
    assert find_settings(below) is None
    (tmp_path / ".git").mkdir()
    assert find_settings(below) == tmp_path / "whence.toml"
    (below / "whence.toml").write_text('fail-on = "warning"')
    assert load_settings(below).fail_on == "warning"


def test_a_folder_of_that_name_is_refused(tmp_path):
    (tmp_path / "whence.toml").mkdir()
    with pytest.raises(SettingsError, match="is a folder"):
        load_settings(tmp_path)


def test_a_named_file(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text('fail-on = "info"')
    assert load_settings(path).fail_on == "info"
