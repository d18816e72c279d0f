"""The page in a browser: nothing is asked of the network, everything is reached, read aloud and printed, and hostile words run nowhere."""

from __future__ import annotations

import base64
import shutil
import subprocess
import time

import pytest

from render.crowd import crowd
from render.test_html import HOSTILE, poisoned
from whence.render.html import render

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium (dev group) drives the browser")
pytestmark = pytest.mark.slow

SIZES = {"desktop": 1440, "tablet": 768, "phone": 390}


def test_no_error_and_no_request(report, show):
    page = show(render(report))
    assert page.get_log("browser") == []
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0


@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_nothing_is_wider_than_the_screen(report, show, width):
    page = show(render(report), width)
    page.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


def test_links_into_folded_parts_unfold_them(report, show):
    page = show(render(report))
    for target in ("check-WH206", "provenance-table", "fact-f04"):
        page.execute_script("location.hash = arguments[0]", target)
        time.sleep(0.1)
        assert page.execute_script("return document.getElementById(arguments[0]).checkVisibility()", target), target
        assert page.execute_script("return document.getElementById(arguments[0]).getBoundingClientRect().top", target) < 900


def visible_rows(page, section):
    return page.execute_script(
        "return [...document.querySelectorAll(arguments[0] + ' [data-row]')].filter(e => !e.hidden).map(e => e.id)", f"#{section}"
    )


def test_search_filter_and_sort(report, show):
    page = show(render(report))
    assert len(visible_rows(page, "facts")) == len(report.facts)
    page.find_element("css selector", "#facts [data-search]").send_keys("troops 54,000")
    time.sleep(0.3)
    assert visible_rows(page, "facts") == ["fact-f05"]
    assert page.find_element("css selector", "#facts output").text == "1 of 14 facts"
    page.find_element("css selector", "#facts [data-search]").clear()
    page.execute_script("const s = document.querySelector('#facts [data-pick=state]'); s.value = 'unsupported'; s.dispatchEvent(new Event('change'))")
    time.sleep(0.3)
    assert visible_rows(page, "facts") == ["fact-f10"]
    page.execute_script("const s = document.querySelector('#facts [data-pick=state]'); s.value = ''; s.dispatchEvent(new Event('change'))")
    button = page.find_elements("css selector", "#facts th button")[1]
    page.execute_script("arguments[0].click()", button)
    ascending = visible_rows(page, "facts")
    page.execute_script("arguments[0].click()", button)
    assert visible_rows(page, "facts") == ascending[::-1]
    assert page.find_element("css selector", "#facts th[aria-sort]").get_attribute("aria-sort") == "descending"
    page.execute_script("const s = document.querySelector('#findings [data-pick=state]'); s.value = 'waived'; s.dispatchEvent(new Event('change'))")
    assert visible_rows(page, "findings") == ["w1:5e5e5e5e01"]


def test_it_reads_without_script(report, show):
    page = show(render(report), script=False)
    words = page.find_element("css selector", "main").text
    assert all(fact.fact_id in words for fact in report.facts)
    assert all(finding.suggestion.split(",")[0] in words for finding in report.findings if finding.suggestion)
    assert not page.find_element("css selector", "#facts form").is_displayed()


def test_the_keyboard_reaches_everything(report, show):
    page = show(render(report))
    page.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    focusable = "a[href], button, input, select, summary, [tabindex]"
    wanted = page.execute_script(f"return [...document.querySelectorAll('{focusable}')].filter(e => e.checkVisibility()).length")
    page.execute_script("window.met = new Set(); document.addEventListener('focusin', e => met.add(e.target))")
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    chain = webdriver.ActionChains(page, duration=0)
    for _ in range(wanted + 5):
        chain.send_keys(keys.TAB)
    chain.perform()
    assert page.execute_script("return met.size") >= wanted


@pytest.mark.parametrize("evil", [" ".join(HOSTILE[:-1]), *HOSTILE[-3:]], ids=["all", "data", "surrogate", "long"])
def test_hostile_words_run_nowhere(report, show, evil):
    page = show(render(poisoned(report, evil)), 390)
    assert page.get_log("browser") == []
    assert page.execute_script("return document.scripts.length") == 2
    assert page.execute_script("return document.documentElement.scrollWidth") <= 390
    assert page.execute_script("return document.title").startswith("Fail")


def test_the_printed_copy_is_whole(report, show, tmp_path):
    page = show(render(report))
    printed = page.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
    file = tmp_path / "report.pdf"
    file.write_bytes(base64.b64decode(printed["data"]))
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext to read the printed copy with")
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    pages = done.stdout.split("\f")[:-1]
    digest = report.inputs.digest.removeprefix("sha256:")[:12]
    assert all(f"page {n} of {len(pages)}" in text and digest in text for n, text in enumerate(pages, 1))
    words = " ".join(done.stdout.split())
    assert "What to do" in words  # folded on the screen, open on paper
    assert all(fact.fact_id in words for fact in report.facts)
    assert "https://harbour-post.example/2019/pact-under-strain" in words
    assert all(words.count(title) > 1 for title in ("Outcome", "SHA-256"))


def test_paper_is_wide_enough(report, show):
    page = show(render(report), 672)  # A4 less its margins, in CSS px
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    page.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    over = """return [...document.querySelectorAll('main *')].filter(e => !e.closest('svg') && e.getBoundingClientRect().right > 674
              && getComputedStyle(e).position !== 'absolute').map(e => e.outerHTML.slice(0, 120))"""
    assert page.execute_script(over) == []


def test_a_large_page_is_usable(show):
    page = show(render(crowd(200, 5000, 600)))
    assert page.get_log("browser") == []
    assert len(visible_rows(page, "facts")) == 300
    page.find_element("css selector", "#facts [data-search]").send_keys("f004999")
    time.sleep(0.6)
    assert visible_rows(page, "facts") == ["fact-f004999"]
    page.execute_script("location.hash = 'fact-f004321'")
    time.sleep(0.2)
    assert page.execute_script("return document.getElementById('fact-f004321').checkVisibility()")
