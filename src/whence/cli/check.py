"""``whence check``: dossiers in, findings out, the report written beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from whence.cli.options import common, day, sources_and_facts
from whence.cli.output import coloured, format_of, notice, rendered, say, summarise, write
from whence.model import Report


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@sources_and_facts
@click.option("--against", type=click.Path(), metavar="DIR", help="PATHS are drafts: each of their claims must be borne by the sources in DIR.")
@click.option("--extract", is_flag=True, help="Also check the facts that whence extracts itself.")
@click.option("--output-format", "formats", multiple=True, metavar="FMT[=FILE]", help="text (default), concise, json, html, markdown …; repeatable.")
@click.option(
    "--report-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to write the report (default: reports/ of the dossier).",
)
@click.option("--no-report", is_flag=True, help="Write no report.")
@click.option("--no-source-text", is_flag=True, help="Leave the sources' text out of reports.")
@common
@click.option("--today", callback=day, metavar="DATE", help="The day that judges expiry (default: SOURCE_DATE_EPOCH, else today).")
@click.option("--baseline", type=click.Path(dir_okay=False), metavar="FILE", help="The baseline (default: baseline.json of the dossier).")
@click.option("--policy-from", metavar="REV", help="Settings, waivers and baseline as of a git revision: the base branch.")
@click.option("--changed-since", metavar="REV", help="Only findings that concern a fact or source changed since a git revision.")
@click.option("--add-waivers", nargs=3, metavar="REASON BY EXPIRES", help="Waive every new finding, one file each.")
@click.option("--fix", is_flag=True, help="Rewrite what is mechanically certain in the facts table: shifted offsets.")
@click.option("--diff", is_flag=True, help="With or without --fix: show what it would rewrite, and write nothing.")
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, metavar="N", help="Check so many dossiers side by side (default 1).")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option("--statistics", is_flag=True, help="Count the findings by check.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what --output-format asks for.")
@click.option("--verbose", "-v", is_flag=True, help="Show every note and each finding's fingerprint, for `whence waive`; say how long it took.")
@click.option("--no-color", is_flag=True, help="No colours.")
@click.option("--no-progress", is_flag=True, help="No progress bar; there is one for several dossiers, on a terminal.")
@click.option("--open", "open_", is_flag=True, help="Open the HTML report when done.")
def command(paths: tuple[str, ...], formats: tuple[str, ...], today: date, **options: Any) -> int:
    """Check dossiers; print findings; write the report.

    PATHS are dossier folders, plain folders of articles, single articles, or - for standard input; the default is the current folder.
    """
    from whence.cli.pool import finished, shows_progress
    from whence.cli.run import jobs

    wanted = [format_of(spec) for spec in formats]
    work = jobs(paths or (".",), today, options)
    if len(work) > 1:
        _tell_apart(work, wanted, options)
    bar = not options["no_progress"] and shows_progress(work, quiet=options["quiet"])
    worst = 0
    for job, report in finished(work, workers=options["jobs"], progress=bar):
        worst = max(worst, job.code(_one(job, report, wanted, options)))
    return 0 if options["exit_zero"] else worst


STREAMS = {"text", "concise", "github", "markdown"}
"""Formats of which several reports can follow each other on standard output."""


def _tell_apart(work: Sequence[Any], wanted: Sequence[tuple[str, Path | None]], options: dict[str, Any]) -> None:
    """Refuse, before anything is checked, what would mix or overwrite the reports of several dossiers."""
    alone = [name for name, file in wanted if file is None and name not in STREAMS]
    if alone:
        raise click.UsageError(f"several dossiers make no single {alone[0]} document: write --output-format {alone[0]}={{name}}.{alone[0]}")
    for file in (file for _, file in wanted if file):
        if "{name}" not in str(file):
            raise click.UsageError(f"several dossiers cannot all be written to {file}: put {{name}} in its name")
    names = [job.name for job in work]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice and (options["report_dir"] or any(file for _, file in wanted)):
        raise click.UsageError(f"two of the dossiers are called {twice}, and their reports would overwrite each other: check them in two runs")


def _one(job: Any, report: Report, wanted: list[tuple[str, Path | None]], options: dict[str, Any]) -> Report:
    if options["fix"] or options["diff"]:
        report = _fixed(job, report, show=options["diff"])
    _print(job, report, [name for name, file in wanted if file is None] or ([] if options["quiet"] else ["text"]), options)
    for name, file in wanted:
        if file is not None:
            write(job.file_for(file), rendered(job.placed(report, name), name, verbose=options["verbose"]))
    if options["add_waivers"]:
        _waive(job, report, *options["add_waivers"])
    page = _keep(job, report, options)
    if page and not options["quiet"]:
        notice(f"report: {page}")
    if not options["verbose"] and not options["quiet"] and not options["add_waivers"] and _may_be_waived(job, report, wanted):
        notice("to let a finding stand until a day: whence waive FINGERPRINT (--verbose shows each finding's)")
    if page and options["open_"]:
        click.launch(str(page))
    return report


def _print(job: Any, report: Report, shown: Sequence[str], options: dict[str, Any]) -> None:
    """What goes to standard output; of several dossiers, each under its name."""
    color = coloured(options["no_color"])
    headed = job.of_many and ("text" in shown or options["statistics"])
    if headed:
        name = str(job.folder)
        say(f"{click.style(name, bold=True) if color else name}\n{'=' * len(name)}\n\n")
    for form in shown:
        say(rendered(job.placed(report, form), form, color=color, verbose=options["verbose"]))
    if "github" in shown:
        summarise(job.placed(report, "github"))
    if options["statistics"]:
        say(_statistics(report))
    if headed:
        say("\n")


def _keep(job: Any, report: Report, options: dict[str, Any]) -> Path | None:
    """Write report.json and report.html where they belong; the page's path, None where nothing was written."""
    folder: Path | None = None if options["no_report"] else job.report_folder
    if folder is None:
        return None
    write(folder / "report.json", rendered(report, "json"))
    write(folder / "report.html", rendered(report, "html"))
    return folder / "report.html"


