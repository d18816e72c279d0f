"""From paths and options to runs of the engine: which dossiers, under which settings, reported where."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import click
import msgspec

from whence.cli.output import notice
from whence.errors import InputError
from whence.gate import Policy
from whence.model import Dossier, Report
from whence.settings import Settings
from whence.store.opening import open_dossier, open_texts
from whence.store.settings_file import load_settings

IN_REPOSITORY = ("sarif", "junit", "github", "gitlab", "markdown")


def below_repository(folder: Path) -> str:
    """A folder, with slashes, as its git checkout names it; outside one, as the current folder does; "." where it is neither."""
    here = folder.resolve()
    top = next((place for place in (here, *here.parents) if (place / ".git").exists()), Path.cwd())
    return here.relative_to(top).as_posix() if here.is_relative_to(top) else "."


class Job:
    """One dossier to be checked: ``run`` gives its report; ``report_folder`` is where that is kept, None for nowhere."""

    def __init__(self, paths: Sequence[str], today: date, options: dict[str, Any], *, of_many: bool) -> None:
        self.paths = paths
        self.today = today
        self.options = options
        self.of_many = of_many
        self.folder = Path(paths[0]) if len(paths) == 1 and Path(paths[0]).is_dir() else None
        self.dossier: Dossier | None = None
        self.suites = 0

    def run(self) -> Report:
        """Open the dossier, read what governs it, check."""
        from whence.engine import run

        started = process_time()
        settings = overlaid(self._settings(), self.options)
        self.dossier = self._open(settings)
        opened = process_time()
        policy, identities = self._policy(settings)
        self._expect(policy.settings)
        expected = process_time()
        report = run(
            self.dossier,
            policy,
            select=self.options["select"] or None,
            ignore=self.options["ignore"],
            extract=True if self.options["extract"] else None,
            identities=identities,
            only=frozenset(draft.id for draft in self.dossier.drafts) if self.options["against"] else self._touched(),
        )
        if self.options["verbose"]:
            name = self.dossier.name or "dossier"
            notice(f"{name}: opened in {opened - started:.2f} s of CPU, checked in {process_time() - expected:.2f} s")
            if self.suites:
                notice(f"{name}: {self.suites} suites of Great Expectations in {expected - opened:.2f} s of CPU, its import included")
        return report

    def _expect(self, settings: Settings) -> None:
        """Run the suites that the settings name, if what they find is asked for: Great Expectations costs seconds."""
        named = settings.expectations.suites
        if not named or not self.dossier or not self._asked("WH802", settings):
            return
        from whence.gx.suites import Served, with_suites
        from whence.store.databases import served
        from whence.store.inputs import hashed
        from whence.store.settings_file import find_settings

        file = Path(self.options["config"]) if self.options["config"] else find_settings(self.folder or Path())
        home = file.parent if file else Path()
        places = Served(served(self.options["facts"]), served(self.options["sources"]))
        ran = with_suites(self.dossier, [home / path for path in named], places)
        self.dossier = msgspec.structs.replace(ran, files=(*ran.files, *hashed(home, named)))  # they judge, so the report seals them too
        self.suites = len(named)

    def _asked(self, code: str, settings: Settings) -> bool:
        from whence.suite import build

        return any(one.code == code for one in build(settings, select=self.options["select"] or None, ignore=self.options["ignore"]).checks)

    def _policy(self, settings: Settings) -> tuple[Policy, Mapping[str, str]]:
        """The policy of the run, and the names under which renamed sources are known."""
        from whence.store.baseline import identities
        from whence.store.policy import governing, governing_at, policy

        if not self.folder or not self.dossier:
            return Policy(settings, today=self.today), {}
        baseline = Path(self.options["baseline"]) if self.options["baseline"] else None
        config = Path(self.options["config"]) if self.options["config"] else None
        now = governing(self.folder, settings_file=config, baseline_file=baseline)
        revision = self.options["policy_from"]
        then = governing_at(self.folder, revision) if revision else None
        rules = policy(now, then=then, today=self.today)
        known = identities(self.dossier, (then or now).baseline)
        return msgspec.structs.replace(rules, settings=overlaid(rules.settings, self.options), against=revision), known

    def _touched(self) -> frozenset[str] | None:
        """With --changed-since: the facts and sources that differ from that revision."""
        revision = self.options["changed_since"]
        if not revision or not self.folder or not self.dossier:
            return None
        from whence.changes import touched
        from whence.store.git import at_revision

        with at_revision(self.folder, revision) as place:
            base = open_dossier(place, columns=self._settings().columns, allow_empty=True) if (place / "sources").is_dir() else Dossier(())
        return touched(base, self.dossier)

    @property
    def columns(self) -> Mapping[str, str]:
        """Our names of columns to the table's."""
        return self._settings().columns

    def _settings(self) -> Settings:
        config = self.options["config"]
        return load_settings(Path(config) if config else self.folder or Path())

    def _open(self, settings: Settings) -> Dossier:
        given = {"facts": self.options["facts"], "columns": settings.columns, "allow_empty": self.options["allow_empty"]}
        if self.options["against"]:
            return against(self.paths, self.options["against"], given)
        if self.folder:
            return open_dossier(self.folder, sources=self.options["sources"], **given)
        return open_texts(self.paths, **given)

    @property
    def report_folder(self) -> Path | None:
        """As asked for; else ``reports/`` of a folder that is a dossier (it has settings of its own or a facts table)."""
        chosen: Path | None = self.options["report_dir"]
        if self.options["against"] and not chosen:
            return None
        if chosen:
            return chosen / (self.dossier.name if self.of_many and self.dossier and self.dossier.name else "")
        if self.folder and self.dossier and ((self.folder / "whence.toml").is_file() or (self.dossier.has_table and not self.options["facts"])):
            return self.folder / "reports"
        return None

    def placed(self, report: Report, form: str) -> Report:
        """The report as a format wants its places: for those that point into a repository, named from its root; for lines of many, from here."""
        from_here = form == "concise" and self.of_many
        if not self.folder or not (from_here or form in IN_REPOSITORY):
            return report
        from whence.render.repository import in_repository

        return in_repository(report, self.folder.as_posix() if from_here else below_repository(self.folder))

    def file_for(self, file: Path) -> Path:
        """Where a format is written: ``{name}`` in it stands for the dossier's."""
        return Path(str(file).replace("{name}", self.dossier.name if self.dossier else ""))

    @property
    def name(self) -> str:
        """What the dossier is called before it is opened: its folder's name."""
        return self.folder.resolve().name if self.folder else ""

    @staticmethod
    def code(report: Report) -> int:
        """0 where nothing stands at or above the gate and nothing required is missing; else 1."""
        failing = report.gate.failing if report.gate else 0
        never = report.gate is not None and report.gate.fail_on == "never"
        return 1 if failing or (report.verdict != "pass" and not never) else 0


