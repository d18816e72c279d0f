"""A PROV document of any length through the ``prov`` library: its records are made and encoded in slices, so that time and memory stay in line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from prov.model import ProvDocument
from prov.serializers.provjson import encode_json_container

from whence.render.stretches import Pressed, members

_SLICE: Final = 400
"""Records of one slice. A record is some thirty objects of the library's: a document of all of them takes gigabytes, and the collector walks it
again and again."""
_ENDS: Final = ("whence:one", "whence:other")
"""What stands for the two ends of a relation where its form is asked for."""


class Statements:
    """PROV-JSON in the making. Nothing in it refers to another record but by name, so where it is sliced does not show.

    The library makes and encodes every entity, agent and activity. Of relations, which are most of a document and differ in nothing but the two
    names, it makes and encodes the first of each form.
    """

    def __init__(self, spaces: Mapping[str, str]) -> None:
        self._spaces = spaces
        self._declared: set[str] = set()
        self._forms: dict[tuple[str, str], tuple[str, str]] = {}
        self._relations = 0
        self._parts = {"prefix": Pressed()}
        self._document = self._fresh()
        self._parts["prefix"].add(members(json.dumps(encode_json_container(self._document)["prefix"]).encode()))
        self._records = 0

    def declare(self, kind: str, name: str, attributes: Any = None) -> bool:
        """Write an ``entity``, ``agent`` or ``activity``; False, and nothing is written, where there is one of that name."""
        if name in self._declared:
            return False
        self._declared.add(name)
        self._parts.setdefault(kind, Pressed())
        getattr(self._document, kind)(name, other_attributes=attributes)
        self._records += 1
        if self._records == _SLICE:
            self._encode()
        return True

    def relate(self, kind: str, one: str, other: str, **attributes: str) -> None:
        """Write a relation (``usage``, ``derivation`` …) of two things, by their names."""
        key = kind, str(attributes)
        if key not in self._forms:
            self._forms[key] = self._form(kind, attributes)
        label, form = self._forms[key]
        self._relations += 1
        self._parts.setdefault(label, Pressed()).add(form % (self._relations, one, other))

    def type(self, name: str) -> Any:
        """Give a qualified name as a value."""
        return self._document.valid_qualified_name(name)

    def pieces(self) -> Iterator[str]:
        """Give the document, once, in pieces of text."""
        self._encode()
        before = "{\n"
        for label, part in self._parts.items():
            yield f'{before}  "{label}": {{\n'
            yield from part.pieces()
            before = "\n  },\n"
        yield "\n  }\n}\n"

    def _fresh(self) -> Any:
        document = ProvDocument()
        for prefix, uri in self._spaces.items():
            document.add_namespace(prefix, uri)
        return document

    def _form(self, kind: str, attributes: Mapping[str, str]) -> tuple[str, str]:
        """Have the library write a relation: its label in PROV-JSON, and its text with places for a number and the two names."""
        document = self._fresh()
        getattr(document, kind)(*_ENDS, other_attributes=attributes)
        encoded = encode_json_container(document)
        (label,) = encoded.keys() - {"prefix"}
        text = members(json.dumps(encoded[label]).encode()).replace("%", "%%").replace("_:id1", "_:id%d", 1)
        for end in _ENDS:  # they come before the attributes, which may be any words
            text = text.replace(end, "%s", 1)
        return label, text

    def _encode(self) -> None:
        """Encode the records of this slice and keep their text, kind by kind."""
        encoded = encode_json_container(self._document)
        for label in encoded.keys() - {"prefix"}:
            self._parts[label].add(members(json.dumps(encoded[label]).encode()))
        vars(self._document).clear()  # document and records hold each other: so they go at once, and not when the collector comes by
        self._document, self._records = self._fresh(), 0
