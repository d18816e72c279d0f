"""How `annotated.jsonl` was made: LangExtract's own pipeline on texts of ours, with a scripted stand-in for its model.

`python tests/store/annotate.py [FILE]` writes it again where LangExtract is installed (1.7.1 wrote the one that is kept). Chunks, parsing, alignment
and writing are LangExtract's; only what the model "says" is ours: for each chunk the extractions whose cue stands in it.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock
from uuid import UUID

KEPT = Path(__file__).with_name("annotated.jsonl")

HARBOUR = """HARBOURTOWN — The ferry pier reopened on 3 May 2021 after a storm tore it down in 2019.

Mayor Ida Lund called it “a gift to the
islands” and thanked 212 volunteers. The council had voted 21 to 14 for the repair, which cost £3.4 million and took two winters.

Harbour master Pavel Orlov, 58, said that no vessel may enter before the lights have been tested. He said that the first ferry had left at 6 a.m., \
and that the pier was not insured.
"""
EMOJI = "🚢🚢 The ferry «Alma» sailed at noon. 東京の港湾局は、2021年5月3日に再開を発表した。 The cafe\u0301 on the pier\u2028reopened, too 👩‍🚒."
NAMELESS = "The lighthouse keeper\u00a0said the lamp burnt for 40 years. The lamp burnt for 40 years, said his son."
QUIET = "Nothing happened at the pier on Sunday."

# Document, cue (what must stand in the chunk), and what the model says of it.
SAID: list[tuple[str, dict[str, Any]]] = [
    ("reopened on 3 May 2021", {"event": "reopened on 3 May 2021", "event_attributes": {"subject": "the ferry pier", "value": "2021-05-03"}}),
    ("reopened on 3 May 2021", {"place": "harbourtown"}),  # not as it is written
    ("called it", {"person": "Mayor Ida Lund", "statement": "a gift to the islands", "person_attributes": {"role": ["mayor", "speaker"]}}),
    ("212 volunteers", {"number": 212, "number_attributes": {"unit": "volunteers", "certain": True, "share": float("nan"), "of": None}}),
    ("212 volunteers", {"count": "thanked 212 volunteers", "count_attributes": {"subject": "volunteers", "value": 212}}),
    ("voted 21 to 14", {"vote": "The council had voted 22 to 14 for the repair"}),  # a figure changed
    ("voted 21 to 14", {"cost": "cost £3.4 billion and took two winters"}),
    ("two winters", {"rule": "vessels may enter before the lights are tested"}),  # a negation dropped, the first words changed
    ("lights have been", {"rule": "every vessel may enter before the lights have been tested"}),
    ("not insured", {"time": "6 a.m.", "insurance": "the pier was insured"}),
    ("not insured", {"absent": "Kowalski resigned yesterday"}),
    ("«Alma»", {"ship": "«Alma»", "departure": "sailed at noon"}),
    ("港湾局", {"office": "東京の港湾局は", "date": "2021年5月3日"}),
    ("on the pier", {"place": "cafe\u0301 on the pier", "event": "pier reopened"}),
    ("on the pier", {"person": "👩‍🚒", "spelt": "caf\u00e9 on the pier"}),
    ("40 years", {"duration": "40 years", "witness": "lighthouse keeper said"}),
    ("said his son", {"duration": "40 years"}),
]


def scripted() -> Any:
    """A model that says what `SAID` has for the chunk in its prompt."""
    from langextract.core.base_model import BaseLanguageModel
    from langextract.core.types import ScoredOutput

    class Scripted(BaseLanguageModel):
        def infer(self, batch_prompts: Sequence[str], **_: Any) -> Iterator[Sequence[ScoredOutput]]:
            for prompt in batch_prompts:
                yield [ScoredOutput(1.0, json.dumps({"extractions": [said for cue, said in SAID if cue in prompt]}))]

    return Scripted()


def documents() -> Iterator[Any]:
    """The documents as LangExtract annotates them, and two that it builds without a model."""
    import langextract as lx
    from langextract.annotation import Annotator
    from langextract.core.format_handler import FormatHandler
    from langextract.prompting import PromptTemplateStructured
    from langextract.resolver import Resolver

    form = FormatHandler(use_fences=False)
    annotator = Annotator(scripted(), PromptTemplateStructured("Say what happened."), format_handler=form)
    texts = [("harbour.txt", HARBOUR), ("signs", EMOJI), (None, NAMELESS), ("quiet", QUIET)]
    given = [lx.data.Document(text, document_id=name) for name, text in texts]
    yield from annotator.annotate_documents(given, Resolver(format_handler=form), max_char_buffer=200, show_progress=False)
    yield lx.data.AnnotatedDocument(document_id="unread", text=QUIET)
    blank = lx.data.Extraction(
        "event",
        "happened at the pier",
        char_interval=lx.data.CharInterval(),
        alignment_status=lx.data.AlignmentStatus.MATCH_GREATER,
        description="what happened",
    )
    yield lx.data.AnnotatedDocument(document_id="textless", extractions=[blank])


def write(path: Path) -> None:
    """Annotate and write, as `langextract.io` does. The id that a document without one gets is random: here, the same each time."""
    import langextract as lx

    ids = random.Random(7)  # noqa: S311 - no secret: the same id each time
    with mock.patch("uuid.uuid4", side_effect=lambda: UUID(int=ids.getrandbits(128))):
        lx.io.save_annotated_documents(documents(), path.parent, path.name, show_progress=False)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / KEPT.name)
        (Path(sys.argv[1]) if len(sys.argv) > 1 else KEPT).write_bytes((Path(folder) / KEPT.name).read_bytes())
