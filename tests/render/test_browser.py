"""The bundled dossiers' pages in a browser: nothing is asked of the network, every link lands, everything is found, filtered and reached by keys."""

from __future__ import annotations

import json
import time

import pytest

from render.conftest import GOLDEN, gallery
from render.crowd import crowd
from whence.render.html import render

pytestmark = pytest.mark.slow

SIZES = {"desktop": 1440, "tablet": 768, "phone": 390}
UNFOLD = "for (const d of document.querySelectorAll('details')) d.open = true"


@pytest.fixture(params=[*GOLDEN, "story"])
def text(request, report, root):
    """The pages of the gallery, and one with waivers, reviews and a loosened gate."""
    return render(report) if request.param == "story" else gallery(root, request.param)


def requests(page):
    """The address of everything that the browser asked for, whether or not the page's policy let it."""
    events = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_error_and_no_request(text, show, scheme):
    page = show(text, scheme=scheme)
    page.execute_script(UNFOLD)
    page.execute_script("scrollTo(0, document.body.scrollHeight)")
    time.sleep(0.2)
    assert page.get_log("browser") == []
    assert [address.rsplit("/", 1)[-1] for address in requests(page)] == ["report.html"]
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_a_request_would_be_seen_and_is_not_let_out(report, show):
    page = show(render(report).replace("<main>", '<main><img src="https://elsewhere.example/x.png" alt="">', 1))
    time.sleep(0.2)
    assert any("Content Security Policy" in entry["message"] for entry in page.get_log("browser"))


@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_nothing_is_wider_than_the_screen(text, show, width):
    page = show(text, width)
    page.execute_script(UNFOLD)
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


LANDINGS = """
const done = arguments[0];
const frame = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
(async () => {
  const missed = [];
  const seen = new Set();
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const href = link.getAttribute('href');
    if (seen.has(href)) continue;
    seen.add(href);
    history.replaceState(null, '', location.pathname);
    for (const d of document.querySelectorAll('details')) d.open = d.contains(link); // what is folded away is clicked by nobody
    scrollTo(0, 0);
    link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, view: window}));
    await frame();
    const target = document.querySelector(':target');
    const box = target && target.getBoundingClientRect();
    if (!target || !target.checkVisibility() || box.top >= innerHeight || box.bottom <= 0) missed.push(href);
  }
  done([seen.size, missed]);
})();
"""


@pytest.mark.parametrize("width", [1440, 390])
def test_every_link_in_the_page_lands_where_it_is_seen(text, show, width):
    """From everything folded but the link itself, each target is unfolded and in view."""
    page = show(text, width)
    page.set_script_timeout(120)
    met, missed = page.execute_async_script(LANDINGS)
    assert missed == []
    assert met > 30


def visible_rows(page, section):
    return page.execute_script(
        "return [...document.querySelectorAll(arguments[0] + ' [data-row]')].filter(e => !e.hidden).map(e => e.id)", f"#{section}"
    )


def test_search_filter_and_sort(report, show):
    page = show(render(report))
    assert len(visible_rows(page, "facts")) == len(report.facts)
    page.find_element("css selector", "#facts [data-search]").send_keys("tokyo 75%")
    time.sleep(0.3)
    assert visible_rows(page, "facts") == ["fact-f09"]
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


PICKS = """
const wrong = [];
let tried = 0;
for (const form of document.querySelectorAll('[data-controls]')) {
  const rows = [...document.getElementById(form.dataset.controls).querySelectorAll('[data-row]')];
  for (const pick of form.querySelectorAll('[data-pick]')) {
    for (const option of pick.options) {
      pick.value = option.value;
      pick.dispatchEvent(new Event('change'));
      const shown = rows.filter((row) => !row.hidden).length;
      const meant = rows.filter((row) => !option.value || row.dataset[pick.dataset.pick] === option.value).length;
      if (shown !== meant || !meant) wrong.push([form.dataset.controls, option.value, shown, meant]);
      tried += 1;
    }
    pick.value = '';
  }
  const search = form.querySelector('[data-search]');
  for (const row of rows) {
    search.value = row.textContent.trim().split(/\\s+/).slice(0, 12).join(' ').toUpperCase();
    form.requestSubmit();
    if (row.hidden) wrong.push([form.dataset.controls, search.value]);
    tried += 1;
  }
  search.value = 'no row has such a word';
  form.requestSubmit();
  if (rows.some((row) => !row.hidden)) wrong.push([form.dataset.controls, 'nonsense']);
}
return [tried, wrong];
"""


def test_every_choice_shows_its_rows_and_every_row_is_found_by_its_words(text, show):
    page = show(text)
    tried, wrong = page.execute_script(PICKS)
    assert wrong == []
    assert tried > 10


def test_it_reads_without_script(report, show):
    page = show(render(report), script=False)
    words = page.find_element("css selector", "main").text
    assert all(fact.fact_id in words for fact in report.facts)
    assert all(finding.suggestion.split(",")[0] in words for finding in report.findings if finding.suggestion)
    assert not page.find_element("css selector", "#facts form").is_displayed()


WATCH = """
window.met = new Set();
window.unseen = [];
const focusable = ':is(a[href], button, input, select, summary, [tabindex]):not([tabindex="-1"])';
window.wanted = () => [...document.querySelectorAll(focusable)].filter((e) => e.checkVisibility());
document.addEventListener('focusin', ({target}) => {
  met.add(target);
  const inner = target.querySelector('rect');
  const style = getComputedStyle(target);
  const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  if (!ringed && !(inner && parseFloat(getComputedStyle(inner).strokeWidth) >= 2)) unseen.push(target.outerHTML.slice(0, 120));
});
"""


def test_the_keyboard_reaches_everything_and_where_it_is_shows(text, show):
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium (dev group) drives the browser")
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    page = show(text)
    page.execute_script(UNFOLD)
    page.execute_script(WATCH)
    chain = webdriver.ActionChains(page, duration=0)
    for _ in range(page.execute_script("return wanted().length") + 5):
        chain.send_keys(keys.TAB)
    chain.perform()
    assert page.execute_script("return wanted().filter((e) => !met.has(e)).map((e) => e.outerHTML.slice(0, 120))") == []
    assert page.execute_script("return unseen") == []


def test_what_the_mouse_does_the_keys_do(report, show):
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    page = show(render(report))
    page.find_element("css selector", "a.skip").send_keys(keys.ENTER)
    assert page.execute_script("return location.hash") == "#verdict"
    summary = page.find_element("css selector", "details > summary")
    summary.send_keys(keys.ENTER)
    assert page.execute_script("return arguments[0].parentElement.open", summary)
    page.find_elements("css selector", "#facts th button")[0].send_keys(keys.SPACE)
    assert page.find_element("css selector", "#facts th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.find_element("css selector", "#facts [data-search]").send_keys("troops", keys.ENTER)
    assert "fact-f05" in visible_rows(page, "facts")
    assert len(visible_rows(page, "facts")) < len(report.facts)


def test_a_large_page_is_usable(show):
    text = render(crowd(200, 5000, 600))
    page = show(text)
    assert page.get_log("browser") == []
    assert len(visible_rows(page, "facts")) == 300
    page.find_element("css selector", "#facts [data-search]").send_keys("f004999")
    time.sleep(0.6)
    assert visible_rows(page, "facts") == ["fact-f004999"]
    page.execute_script("location.hash = 'fact-f004321'")
    time.sleep(0.2)
    assert page.execute_script("return document.getElementById('fact-f004321').checkVisibility()")