def _fixed(job: Any, report: Report, *, show: bool) -> Report:
    """The report on what is left after mending; the same report where nothing is written."""
    from whence.cli.fixing import fix

    mended = fix(job.dossier, report, job.folder, job.columns, show=show)
    fresh: Report = job.run() if mended and not show else report
    return fresh


def _may_be_waived(job: Any, report: Report, wanted: Sequence[tuple[str, Path | None]]) -> bool:
    """Whether somebody who reads the findings in the terminal may want to answer for one that fails."""
    from whence.gate import UNWAIVABLE
    from whence.render.order import fails

    return job.folder is not None and not wanted and any(fails(f, report) and f.code not in UNWAIVABLE for f in report.findings)


def _waive(job: Any, report: Report, reason: str, by: str, expires: str) -> None:
    """Write a waiver for every new finding that may be waived."""
    from whence.cli.waive import waiver, waiver_file
    from whence.gate import UNWAIVABLE

    if job.folder is None:
        raise click.UsageError("--add-waivers needs a dossier folder to write to")
    try:
        until = date.fromisoformat(expires)
    except ValueError as e:
        raise click.BadParameter(f"{expires!r} is not a day (2026-01-31)", param_hint="--add-waivers") from e
    new = [f for f in report.findings if f.status == "new" and f.code not in UNWAIVABLE]
    for finding in new:
        write(waiver_file(job.folder, finding.fingerprint), waiver(finding.fingerprint, reason, by, until))
    notice(f"{len(new)} finding{'s' if len(new) != 1 else ''} waived until {until.isoformat()}")


def _statistics(report: Report) -> str:
    from collections import Counter

    counts = Counter((finding.code, finding.name) for finding in report.findings)
    return "".join(f"{count:>6} {code} {name}\n" for (code, name), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
