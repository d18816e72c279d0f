"""``whence bundle``: a dossier and its report, sealed in one zip."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from whence.cli.options import common, day
from whence.cli.output import notice, write
from whence.errors import EngineError


@click.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE.zip", help="Where to write the bundle.")
@click.option(
    "--sign",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="KEY",
    help="Sign it with an SSH key: FILE.zip.sig (ssh-keygen -Y sign).",
)
@common
@click.option("--today", callback=day, metavar="DATE", help="The day that judges expiry (default: SOURCE_DATE_EPOCH, else today).")
def command(path: Path, output: Path, sign: Path | None, today: date, **options: Any) -> int:
    """Check the dossier PATH and seal it: sources, facts, settings, registers, waivers, the report and its provenance, with a manifest of hashes.

    `whence verify FILE.zip` checks the whole on a machine that has nothing but whence.
    """
    from whence.bundling import contents, pack
    from whence.cli.run import Job, asked

    report = Job([str(path)], today, asked(options), of_many=False).run()
    files = contents(path, report)
    write(output, pack(files))
    notice(f"{output}: {len(files)} files, verdict {report.verdict}")
    if sign:
        _sign(output, sign)
    return 0


def _sign(output: Path, key: Path) -> None:
    import subprocess

    signature = output.with_name(f"{output.name}.sig")
    signature.unlink(missing_ok=True)
    try:
        command_line = ["ssh-keygen", "-Y", "sign", "-n", "whence-bundle", "-f", str(key), str(output)]
        done = subprocess.run(command_line, capture_output=True, check=False)  # noqa: S603 - a list, no shell; ssh-keygen is the user's
    except OSError as e:
        raise EngineError("ssh-keygen cannot be run", remedy="install OpenSSH, or leave out --sign") from e
    if done.returncode:
        raise EngineError(f"ssh-keygen: {done.stderr.decode('utf-8', 'replace').strip()}")
    notice(f"{signature}: verify with `ssh-keygen -Y verify -n whence-bundle`")
