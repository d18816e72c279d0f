"""Suites on disk with ids that say what they are of, so that a change to one expectation changes one place of the file."""

from __future__ import annotations

import uuid
from typing import Any

import msgspec


def suite_text(suite: Any) -> str:
    """A suite as JSON: keys sorted, ids made of the suite's name and each expectation's type and arguments in place of random ones."""
    raw = suite.to_json_dict()
    name = raw["name"]
    expectations = [_expectation(name, one) for one in raw["expectations"]]
    kept = {"name": name, "id": _id(name), "meta": raw.get("meta") or {}, "notes": raw.get("notes"), "expectations": expectations}
    return msgspec.json.format(msgspec.json.encode(kept, order="sorted"), indent=2).decode() + "\n"


def _expectation(suite: str, raw: dict[str, Any]) -> dict[str, Any]:
    kwargs = {key: value for key, value in raw["kwargs"].items() if key != "batch_id"}
    what = f"{suite} {raw['type']} {msgspec.json.encode(kwargs, order='sorted').decode()}"
    return {**{key: value for key, value in raw.items() if value not in ({}, None)}, "kwargs": kwargs, "id": _id(what)}


def _id(what: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"whence:{what}"))
