"""``whence verify``: whether a report still holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from whence.cli.output import say
from whence.errors import InputError
from whence.model import InputFile, Report


@click.command()
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--dossier",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The dossier (default: where the report stands).",
)
def command(report: Path, folder: Path | None) -> int:
    """Check REPORT (report.json, or a bundle.zip) again: hashes of all inputs, the place of every quote, outcomes and findings.

    The report's own settings hold. Says line by line what no longer holds; exits with 1 if anything.
    """
    from whence.seal import dossier_of
    from whence.store.inputs import read_bytes

    data = read_bytes(report, str(report))
    if data.startswith(b"PK") or report.suffix.lower() == ".zip":
        return _bundle(data)
    return _report(report, folder or dossier_of(report))


def _bundle(data: bytes) -> int:
    """Open a bundle beside everything else, and verify the report in it."""
    from tempfile import TemporaryDirectory

    from whence.bundling import unpack

    with TemporaryDirectory() as scratch:
        wrong = list(unpack(data, Path(scratch)))
        for line in wrong:
            say(f"bundle: {line}\n")
        return 1 if wrong else _report(Path(scratch) / "reports" / "report.json", Path(scratch))


def _report(report: Path, folder: Path) -> int:
    import msgspec

    from whence.seal import verify
    from whence.store import open_dossier
    from whence.store.report_file import read_report

    read = read_report(report)
    if read.inputs.files and not any((folder / file.path).is_file() for file in read.inputs.files):
        raise InputError("none of the files that the report was made from is here", file=str(folder), remedy="name the dossier with --dossier DIR")
    dossier = open_dossier(folder)
    broken = verify(read, msgspec.structs.replace(dossier, files=(*dossier.files, *_suites(read, folder))))
    for row in broken:
        say(f"{row}\n")
    facts, files = len(read.facts), len(read.inputs.files)
    if not broken:
        say(f"The report holds: {files} inputs, {facts} facts and {len(read.findings)} findings are as they were.\n")
    return 1 if broken else 0


def _suites(report: Report, folder: Path) -> Iterator[InputFile]:
    """The suites that judged the tables, where the settings name them, or in a bundle among its own."""
    from whence.store.inputs import hashed
    from whence.store.settings_file import find_settings

    file = find_settings(folder)
    for name in sorted({file.path for file in report.inputs.files} & set(report.inputs.settings.get("expectations", {}).get("suites", ()))):
        here = list(hashed(file.parent if file else folder, [name]))
        yield from here or (InputFile(name, one.sha256) for one in hashed(folder / "expectations", [Path(name).name]))
