"""An HTML page: its main text by trafilatura, and every date that it carries outside the text, each with its place."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from whence.model import MetadataDate
from whence.store.article import Article, dated

# What pages call the two times; names compared in lower case. Gathered from Open Graph, schema.org, Dublin Core, Parse.ly and Sailthru.
PUBLISHED = frozenset({
    "article:published_time", "article:published", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate",
})  # fmt: skip
MODIFIED = frozenset({
    "article:modified_time", "article:modified", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "lastmod", "last-modified", "article.updated", "revised",
})  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TIME_CLASS = re.compile(r"publi|entry-date|posted|dateline", re.IGNORECASE)
_DEEPEST = 40


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first kilobytes, as browsers look for it."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def read_page(html: str) -> Article:
    """Read a page. The text is trafilatura's; a page without an article gives all its visible words and a flaw that says so."""
    import trafilatura
    from lxml import html as lxml_html
    from lxml.etree import LxmlError

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    by = f"trafilatura {trafilatura.__version__}"
    try:
        tree: Any = lxml_html.document_fromstring(_DECLARATION.sub("", html.replace("\x00", "")))
    except (LxmlError, ValueError, AssertionError, RecursionError):
        return Article("", by, flaw="no HTML could be read from it")
    text, flaw = _text(html.replace("\x00", ""), tree)
    told = [item for item in _linked_data(tree) if isinstance(item.get("@type"), (str, list)) and _is_article(item)]
    article = told[0] if told else {}
    return Article(
        text,
        by,
        title=named(article.get("headline")) or _meta(tree, "og:title") or _first(tree.xpath("//h1")) or _first(tree.xpath("//title")),
        author=named(article.get("author")) or _meta(tree, "author"),
        publisher=named(article.get("publisher")) or _meta(tree, "og:site_name"),
        url=_canonical(tree, article),
        language=_language(tree, article),
        licence=named(article.get("license")),
        metadata=_distinct([*_linked_dates(told), *_meta_dates(tree), *_time_dates(tree)]),
        flaw=flaw,
    )


def _text(html: str, tree: Any) -> tuple[str, str | None]:
    import trafilatura

    try:
        text = trafilatura.extract(html, include_comments=False, include_tables=True, output_format="txt")
    except (ValueError, TypeError, AttributeError, AssertionError, RecursionError):  # seen from it, and from lxml below it, on malformed pages
        text = None
    if text:
        return str(text), None
    for element in tree.xpath("//script|//style|//noscript|//template|//head"):
        element.drop_tree()
    words = "\n".join(line for line in (" ".join(part.split()) for part in tree.itertext()) if line)
    return words, "no article was found in the page; all its visible words were taken" if words else "the page has no text"


# ---------------------------------------------------------------------------------------------------------------- what the page says of itself


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = msgspec.json.decode((script.text or "").strip())
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue  # broken JSON-LD is common, and search engines skip it too; the other dates remain
        yield from _objects(data, _DEEPEST)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth <= 0:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth - 1)
    elif isinstance(data, list):
        for item in data:
            yield from _objects(item, depth - 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item["@type"] if isinstance(item["@type"], list) else [item["@type"]]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _linked_dates(articles: list[dict[str, Any]]) -> Iterator[MetadataDate]:
    for item in articles[:1]:  # further ones are usually teasers for other articles
        yield from dated("metadata", item.get("datePublished"), "JSON-LD datePublished")
        yield from dated("modified", item.get("dateModified"), "JSON-LD dateModified")


def _meta_dates(tree: Any) -> Iterator[MetadataDate]:
    for meta in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip()
            role = "metadata" if name.lower() in PUBLISHED else "modified" if name.lower() in MODIFIED else None
            if role:
                yield from dated(role, meta.get("content"), f"meta {attribute}={name}")


def _time_dates(tree: Any) -> Iterator[MetadataDate]:
    """``<time>`` where it is marked as the article's own, or where the page has but one: others belong to teasers and comments."""
    times = tree.xpath("//time[not(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::a)]")
    marked = [time for time in times if _mark(time)]
    alone = times if not marked and len({time.get("datetime") or time.text_content() for time in times}) == 1 else []
    for time in marked[:4] or alone[:1]:
        role = "modified" if _mark(time) == "modified" else "metadata"
        stamp = time.get("datetime")
        yield from dated(role, stamp or time.text_content(), f"<time{f' datetime={stamp}' if stamp else ''}>")


def _mark(time: Any) -> str | None:
    prop, kind = (time.get("itemprop") or "").lower(), time.get("class") or ""
    if prop == "datemodified" or "updated" in kind or "modified" in kind:
        return "modified"
    return "published" if prop == "datepublished" or time.get("pubdate") is not None or _TIME_CLASS.search(kind) else None


def _distinct(dates: list[MetadataDate]) -> tuple[MetadataDate, ...]:
    return tuple(dict.fromkeys(dates))


def named(value: Any) -> str | None:
    """The name in a JSON-LD value: text, an object with a name, or a list of either."""
    if isinstance(value, list):
        return ", ".join(name for name in map(named, value[:20]) if name) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _meta(tree: Any, name: str) -> str | None:
    for meta in tree.xpath("//meta[@content]"):
        if name in {(meta.get("property") or "").lower(), (meta.get("name") or "").lower()}:
            return " ".join(meta.get("content").split()) or None
    return None


def _first(elements: list[Any]) -> str | None:
    return " ".join(elements[0].text_content().split()) or None if elements else None


def _canonical(tree: Any, article: dict[str, Any]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    url = (str(links[0]).strip() if links else None) or _meta(tree, "og:url") or article.get("url")
    return url if isinstance(url, str) and url.startswith(("http://", "https://")) else None


def _language(tree: Any, article: dict[str, Any]) -> str | None:
    value = tree.get("lang") or article.get("inLanguage")
    return value.strip() or None if isinstance(value, str) else None
