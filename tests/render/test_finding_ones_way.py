"""What a reader does on the page: follow a link to the very words, undo a filter, get along on a phone and with the keyboard alone."""

from __future__ import annotations

import time

import pytest

from render.test_browser import visible_rows
from whence.render.html import render

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium (dev group) drives the browser")
pytestmark = pytest.mark.slow


def hidden(page, selector):
    return page.execute_script("return !document.querySelector(arguments[0]).checkVisibility()", selector)


def test_a_third_click_and_the_list_bring_back_the_first_order(report, show):
    page = show(render(report))
    first = visible_rows(page, "facts")
    state, fact = page.find_elements("css selector", "#facts th button")[:2]
    page.execute_script("arguments[0].click()", state)
    order = page.execute_script("return [...document.querySelectorAll('#facts tbody tr')].map(r => r.dataset.state)")
    gravity = ["contradicted", "unsupported", "questioned", "unchecked", "supported"]
    assert order == sorted(order, key=gravity.index)
    for _ in range(3):
        page.execute_script("arguments[0].click()", fact)
    assert visible_rows(page, "facts") == first
    assert page.find_elements("css selector", "#facts th[aria-sort]") == []


def test_no_match_is_said_and_undone(report, show):
    page = show(render(report))
    page.find_element("css selector", "#findings [data-search]").send_keys("rent")
    time.sleep(0.3)
    assert page.find_element("css selector", "#findings .group:not([hidden]) [data-count]").text == "1 of 3"
    page.find_element("css selector", "#findings [data-search]").send_keys(" zebra")
    time.sleep(0.3)
    assert visible_rows(page, "findings") == []
    assert page.find_element("css selector", "#findings .no-match").text.startswith("No finding matches")
    page.execute_script("document.querySelector('#findings .no-match button').click()")
    assert len(visible_rows(page, "findings")) == len(report.findings)
    assert hidden(page, "#findings .no-match")
    assert page.find_element("css selector", "#findings .group [data-count]").text == "3"


def test_a_jump_to_what_is_filtered_out_shows_all_again(report, show):
    page = show(render(report))
    page.find_element("css selector", "#facts [data-search]").send_keys("zebra")
    time.sleep(0.3)
    assert visible_rows(page, "facts") == []
    page.execute_script("location.hash = 'fact-f04'")
    time.sleep(0.2)
    assert len(visible_rows(page, "facts")) == len(report.facts)
    assert page.find_element("css selector", "#facts output").text == f"{len(report.facts)} facts"


def test_a_link_leads_to_the_very_words_and_lights_them_and_their_note(report, show):
    page = show(render(report))
    page.execute_script("document.querySelector('#findings figcaption a[href^=\\\\#words]').click()")
    time.sleep(0.2)
    target = page.execute_script("return location.hash.slice(1)")
    box = page.execute_script("const b = document.getElementById(arguments[0]).getBoundingClientRect(); return [b.top, b.height]", target)
    assert 0 < box[0] < 800
    assert box[1] > 0
    assert page.execute_script("return document.getElementById(arguments[0]).matches('mark.lit')", target)
    lit = page.execute_script("return [...document.querySelectorAll('.margin li.lit')].map(e => e.id)")
    assert lit == [target.replace("words", "note")]
    page.execute_script("document.querySelector('sup a').click()")
    time.sleep(0.2)
    assert page.execute_script("return document.getElementById(location.hash.slice(1)).matches('.margin li.lit')")


def test_numbers_behind_words_and_notes_lead_to_each_other(report, show):
    page = show(render(report), script=False)
    pairs = """return [...document.querySelectorAll('.margin li')].map(li => [li.id, li.querySelector('.number').hash.slice(1)])
               .filter(([note, words]) => !document.getElementById(words) || !document.querySelector(`sup a[href="#${note}"]`))"""
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert page.execute_script(pairs) == []


def test_a_phone_has_labels_an_order_and_tables_for_drawings(report, show):
    page = show(render(report), 390)
    label = "return getComputedStyle(document.querySelector('#facts td[data-label=By]'), '::before').content"
    assert "By" in page.execute_script(label)
    assert page.find_element("css selector", "#facts [data-order]").is_displayed()
    assert hidden(page, "svg.timeline")
    assert not hidden(page, "#timeline table")
    assert not hidden(page, "#provenance-table table")
    wide = show(render(report), 1440)
    assert not wide.find_element("css selector", "#facts [data-order]").is_displayed()
    assert not hidden(wide, "svg.timeline")


def test_the_keyboard_gets_to_the_facts_in_a_few_steps(report, show):
    page = show(render(report))
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    steps = 0
    while page.execute_script("return document.activeElement.matches('#facts [data-search]')") is False and steps < 60:
        words = page.execute_script("return document.activeElement.matches('.skip, .onward') && !document.activeElement.closest('#facts')")
        webdriver.ActionChains(page, duration=0).send_keys(keys.ENTER if words else keys.TAB).perform()
        if words:
            webdriver.ActionChains(page, duration=0).send_keys(keys.TAB).perform()
        steps += 1
    assert steps < 20


def test_a_box_shows_what_it_rests_on(report, show):
    page = show(render(report))
    page.execute_script("document.querySelector('.box.fact.contradicted a').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))")
    lit = page.execute_script("return [...document.querySelectorAll('.graph .box.lit')].map(e => e.classList[1])")
    assert {"source", "fact", "finding", "origin"} == set(lit)
    assert len(lit) < page.execute_script("return document.querySelectorAll('.graph .box').length")


def test_what_the_keyboard_passes_over_in_drawings_it_reaches_beside_them(report, show):
    page = show(render(report))
    beside = """const to = (links) => [...document.querySelectorAll(links)].map(a => a.getAttribute('href'));
                const reached = new Set(to('a[href]:not([tabindex])'));
                return to('a[href][tabindex="-1"]:not(sup a)').filter(href => !reached.has(href))"""
    assert page.execute_script(beside) == []
