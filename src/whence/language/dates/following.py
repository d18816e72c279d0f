"""What "the next" counts from: told as past it is what followed, "jailed in 2017 and freed in March of the next year"."""

from __future__ import annotations

import re

import msgspec

from whence.language.dates.context import Context
from whence.language.dates.forms import Form

_THE_NEXT = re.compile(r"\bthe\s+(?:very\s+)?next\b", re.IGNORECASE)
_VERY = len("the very ")
"""How far before an expression, in characters, "the very" may stand that is no part of it."""


def is_the_next(context: Context) -> bool:
    """Whether the expression at hand says "the next", of what is told as past, after another date: news says "next March" of the coming one."""
    item, anchor = context.item, context.anchor
    if anchor is None or context.history or item.tense >= 0 or context.last is None or context.last > anchor:
        return False
    return _THE_NEXT.search(context.text, max(0, item.start - _VERY), item.end) is not None


def told_next(form: Form, context: Context) -> Form:
    """The form of "the next March" and "the autumn of the next year" as one that counts from the date told last, where they do."""
    if form.shift != 1 or form.text or not (form.op == "season" or (form.op == "date" and form.month is not None)):
        return form
    return msgspec.structs.replace(form, text=True) if is_the_next(context) else form
