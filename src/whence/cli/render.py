"""``whence render``: a kept report in another format."""

from __future__ import annotations

from pathlib import Path

import click

from whence.cli.output import coloured, format_of, rendered, say, write


@click.command()
@click.argument("report", type=click.Path())
@click.option("--output-format", "formats", multiple=True, metavar="FMT[=FILE]", help="text (default), concise, json, html, markdown …; repeatable.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write there instead of to standard output.")
@click.option("--verbose", "-v", is_flag=True, help="Show each finding's fingerprint in text and concise too.")
@click.option("--no-color", is_flag=True, help="No colours.")
def command(report: str, formats: tuple[str, ...], output: Path | None, verbose: bool, no_color: bool) -> None:
    """Turn REPORT, a report.json, into another format. Nothing is read or checked again."""
    from whence.store.report_file import read_report

    read = read_report(report)
    wanted = [format_of(spec) for spec in formats or ("text",)]
    if output and sum(file is None for _, file in wanted) > 1:
        raise click.UsageError("--output takes one format; give the others as --output-format FMT=FILE")
    for name, file in wanted:
        place = file or output
        if place:
            write(place, rendered(read, name, verbose=verbose))
        else:
            say(rendered(read, name, color=coloured(no_color), verbose=verbose))
