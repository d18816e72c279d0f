"""A dossier with one fact that its source does not bear, and a PostgreSQL for the tests that ask for one."""

import warnings

import pytest

from database import postgres_server  # noqa: F401 - a fixture of the tests beside this file
from whence.store import open_dossier

ARTICLE = (
    "Bridge opens\n\n4 May 2020\n\n"
    "The bridge over the Aure was opened on 3 May 2020 by mayor Ida Lund, the city said.\n\n"
    "It cost 2.4 million euros and is 310 metres long. Ida Lund called it a gift to both banks of the river.\n"
)
FACTS = """\
fact_id,source,subject,predicate,value,quote,unit,confidence
f1,a,the bridge over the Aure,opened,2020-05-03,opened on 3 May 2020,,0.9
f2,a,the bridge over the Aure,opened,2020-05-04,opened on 3 May 2020,,0.4
f3,a,Ida Lund,title,mayor,mayor Ida Lund,,
"""


@pytest.fixture
def root(tmp_path):
    """The dossier's folder."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.txt").write_text(ARTICLE)
    (tmp_path / "facts.csv").write_text(FACTS)
    (tmp_path / "sources.csv").write_text("source,publisher,url\na.txt,Daily,https://daily.example/bridge\n")
    return tmp_path


@pytest.fixture
def dossier(root):
    return open_dossier(root)


@pytest.fixture(autouse=True)
def _quiet():
    """What Great Expectations warns of is its own affair."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
