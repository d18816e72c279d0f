"""The printed copy, which is the auditor's: every page numbered and named, everything unfolded, nothing beyond the edge of the paper or cut off."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess

import msgspec
import pytest

from render.conftest import GOLDEN, gallery
from whence.render.html import render

pytestmark = pytest.mark.slow

LONG = "https://archive.example/" + "a-very-long-address-without-a-place-to-break-it/" * 6 + "?q=" + "x" * 180
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
HAN = "日米安全保障条約は千九百六十年一月に署名され、両国の政府は今日までこれを守ってきた。" * 8
MARGIN = 16 / 25.4 * 72  # of the paper, left and right, in points
PAPER = (595, 842)


def crammed(report):
    """A report whose every field has words that are hard to break: addresses, one long word, Chinese characters without a space."""
    replace = msgspec.structs.replace
    words = f"{LONG} {WORD} {HAN}"
    sources = tuple(replace(s, url=LONG, archived_url=LONG, title=words, publisher=WORD, author=HAN, licence=WORD) for s in report.sources)
    facts = tuple(replace(f, subject=words[:400], value=LONG, predicate=WORD[:60], quote=words, extractor=WORD, reviewer=WORD) for f in report.facts)
    findings = tuple(
        replace(
            f, message=words, expected=LONG, observed=WORD, suggestion=HAN, locations=tuple(replace(p, file=LONG, note=WORD) for p in f.locations)
        )
        for f in report.findings
    )
    return replace(report, sources=sources, facts=facts, findings=findings, name=WORD[:80])


@pytest.fixture(params=[*GOLDEN, "story", "crammed"])
def text(request, report, root):
    made = {"story": lambda: render(report), "crammed": lambda: render(crammed(report))}
    return made.get(request.param, lambda: gallery(root, request.param))()


@pytest.fixture
def printed(show, tmp_path):
    """Print a page: the file of the copy."""
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext to read the printed copy with")

    def made(text):
        pdf = show(text).execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
        file = tmp_path / "report.pdf"
        file.write_bytes(base64.b64decode(pdf["data"]))
        return file

    return made


def read(file, *options):
    return subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, text=True, check=True).stdout


def test_the_printed_copy_is_whole(report, printed):
    said = read(printed(render(report)), "-layout")
    pages = said.split("\f")[:-1]
    digest = report.inputs.digest.removeprefix("sha256:")[:12]
    assert [n for n, text in enumerate(pages, 1) if f"page {n} of {len(pages)}" not in text or digest not in text] == []
    words = " ".join(said.split())
    assert "What to do" in words  # folded on the screen, open on paper
    assert all(fact.fact_id in words for fact in report.facts)
    assert "https://harbour-post.example/2019/pact-under-strain" in words
    assert all(words.count(title) > 1 for title in ("The words, and why", "SHA-256"))  # heads of tables, on each page


def test_every_word_stands_between_the_margins(text, printed):
    """As the file places them: pdftotext gives the box of each word on its page."""
    boxes = read(printed(text), "-bbox")
    sizes = {tuple(round(float(n)) for n in found) for found in re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', boxes)}
    assert sizes == {PAPER}
    words = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<', boxes)
    assert len(words) > 500
    beyond = [
        word
        for low, top, high, bottom, word in words
        if float(low) < MARGIN - 2 or float(high) > PAPER[0] - MARGIN + 2 or float(top) < 0 or float(bottom) > PAPER[1]
    ]
    assert beyond == []


CUT = """
return [...document.querySelectorAll('main *')].filter((e) => {
  const style = getComputedStyle(e);
  if (e.closest('svg') || e.closest('.visually-hidden') || !e.checkVisibility() || style.position === 'absolute') return false;
  const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  const box = e.getBoundingClientRect();
  const beyond = box.right > 674 || (e.clientWidth && box.left + e.scrollWidth > 674);
  const hidden = clips && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
  return beyond || hidden || (style.textOverflow === 'ellipsis' && e.scrollWidth > e.clientWidth);
}).map((e) => e.outerHTML.slice(0, 120));
"""


def test_nothing_is_cut_off_on_paper(text, show):
    """No box that clips or scrolls holds more than it shows, laid out as wide as the paper between its margins (672 CSS px)."""
    page = show(text, 672)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert page.execute_script(CUT) == []


def test_words_of_drawings_stay_in_them(text, show):
    """The timeline and the graph of provenance do not let their labels run out of the picture, on paper too."""
    page = show(text, 672)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    out = page.execute_script("""
      return [...document.querySelectorAll('main svg text')].filter((t) => {
        const box = t.getBoundingClientRect(), frame = t.closest('svg').getBoundingClientRect();
        return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1);
      }).map((t) => t.textContent);
    """)
    assert out == []


def test_what_the_screen_says_the_paper_says(text, printed, show):
    """Every word of the page, unfolded, is in the printed file: compared letter by letter, since lines break elsewhere."""
    page = show(text)
    page.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    lines = page.execute_script("""
      return [...document.querySelectorAll('main p, main td, main dd, main q, main h2, main h3')]
        .filter((e) => e.checkVisibility() && !e.closest('.controls, .permalink, .idle, svg') && e.childElementCount === 0).map((e) => e.textContent);
    """)
    paper = re.sub(r"\s|page\d+of\d+", "", read(printed(text), "-raw"))
    missing = [line for line in lines if (bare := re.sub(r"\s", "", line)) and len(bare) < 60 and bare not in paper]
    assert len(lines) > 100
    assert len(missing) <= len(lines) // 50, missing[:10]  # a line that a page's end divides has the footer in it


def test_what_is_cut_off_would_be_seen(report, show):
    page = show(render(report), 672)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    page.execute_script("const p = document.querySelector('.lead'); p.style.whiteSpace = 'nowrap'; p.textContent += ' and so on'.repeat(40)")
    page.execute_script("const p = document.querySelector('#verify p'); p.style.overflow = 'hidden'; p.style.height = '2px'")
    seen = page.execute_script(CUT)
    assert any(html.startswith('<p class="lead"') for html in seen)
    assert any("height: 2px" in html for html in seen)
