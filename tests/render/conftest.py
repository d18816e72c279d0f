"""The report that the renderers' tests show, the bundled dossiers' pages, and a browser to show them in."""

from __future__ import annotations

import shutil

import msgspec
import pytest

from render.story import story
from whence.model import Report
from whence.render.html import render

GOLDEN = ("us-japan-pact", "clean-dossier")


def gallery(root, name) -> str:
    """The page of a report of the gallery, as it is rendered now."""
    return render(msgspec.json.decode((root / "reports" / f"{name}.json").read_bytes(), type=Report))


@pytest.fixture(scope="session")
def report() -> Report:
    return story()


@pytest.fixture(params=GOLDEN)
def golden_page(request, root) -> str:
    return gallery(root, request.param)


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium, driven by selenium, with every message of its console kept."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium (dev group) drives the browser")
    binary = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if not (binary and driver):
        pytest.skip("no chromium with its chromedriver here")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for switch in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "disable-ipc-flooding-protection",  # a test follows every link within seconds
    ):
        options.add_argument(f"--{switch}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driven = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield driven
    driven.quit()


@pytest.fixture
def show(browser, tmp_path):
    """Open a page at a width, in a scheme of colours, with script or without."""

    def opened(text, width=1440, scheme="light", *, script=True):
        file = tmp_path / "report.html"
        file.write_text(text, encoding="utf-8")
        features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        for log in ("browser", "performance"):
            browser.get_log(log)  # what the page before said is not this one's
        browser.get(file.as_uri())
        return browser

    yield opened
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
