"""What the page of 200 sources and 5,000 facts costs: to make, to keep and to open: `python tests/benchmarks/bench_page.py`.

Making is CPU time of this process beside that of the JSON report of the same; opening is the CPU time of the page's main thread in headless Chromium,
beside that of an empty page, and the wall-clock time until it is loaded, each the least of five.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from render.crowd import crowd
from whence.render import FORMATS


def main() -> None:
    report = crowd(200, 5000, 600)
    costs: dict[str, list[float]] = {"html": [], "json": []}
    for _ in range(3):
        for name, times in costs.items():
            begun = time.process_time()
            text = FORMATS[name](report)
            times.append(time.process_time() - begun)
            if name == "html":
                page = text
    html, plain = (min(times) for times in costs.values())
    print(f"making it {html:.2f} s of CPU, goal 3; {html / plain:.0f} times the JSON; {len(page.encode()) / 1e6:.1f} MB, goal 15")
    opening(page)


def opening(page: str) -> None:
    """Open the page in Chromium, if that is here."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (binary and driver):
        print("no chromium with its chromedriver here: not opened")
        return
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for switch in ("headless=new", "no-sandbox", "disable-gpu"):
        options.add_argument(f"--{switch}")
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("an empty page", "<p>empty"), ("the page", page)):
            file = Path(folder) / "page.html"
            file.write_text(text, encoding="utf-8")
            cpu, wall = [], []
            for _ in range(5):
                begun = time.monotonic()
                browser.get(file.as_uri())
                wall.append(time.monotonic() - begun)
                metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
                cpu.append(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))
            print(f"opening {name}: {min(cpu):.2f} s of the main thread, {min(wall):.2f} s until loaded, goal 2")
    browser.quit()


if __name__ == "__main__":
    main()
