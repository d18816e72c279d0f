"""A Checkpoint action that writes whence's report beside Great Expectations' own results."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from whence.gx.library import great_expectations

great_expectations()

# ruff: noqa: E402 - the library is imported quietly first
from great_expectations.checkpoint.actions import ValidationAction

from whence.errors import EngineError


class WriteWhenceReport(ValidationAction):
    """After a Checkpoint has run: check a dossier and write ``report.json`` and ``report.html``, with what the Checkpoint's suites found in it.

    ``dossier`` is the dossier's folder, ``folder`` where the report goes. What the action returns says where, and the verdict.
    """

    type: Literal["write_whence_report"] = "write_whence_report"
    dossier: str
    folder: str

    def run(self, checkpoint_result: Any, action_context: Any = None) -> dict[str, Any]:
        """Write the report; the Checkpoint calls this."""
        del action_context
        import msgspec

        from whence.engine import check
        from whence.gx.suites import judged
        from whence.render import FORMATS
        from whence.store import load_settings, open_dossier

        opened = open_dossier(self.dossier)
        problems = list(opened.problems)
        held = 0
        for result in checkpoint_result.run_results.values():
            name = str(result.suite_name)
            try:
                found, kept = judged(opened, name, "sources" if "source" in name.lower() else "facts", result.results)
            except EngineError as e:
                # A Checkpoint that broke says so itself; the report of the rest is still worth having.
                return {"error": str(e)}
            problems += found
            held += kept
        report = check(msgspec.structs.replace(opened, problems=tuple(problems), expectations=held), settings=load_settings(self.dossier))
        folder = Path(self.folder)
        folder.mkdir(parents=True, exist_ok=True)
        written = {}
        for form in ("json", "html"):
            path = folder / f"report.{form}"
            path.write_text(FORMATS[form](report), encoding="utf-8")
            written[form] = str(path)
        return {"verdict": report.verdict, **written}
