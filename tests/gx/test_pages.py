"""Data Docs without a network: no remote reference is left, two runs are alike, and a browser asks for nothing."""

import functools
import http.server
import re
import shutil
import subprocess
import threading
from datetime import date
from pathlib import Path

import pytest

from whence.errors import InputError
from whence.gx.pages import export_docs

ROOT = Path(__file__).resolve().parents[2]
SUITES = [ROOT / "expectations" / name for name in ("facts.json", "sources.json")]
DAY = date(2026, 1, 31)
BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


def pages(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def written(dossier, tmp_path):
    export_docs(dossier, SUITES, tmp_path / "docs", today=DAY)
    return tmp_path / "docs"


def test_pages_lead_to_each_other_and_nowhere_else(written):
    found = pages(written)
    assert {"index.html", "whence.css", "expectations/facts.html", "expectations/sources.html"} <= set(found)
    assert len(found) == 6
    for name, data in found.items():
        if name.endswith((".html", ".css")):
            text = data.decode()
            assert not re.search(r"(?:src|href|url\()\s*=?\s*['\"]?\s*(?:https?:)?//", text), name
            assert "<script" not in text
            assert "@import" not in text
        if name.endswith(".html"):
            assert "Content-Security-Policy" in data.decode()
            for link in re.findall(r'href="([^"#?]+)"', data.decode()):
                assert (written / name).parent.joinpath(link).exists(), f"{name} leads to {link}"
    assert "held, " in found["index.html"].decode()


def test_what_failed_is_shown_with_its_row(written):
    (page,) = (data.decode() for name, data in pages(written).items() if name.startswith("validations/sources"))
    assert "texts of 200 to 200,000 characters" in page
    assert "a.txt" in page


def test_two_runs_are_alike(dossier, written, tmp_path):
    export_docs(dossier, SUITES, tmp_path / "again", today=DAY)
    assert pages(tmp_path / "again") == pages(written)


def test_no_suite_is_an_error(dossier, tmp_path):
    with pytest.raises(InputError, match="no suite"):
        export_docs(dossier, [], tmp_path, today=DAY)


def test_hostile_words_do_not_run(dossier, tmp_path):
    import msgspec

    bad = msgspec.structs.replace(dossier.facts[0], fact_id='"><script>alert(1)</script><img src=//evil.example/x onerror=alert(1)>')
    export_docs(msgspec.structs.replace(dossier, facts=(bad,), name="<b>x"), SUITES, tmp_path / "docs", today=DAY)
    for name, data in pages(tmp_path / "docs").items():
        if name.endswith(".html"):
            text = data.decode()
            assert "<script>alert" not in text, name
            assert "<img src=//evil" not in text, name


@pytest.mark.slow
@pytest.mark.skipif(not BROWSER, reason="no chromium here")
def test_a_browser_asks_for_nothing_but_the_pages(written):
    """Served and opened in a browser whose every other address leads to us: we see what it asks for."""
    asked = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.headers.get("Host"), self.path))
            super().do_GET()

        def do_CONNECT(self):
            asked.append(("CONNECT", self.path))
            self.send_error(502)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=written))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    own = f"127.0.0.1:{server.server_port}"
    try:
        for name in pages(written):
            if name.endswith(".html"):
                switches = [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ]
                proxy = [f"--proxy-server=http://{own}", "--proxy-bypass-list=<-loopback>"]
                shown = subprocess.run(
                    [BROWSER, *switches, *proxy, "--virtual-time-budget=2000", "--dump-dom", f"http://{own}/{name}"],
                    capture_output=True,
                    check=True,
                    timeout=60,
                )
                assert b"<body" in shown.stdout
    finally:
        server.shutdown()
    hosts = {host for host, _ in asked}
    assert own in hosts
    vendors = {host for host in hosts if host not in {own, "CONNECT"} and not str(host).endswith(("google.com", "gvt1.com", "googleapis.com"))}
    assert vendors == set(), "the browser's own errands aside"
    assert not [path for host, path in asked if host == "CONNECT" and "google" not in path and "gvt1" not in path]
