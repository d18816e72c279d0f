"""axe-core, run in the pages of the bundled dossiers, finds nothing: light and dark, from desktop to phone, folded and unfolded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from whence.render.html import render

HERE = Path(__file__).resolve().parent
PINNED = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]["axe-core"]
UNFOLD = "for (const d of document.querySelectorAll('details')) d.open = true"


@pytest.fixture(scope="session")
def axe(root):
    """The script of axe-core: ``make test`` has npm set it up below .venv, by its hash."""
    file = root / ".venv" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
    if not file.is_file():
        pytest.skip("axe-core is not set up here: `make test` does so where there is npm")
    script = file.read_text(encoding="utf-8")
    assert f"axe v{PINNED}" in script[:200], "another axe-core than the pinned one: run make test"
    return script


def violations(page):
    found = page.execute_async_script("const done = arguments[0]; axe.run(document).then((r) => done([r.passes.length, r.violations]))")
    assert found[0] > 20, "so few rules applied that axe-core cannot have seen the page"
    return [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found[1]]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_axe_finds_nothing(golden_page, show, axe, width, scheme):
    page = show(golden_page, width, scheme)
    page.execute_script(axe)
    assert page.execute_script("return axe.version") == PINNED
    assert violations(page) == []
    page.execute_script(UNFOLD)
    assert violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_every_part_of_the_page_is_there(report, show, axe, scheme):
    """The report of the renderers' tests has waivers, reviews and a loosened gate, which the bundled dossiers have not."""
    page = show(render(report), 1440, scheme)
    page.execute_script(UNFOLD)
    page.execute_script(axe)
    assert violations(page) == []


@pytest.mark.slow
def test_axe_would_find_what_is_wrong(report, show, axe):
    page = show(render(report))
    page.execute_script("document.querySelector('main').insertAdjacentHTML('afterbegin', '<p><button></button><input>')")
    page.execute_script("document.documentElement.removeAttribute('lang')")
    page.execute_script(axe)
    assert {name for name, _ in violations(page)} >= {"button-name", "label", "html-has-lang"}


def test_it_is_pinned_by_hash_and_no_address_is_kept():
    locked = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    names = {name for name in locked if name}
    assert names == {"node_modules/axe-core"}
    for name in names:
        assert locked[name]["version"] == PINNED
        assert locked[name]["integrity"].startswith("sha512-")
        assert "resolved" not in locked[name]
