"""Addresses within the page and out of it."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit

from whence.model import Report

_SAFE: Final = ":.-_~"


def anchor(kind: str, name: str) -> str:
    """Make an HTML id of any string; ids of different strings differ."""
    return f"{kind}-{quote(name, safe=_SAFE, errors='replace')}"


def fingerprint_anchor(fingerprint: str) -> str:
    """Make the id of a finding: its fingerprint, as it is cited elsewhere."""
    return quote(fingerprint, safe=_SAFE, errors="replace")


def web(url: str | None) -> str | None:
    """Give an address that may be linked: http or https with a host; None for any other (``javascript:``, ``data:``, a path)."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.hostname else None


def short_digest(report: Report) -> str:
    """Give the first twelve hexadecimal digits of the inputs' digest: what every printed page carries."""
    digits = report.inputs.digest.rpartition(":")[2].lower()
    return "".join(c for c in digits if c in "0123456789abcdef")[:12]
