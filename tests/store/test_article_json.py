import json

import pytest

from whence.store.article_json import read_json


def read(item):
    return read_json(json.dumps(item))


def test_news_article():
    article = read(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Bridge opens",
            "articleBody": "The bridge opened.\r\nPeople came.",
            "datePublished": "2020-05-03T10:00:00Z",
            "dateModified": "2020-05-04",
            "author": {"name": "A. Bee"},
            "publisher": {"name": "The Daily"},
            "mainEntityOfPage": {"@id": "https://n.example/b"},
            "inLanguage": "en-GB",
        }
    )
    assert article.text == "Bridge opens\n\nThe bridge opened.\nPeople came."
    assert (article.title, article.author, article.publisher, article.url, article.language) == (
        "Bridge opens",
        "A. Bee",
        "The Daily",
        "https://n.example/b",
        "en-GB",
    )
    assert [(m.role, m.value, m.place) for m in article.metadata] == [
        ("metadata", "2020-05-03", "datePublished"),
        ("modified", "2020-05-04", "dateModified"),
    ]


def test_a_headline_that_the_body_repeats_stands_once():
    assert read({"headline": "Bridge opens", "articleBody": "Bridge opens\nIt did."}).text == "Bridge opens\nIt did."


def test_an_article_within_a_graph():
    assert read({"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "articleBody": "It did."}]}).text == "It did."


def test_ninjs_1():
    article = read(
        {
            "uri": "https://n.example/1",
            "headline": "Bridge opens",
            "body_text": "It did.",
            "versioncreated": "2020-05-03T10:00:00Z",
            "byline": "A. Bee",
            "language": "en",
        }
    )
    assert article.text == "Bridge opens\n\nIt did."
    assert [(m.role, m.value) for m in article.metadata] == [("modified", "2020-05-03")]


def test_ninjs_2_and_3():
    article = read(
        {
            "headlines": [{"role": "print", "value": "No"}, {"role": "main", "value": "Bridge opens"}],
            "bodies": [{"role": "main", "contenttype": "application/xhtml+xml", "value": "<p>It <b>did</b>.</p><script>x()</script><p>So.</p>"}],
            "firstcreated": "2020-05-03T10:00:00Z",
        }
    )
    assert article.text == "Bridge opens\n\nIt did.\nSo."
    assert [(m.role, m.value) for m in article.metadata] == [("metadata", "2020-05-03")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "3",
        '"x"',
        '{"articleBody"',
        '{"a": {"articleBody": "x"}}',
        '[{"articleBody": "x"}, {"articleBody": "y"}]',
        "[" * 100_000,
        '"\\ud800"',
    ],
)
def test_what_is_no_article(text):
    with pytest.raises(ValueError, match="it is n"):
        read_json(text)


@pytest.mark.parametrize(
    "item",
    [
        {"articleBody": None},
        {"articleBody": 3, "headline": ["x"]},
        {"bodies": [3, None]},
        {"bodies": "x"},
        {"body_html": ""},
        {"articleBody": "x", "author": [[[["y"]]]], "datePublished": 5},
    ],
)
def test_odd_articles_do_not_raise(item):
    assert isinstance(read(item).text, str)
