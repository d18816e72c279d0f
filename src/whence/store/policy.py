"""What governs a run: settings, waivers and baseline, from the folder itself or as they stood at a git revision."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from whence.gate import CONFIDENCE, RANK, Policy
from whence.model import Waiver
from whence.settings import Settings
from whence.store.baseline import Baseline, grown, load_baseline
from whence.store.broken import Broken
from whence.store.decoding import decode
from whence.store.git import at_revision
from whence.store.inputs import read_bytes
from whence.store.manifest import COLUMNS, NAME, read_manifest
from whence.store.rows import read_csv
from whence.store.settings_file import load_settings
from whence.store.waivers import load_waivers

FAIL_ON = ("info", "warning", "error", "never")
GOVERNING = ("whence.toml", "pyproject.toml", "waivers.toml", "waivers", "baseline.json", "registers", "sources.csv")


class Governing(msgspec.Struct, frozen=True):
    """The files that govern a run, read; ``registers`` maps each register file to its hash, ``pins`` each source to the hash of the manifest."""

    settings: Settings
    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline = Baseline()
    registers: dict[str, str] = {}
    pins: Mapping[str, str] = {}


def governing(folder: Path, *, settings_file: Path | None = None, baseline_file: Path | None = None) -> Governing:
    """What governs ``folder`` as it stands."""
    return Governing(
        load_settings(settings_file or folder),
        load_waivers(folder),
        load_baseline(baseline_file or folder / "baseline.json"),
        {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((folder / "registers").glob("*.csv"))},
        _pins(folder / "sources.csv"),
    )


def governing_at(folder: Path, revision: str, *, settings_file: Path | None = None) -> Governing:
    """What governed ``folder`` at a git revision, the checkout untouched. Raises EngineError where git does not know the revision."""
    with at_revision(folder, revision, only=GOVERNING) as place:
        return governing(place, settings_file=settings_file if settings_file and settings_file.is_absolute() else None)


def policy(now: Governing, *, then: Governing | None = None, today: date | None = None) -> Policy:
    """The policy of a run: that of ``then`` (the base branch) where one is given, with what ``now`` has loosened since."""
    if then is None:
        return Policy(now.settings, now.waivers, now.baseline.counts, today)
    gone = any(name not in now.registers for name in then.registers)
    return Policy(then.settings, then.waivers, then.baseline.counts, today, tuple(loosened(then, now)), gone)


def loosened(then: Governing, now: Governing) -> Iterator[str]:
    """In words, each way in which the gate lets more pass now than it did then."""
    known = {w.fingerprint or f"{w.code} {w.source} {w.fact_id}" for w in then.waivers}
    for waiver in now.waivers:
        what = waiver.fingerprint or f"{waiver.code} {waiver.source or waiver.fact_id}"
        if (waiver.fingerprint or f"{waiver.code} {waiver.source} {waiver.fact_id}") not in known:
            yield f"waiver added for {what} by {waiver.by}, until {waiver.expires.isoformat()}: {waiver.reason}"
    if more := grown(then.baseline.counts, now.baseline.counts):
        yield f"the baseline covers {more} more finding{'s' if more != 1 else ''}"
    yield from _settings(then.settings, now.settings)
    for name in sorted(then.registers):
        if name not in now.registers:
            yield f"register removed: {name}"
        elif now.registers[name] != then.registers[name]:
            yield f"register changed: {name}"
    for source, pin in sorted(then.pins.items()):
        if pin and source in now.pins and now.pins[source] != pin:  # a first pin loosens nothing
            yield f"source pinned anew: {source}"


def _settings(then: Settings, now: Settings) -> Iterator[str]:
    yield from (f"check ignored: {code}" for code in now.ignore if code not in then.ignore)
    yield from (f"check no longer selected: {code}" for code in then.select if not any(code.startswith(word) for word in now.select))
    yield from (f"check no longer required: {code}" for code in then.require if code not in now.require)
    yield from _severities(then, now)
    if FAIL_ON.index(now.fail_on) > FAIL_ON.index(then.fail_on):
        yield f"fail-on raised from {then.fail_on} to {now.fail_on}"
    if CONFIDENCE[now.min_confidence] > CONFIDENCE[then.min_confidence]:
        yield f"min-confidence raised from {then.min_confidence} to {now.min_confidence}"
    if now.min_checked < then.min_checked:
        yield f"min-checked lowered from {then.min_checked:g} to {now.min_checked:g}"
    yield from (f"options of {code} changed" for code, options in sorted(now.checks.items()) if options != then.checks.get(code, {}))
    yield from (f"options of {code} removed" for code in sorted(then.checks) if code not in now.checks)


def _severities(then: Settings, now: Settings) -> Iterator[str]:
    for code, severity in sorted(then.severity.items()):
        if code not in now.severity:
            yield f"severity of {code} no longer set to {severity}"
    for code, severity in sorted(now.severity.items()):
        before = then.severity.get(code)
        if before is None or RANK[severity] > RANK[before]:
            yield f"severity of {code} lowered or set to {severity}"


def _pins(manifest: Path) -> Mapping[str, str]:
    """By source, the hash that the manifest pins, "" for none; rows that cannot be read pin nothing (WH801 tells them)."""
    if not manifest.is_file():
        return {}
    text = decode(read_bytes(manifest, NAME)).text or ""
    rows = read_manifest(read_csv(text, COLUMNS), Broken(NAME))
    return {row.source: row.fields.get("text_sha256") or row.fields.get("sha256") or "" for row in rows}
