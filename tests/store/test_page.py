import pytest

from whence.store.article import iso_day, url_date
from whence.store.page import declared_charset, read_page

BODY = "<p>The bridge over the Aure opened on Sunday after four years of work, the mayor said at the ceremony.</p>" * 1
MORE = "<p>Some 3,000 people crossed it in the first hour, and the ferry made its last crossing in the evening.</p>"


def page(head="", body=BODY + MORE, attributes='lang="en"'):
    start = f"<!doctype html><html {attributes}><head><title>Bridge opens - The Daily</title>{head}</head>"
    return f"{start}<body><nav><a href='/'>Home</a></nav><article><h1>Bridge opens</h1>{body}</article><footer>Imprint</footer></body></html>"


def dates(html):
    return [(m.role, m.value, m.place) for m in read_page(html).metadata]


def test_the_main_text_and_no_script():
    article = read_page(page("<script>alert('head')</script>", BODY + "<script>alert('body')</script><style>p{}</style>" + MORE))
    assert "The bridge over the Aure opened on Sunday" in article.text
    assert "3,000 people" in article.text
    assert "alert" not in article.text
    assert "p{}" not in article.text
    assert article.text_by.startswith("trafilatura ")
    assert (article.title, article.language) == ("Bridge opens", "en")


def test_json_ld():
    ld = """<script type="application/ld+json">{"@context": "https://schema.org",
    "@graph": [{"@type": "WebSite", "name": "x", "datePublished": "1999-01-01"},
    {"@type": ["Thing", "NewsArticle"], "headline": "Bridge  opens", "datePublished": "2020-05-03T23:10:00+02:00", "dateModified": "2020-05-05",
    "author": [{"@type": "Person", "name": "A. Bee"}, "C. Dee"], "publisher": {"name": "The Daily"}, "license": "CC-BY"}]}</script>"""
    article = read_page(page(ld))
    assert dates(page(ld)) == [("metadata", "2020-05-03", "JSON-LD datePublished"), ("modified", "2020-05-05", "JSON-LD dateModified")]
    assert (article.title, article.author, article.publisher, article.licence) == ("Bridge opens", "A. Bee, C. Dee", "The Daily", "CC-BY")


def test_broken_json_ld_costs_nothing_else():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", </script><meta property="article:published_time" content="2020-05-03T10:00:00Z">'
    )
    assert dates(page(head)) == [("metadata", "2020-05-03", "meta property=article:published_time")]


def test_open_graph_and_dublin_core():
    head = """<meta property="article:modified_time" content="2020-05-04"><meta name="DC.date.issued" content="2020-05-03">
    <meta itemprop="datePublished" content="20200503">
    <meta name="viewport" content="2020-01-01">"""
    assert dates(page(head)) == [
        ("modified", "2020-05-04", "meta property=article:modified_time"),
        ("metadata", "2020-05-03", "meta name=DC.date.issued"),
        ("metadata", "2020-05-03", "meta itemprop=datePublished"),
    ]


def test_time_marked_as_the_articles_own():
    body = '<time class="entry-date" datetime="2020-05-03">x</time><time class="updated" datetime="2020-05-06">x</time>' + BODY
    assert [d[:2] for d in dates(page(body=body))] == [("metadata", "2020-05-03"), ("modified", "2020-05-06")]


def test_times_of_teasers_and_comments_are_not_its_own():
    body = (
        BODY + '<aside><time datetime="2001-01-01">x</time></aside><a><time datetime="2002-02-02">x</time></a>'
        '<time datetime="2003-03-03">a</time><time datetime="2004-04-04">b</time>'
    )
    assert dates(page(body=body)) == []
    assert [d[:2] for d in dates(page(body=BODY + '<time datetime="2003-03-03">a</time>'))] == [("metadata", "2003-03-03")]


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://n.example/2020/05/03/bridge", "2020-05-03"),
        ("https://n.example/2020/may/03/bridge", "2020-05-03"),
        ("https://n.example/news/2020-05-03-bridge.html", "2020-05-03"),
        ("https://n.example/20200503/bridge", "2020-05-03"),
        ("https://n.example/2020/05/bridge", "2020-05"),
        ("https://n.example/a-2020-05-03", "2020-05-03"),
        ("https://n.example/2020/13/45/bridge", None),
        ("https://n.example/id/20201399", None),
        ("https://n.example/article/1234567", None),
        ("https://n.example/top-2020-films", None),
    ],
)
def test_dates_of_addresses(url, value):
    found = url_date(url)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2020-05-03T23:59:59-11:00", "2020-05-03"),
        ("20200503", "2020-05-03"),
        ("2020-05", "2020-05"),
        ("2020-02-30", None),
        (None, None),
        (5, None),
        ("soon", None),
    ],
)
def test_iso_days(stamp, day):
    assert iso_day(stamp) == day


def test_canonical_address():
    assert read_page(page('<link rel="canonical" href="https://n.example/b">')).url == "https://n.example/b"
    assert read_page(page('<link rel="canonical" href="javascript:alert(1)">')).url is None


def test_declared_charset():
    assert declared_charset(b'<meta charset="windows-1252">') == "windows-1252"
    assert declared_charset(b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>") == "iso-8859-2"
    assert declared_charset(b"<p>charset=none</p>") is None


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<",
        "<html>",
        "plain words, no tags",
        "<p>short</p>",
        "<!-- only a comment -->",
        "<html>" + "<div>" * 3000 + "deep",
        "\x00<p>a\x00b</p>",
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>x</p></body></html>",
        "<frameset></frameset>",
    ],
)
def test_odd_pages_do_not_raise(html):
    article = read_page(html)
    assert isinstance(article.text, str)
    assert article.text or article.flaw


def test_a_page_without_an_article_says_so():
    article = read_page("<p>short</p>")
    assert article.text == "short"
    assert "no article was found" in article.flaw
