"""The dossier that `whence init` makes: an article of our own and the facts taken from it, all in order."""

from __future__ import annotations

from whence.store.columns import ALIASES, EVENTS, OFFICES, Column, names

_SETTINGS = """\
# Settings of this dossier; everything here is optional. `whence schema settings` lists all keys.
fail-on = "error"        # error, warning, info or never

# [severity]
# WH803 = "info"         # another severity for one check

# [checks.WH202]         # options of one check; see `whence explain WH202`
# tolerance-days = 1
"""
_ARTICLE = """\
Lighthouse on Skerra Point lit again

SKERRA, 14 May 2021 - The lighthouse on Skerra Point was lit again on Thursday after eleven months of repairs.

Harbour master Ida Lund switched on the lamp shortly after sunset. "Boats can see us from 18 miles out," she said.

The repairs cost 2.4 million euros. The tower was completed in 1874.
"""
_FACTS = """\
fact_id,source,subject,predicate,value,quote,unit
f1,lighthouse,the lighthouse on Skerra Point,lit again,2021-05-13,The lighthouse on Skerra Point was lit again on Thursday,
f2,lighthouse,Ida Lund,title,Harbour master,Harbour master Ida Lund,
f3,lighthouse,Ida Lund,said,Boats can see us from 18 miles out,"""  # the quote follows: it holds quotation marks
_QUOTE = '"""Boats can see us from 18 miles out,"" she said",\n'
_REST = """\
f4,lighthouse,the repairs,cost,2400000,The repairs cost 2.4 million euros,EUR
f5,lighthouse,the tower,completed,1874,The tower was completed in 1874,
"""


def _header(columns: tuple[Column, ...]) -> str:
    return ",".join(names(columns)) + "\n"


FILES = {
    "whence.toml": _SETTINGS,
    "sources/lighthouse.txt": _ARTICLE,
    "sources.csv": "source,publisher,author,published,licence\nlighthouse.txt,The Skerra Gazette,A. Reporter,2021-05-14,own text\n",
    "facts.csv": _FACTS + _QUOTE + _REST,
    "registers/aliases.csv": _header(ALIASES),
    "registers/offices.csv": _header(OFFICES),
    "registers/events.csv": _header(EVENTS),
}
"""Path below the folder to content."""
