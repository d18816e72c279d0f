"""An article as JSON: schema.org NewsArticle and IPTC ninjs."""

from __future__ import annotations

from typing import Any

import msgspec

from whence.model import MetadataDate
from whence.store.article import Article, dated
from whence.store.page import named

_READER = "json 1"  # raised when the same file would give another text


def read_json(text: str) -> Article:
    """Read an article: headline and body, a blank line between; ValueError for JSON that is no article."""
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as e:
        raise ValueError(f"it is not JSON ({e})") from e
    item = _article(data)
    if item is None:
        raise ValueError("it is neither a schema.org article (articleBody) nor ninjs (body_text, bodies)")
    return _schema_org(item) if "articleBody" in item else _ninjs(item)


def _article(data: Any) -> dict[str, Any] | None:
    found = [item for item in _candidates(data) if any(key in item for key in ("articleBody", "body_text", "body_html", "body_xhtml", "bodies"))]
    return found[0] if len(found) == 1 else None


def _candidates(data: Any) -> list[dict[str, Any]]:
    rows = data.get("@graph", [data]) if isinstance(data, dict) else data
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _schema_org(item: dict[str, Any]) -> Article:
    return Article(
        _joined(named(item.get("headline")), item.get("articleBody")),
        _READER,
        title=named(item.get("headline")),
        author=named(item.get("author")),
        publisher=named(item.get("publisher")),
        url=_address(item.get("url")) or _address(item.get("mainEntityOfPage")),
        language=named(item.get("inLanguage")),
        licence=named(item.get("license")),
        metadata=_dates(item, (("metadata", "datePublished"), ("modified", "dateModified"))),
    )


def _ninjs(item: dict[str, Any]) -> Article:
    headline = named(item.get("headline")) or _part(item.get("headlines"), "value")
    body = item.get("body_text") or _body(item)
    return Article(
        _joined(headline, body),
        _READER,
        title=headline,
        author=named(item.get("byline")) or _part(item.get("bylines"), "byline"),
        publisher=named(item.get("copyrightholder")) or named(_first(item.get("infosources"))),
        url=_address(item.get("uri")) or _address(item.get("altids")),
        language=named(item.get("language")),
        metadata=_dates(item, (("metadata", "firstcreated"), ("metadata", "contentcreated"), ("modified", "versioncreated"))),
    )


def _body(item: dict[str, Any]) -> str:
    bodies = [body for body in item.get("bodies") or [] if isinstance(body, dict)]
    plain = [body for body in bodies if "html" not in str(body.get("contenttype", ""))]
    main = next(iter(plain or bodies), {})
    value = main.get("value") or item.get("body_html") or item.get("body_xhtml") or ""
    if plain and main.get("value"):
        return str(value)
    from lxml import html

    blocks = html.fragment_fromstring(str(value), create_parent="div")
    for script in blocks.xpath("//script|//style"):
        script.drop_tree()
    return "\n".join(" ".join(block.text_content().split()) for block in blocks.xpath("//p|//h1|//h2|//h3|//li") or [blocks])


def _joined(headline: str | None, body: Any) -> str:
    text = body.replace("\r\n", "\n").replace("\r", "\n") if isinstance(body, str) else ""
    # A fact may quote the headline, which feeds keep apart; some repeat it at the head of the body.
    return text if not headline or text.lstrip().startswith(headline) else f"{headline}\n\n{text}"


def _dates(item: dict[str, Any], fields: tuple[tuple[str, str], ...]) -> tuple[MetadataDate, ...]:
    return tuple(found for role, field in fields for found in dated(role, item.get(field), field))


def _part(rows: Any, field: str) -> str | None:
    """A field of the main one of several objects (ninjs 2 and 3)."""
    parts = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    main = next((row for row in parts if row.get("role") == "main"), parts[0] if parts else {})
    return named(main.get(field))


def _first(rows: Any) -> Any:
    return rows[0] if isinstance(rows, list) and rows else None


def _address(value: Any) -> str | None:
    value = value.get("@id") if isinstance(value, dict) else value
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None
