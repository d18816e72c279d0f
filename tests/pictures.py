"""Pictures of the bundled report at desktop, tablet and phone width, for README and docs: `python tests/pictures.py`."""

import base64
import shutil
from pathlib import Path

from selenium import webdriver

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "reports" / "us-japan-pact.html"
# What is shown: width and height in CSS pixels, and where the picture is kept.
SHOTS = {
    ROOT / "reports" / "us-japan-pact.png": (1280, 1500, "light"),
    ROOT / "docs" / "pictures" / "report-1440.png": (1440, 1600, "light"),
    ROOT / "docs" / "pictures" / "report-768.png": (768, 1400, "dark"),
    ROOT / "docs" / "pictures" / "report-390.png": (390, 1400, "light"),
}


def main() -> None:
    """Take every picture with headless Chromium, no request leaving the page."""
    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"):
        options.add_argument(word)
    # named, so that selenium looks for neither of them on the network
    options.binary_location = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        for path, (width, height, scheme) in SHOTS.items():
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": [{"name": "prefers-color-scheme", "value": scheme}]})
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            browser.get(REPORT.as_uri())
            shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(shot["data"]))
            print(path.relative_to(ROOT))
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
