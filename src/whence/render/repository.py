"""A report as a repository sees it: files named from the repository's root, where a pull request shows them, not from the dossier's folder."""

from __future__ import annotations

import msgspec

from whence.model import Location, Report


def in_repository(report: Report, root: str) -> Report:
    """Put ``root`` (the dossier's folder, ``/``-separated, relative to the repository) before the file of every place.

    For the formats that point into a repository (sarif, junit, github, gitlab, markdown); report.json itself names files from the dossier.
    """
    root = root.rstrip("/")
    if root in {"", "."}:
        return report

    def moved(place: Location) -> Location:
        return msgspec.structs.replace(place, file=f"{root}/{place.file}") if place.file else place

    findings = tuple(msgspec.structs.replace(f, locations=tuple(moved(p) for p in f.locations)) for f in report.findings)
    facts = tuple(msgspec.structs.replace(f, file=f"{root}/{f.file}") if f.file else f for f in report.facts)
    sources = tuple(msgspec.structs.replace(s, file=f"{root}/{s.file}") if s.file else s for s in report.sources)
    files = tuple(msgspec.structs.replace(f, path=f"{root}/{f.path}") for f in report.inputs.files)
    return msgspec.structs.replace(
        report, findings=findings, facts=facts, sources=sources, inputs=msgspec.structs.replace(report.inputs, files=files)
    )
