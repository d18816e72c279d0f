"""A fact's value as a reader takes it in: dates in words, digits in groups, the unit behind."""

from __future__ import annotations

import re

from whence.model import ReportFact
from whence.render.page.dates import worded


def shown_value(fact: ReportFact) -> str:
    """Say a fact's value by its kind."""
    return worded(fact.value) if fact.kind == "date" else _number(fact) if fact.kind == "number" else fact.value


def _number(fact: ReportFact) -> str:
    """Group the digits of a plain number and add its unit."""
    value = fact.value
    if re.fullmatch(r"\d{5,15}(\.\d+)?", value):
        whole, dot, rest = value.partition(".")
        value = f"{int(whole):,}{dot}{rest}"
    unit = fact.unit or ""
    return f"{value}{'' if unit == '%' else ' '}{unit}".strip() if unit else value
