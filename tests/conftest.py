"""What every test may ask for: the texts beside the checkout, and whether golden files are to be rewritten."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# Skips that stay skips on the integration machine too: what may not be in the repository, and extras too large for every run.
GOOD_REASONS = (
    "the shared texts",
    "the OASIS schema is not kept here",
    "LangExtract is not installed",
)

# An integration run answers for the change that it is given, so it draws the same examples each time; `--hypothesis-profile=deep` looks for new ones.
settings.register_profile("integration", derandomize=True, deadline=None)
settings.register_profile("deep", max_examples=5000, deadline=None)
if os.environ.get("WHENCE_CI"):
    settings.load_profile("integration")


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite golden files and generated documents instead of comparing with them")


def pytest_collection_modifyitems(items):
    """Mark what compares with a kept file, so that `make update` forgets none."""
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.golden)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """Under WHENCE_CI a test that skips for want of a system package fails: what is claimed to be tested is tested somewhere."""
    report = yield
    if os.environ.get("WHENCE_CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if not any(words in reason for words in GOOD_REASONS):
            report.outcome = "failed"
            report.longrepr = f"skipped where nothing may be missing: {reason}"
    return report


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared():
    """The folder of texts beside the checkout, which may not be part of it."""
    if not SHARED.is_dir():
        pytest.skip("the shared texts are not beside this checkout")
    return SHARED


@pytest.fixture
def golden(request):
    """Compare text or bytes with a file of the repository, or rewrite that file under ``--update``."""

    def compare(path: Path, produced: str | bytes) -> None:
        fresh = produced.encode() if isinstance(produced, str) else produced
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != fresh:
                path.write_bytes(fresh)
            return
        where = path.relative_to(ROOT)
        assert path.is_file(), f"{where} is missing: run pytest --update"
        kept = path.read_bytes()
        if kept != fresh:
            pytest.fail(f"{where} is stale: run pytest --update and look at the difference\n{_first_difference(kept, fresh)}", pytrace=False)

    return compare


def _first_difference(kept: bytes, fresh: bytes) -> str:
    old, new = kept.decode(errors="replace").splitlines(), fresh.decode(errors="replace").splitlines()
    line = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    shown = [(name, rows[line][:300] if line < len(rows) else "(ends here)") for name, rows in (("kept", old), ("now", new))]
    return "\n".join(f"line {line + 1}, {name}: {text}" for name, text in shown)
