"""Guards: conditions on the words around an expression, by the name that the grammar's ``guard`` gives."""

from __future__ import annotations

from whence.language.dates import guards_ages, guards_days, guards_months, guards_spans, guards_vague, guards_weekdays, guards_years
from whence.language.dates.around import GUARDS, Around

__all__ = ["GUARDS", "Around", "guards_ages", "guards_days", "guards_months", "guards_spans", "guards_vague", "guards_weekdays", "guards_years"]