def jobs(paths: Sequence[str], today: date, options: dict[str, Any]) -> list[Job]:
    """Each folder is a dossier, once however often it is named; single files make one together."""
    folders = list({Path(path).resolve(): path for path in reversed(paths) if path != "-" and Path(path).is_dir()}.values())[::-1]
    files = [path for path in paths if path == "-" or not Path(path).is_dir()]
    if options["against"]:
        for name in ("facts", "sources", "extract", "changed_since", "fix", "diff"):
            if options.get(name):
                raise click.UsageError(
                    f"--{name.replace('_', '-')} has no meaning beside --against, which holds drafts against the sources in a folder"
                )
    if folders and files and not options["against"]:
        raise InputError(
            f"{files[0]} is a file and {folders[0]} a folder", remedy="check files and folders in two runs: each folder is a dossier of its own"
        )
    if len(folders) > 1 and (options["facts"] or options["sources"]) and not options["against"]:
        raise click.UsageError("--facts and --sources speak of one dossier, and several are given")
    if files.count("-") and sys.stdin.isatty():
        notice("reading standard input; end it with Ctrl-D")
    if options["against"] or not folders:
        return [Job(list(paths), today, options, of_many=False)]
    return [Job([folder], today, options, of_many=len(folders) > 1) for folder in folders]


DEFAULTS: dict[str, Any] = {
    "facts": None, "sources": None, "allow_empty": False, "against": None, "extract": False, "report_dir": None, "verbose": False,
    "no_source_text": False, "select": (), "ignore": (), "preview": False, "fail_on": None, "min_confidence": None, "require": (),
    "min_checked": None, "config": None, "baseline": None, "policy_from": None, "changed_since": None,
}  # fmt: skip


def asked(options: dict[str, Any]) -> dict[str, Any]:
    """The options of a command that has but some of those of ``check``."""
    return {**DEFAULTS, **options}


def overlaid(settings: Settings, options: dict[str, Any]) -> Settings:
    """The settings with what the command line says instead."""
    said = {key: options[key] for key in ("fail_on", "min_confidence", "min_checked") if options[key] is not None}
    said |= {key: options[key] for key in ("require", "preview") if options[key]}
    if options["no_source_text"]:
        said["report"] = msgspec.structs.replace(settings.report, source_text="none")
    return msgspec.structs.replace(settings, **said)


def against(paths: Sequence[str], folder: str, given: dict[str, Any]) -> Dossier:
    """The sources of ``folder``, with the texts of ``paths`` as the drafts that they must bear; its facts are another run's matter."""
    if not Path(folder).is_dir():
        raise InputError("is no folder", file=folder, remedy="--against names the folder of the sources")
    base = open_dossier(folder, columns=given["columns"], allow_empty=True)
    opened = [open_dossier(path, columns=given["columns"], allow_empty=True) for path in paths if path != "-" and Path(path).is_dir()]
    files = [path for path in paths if path == "-" or not Path(path).is_dir()]
    opened += [open_texts(files)] if files else []
    taken = {source.id for source in base.sources}
    drafts = []
    for draft in (draft for dossier in opened for draft in dossier.sources):
        number, name = 1, f"draft/{draft.id}"
        while name in taken:
            number += 1
            name = f"draft-{number}/{draft.id}"
        taken.add(name)
        drafts.append(msgspec.structs.replace(draft, id=name))
    read = [msgspec.structs.replace(file, path=f"drafts/{file.path}") for dossier in opened for file in dossier.files]
    lost = [problem for dossier in (base, *opened) for problem in dossier.problems if problem.loses]
    return msgspec.structs.replace(
        base,
        facts=(),
        has_table=True,
        reviews=(),
        drafts=tuple(drafts),
        problems=tuple(lost),
        files=tuple(sorted({*base.files, *read}, key=lambda file: file.path)),
    )
