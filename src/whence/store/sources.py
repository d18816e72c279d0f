"""Source files to sources: the text, what the file and the manifest say of it, and whether it is the one that was pinned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from whence.errors import InputError
from whence.model import InputFile, Problem, Severity, Source
from whence.store import manifest
from whence.store.article import Article, url_date
from whence.store.decoding import decode
from whence.store.inputs import LARGEST_SOURCE, Refused, digest, read_bytes, recorded, suffix, text_digest, too_large
from whence.store.manifest import Listed

PLAIN = (".txt", ".md")
PAGES = (".html", ".htm")
JSON = (".json",)
READ = PLAIN + PAGES + JSON
# Documents that hold articles, which whence does not read: to pass over one in silence would lose a source.
DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".eml", ".mht", ".mhtml", ".warc", ".xml", ".xhtml", ".markdown", ".text")


class Gathered(msgspec.Struct):
    """What reading sources gives: the sources, the files that went in, and the problems met."""

    sources: list[Source] = []
    files: list[InputFile] = []
    problems: list[Problem] = []


def read_article(data: bytes, name: str) -> tuple[Article, str | None]:
    """The article in a file's bytes, and what was wrong with them; an article of None text cannot be, so what is no text gives an empty one."""
    from whence.store.page import declared_charset, read_page

    kind = suffix(name)
    decoded = decode(data, declared_charset(data) if kind in PAGES else None)
    if decoded.text is None:
        return Article(""), decoded.flaw
    if kind in PAGES:
        article = read_page(decoded.text)
    elif kind in JSON:
        from whence.store.article_json import read_json

        try:
            article = read_json(decoded.text)
        except ValueError as e:
            return Article(""), str(e)
    else:
        article = Article(decoded.text)
    return article, decoded.flaw or article.flaw


def gather_file(into: Gathered, sid: str, place: Path | Refused, file: str, listed: Listed | None) -> None:
    """Read one file below a folder as the source ``sid``; what cannot be read becomes a source without text, and a problem."""
    if isinstance(place, Refused):
        into.problems.append(_problem(sid, file, f"{file} was not read: {place.why}.", loses=True))
        into.sources.append(_withheld(sid, file, listed))
        return
    try:
        size = place.stat().st_size
        if size > LARGEST_SOURCE:
            _gather_large(into, sid, place, file, listed)
            return
        data = read_bytes(place, file, limit=LARGEST_SOURCE)
    except (InputError, OSError) as e:
        why = e.what if isinstance(e, InputError) else e.strerror
        into.problems.append(_problem(sid, file, f"{file} was not read: it {why}.", loses=True))
        into.sources.append(_withheld(sid, file, listed))
        return
    gather(into, sid, data, file, listed)


def _gather_large(into: Gathered, sid: str, place: Path, file: str, listed: Listed | None) -> None:
    with place.open("rb") as stream:
        whole = hashlib.file_digest(stream, "sha256").hexdigest()
    into.files.append(InputFile(file, whole))
    into.problems.append(
        _problem(sid, file, f"{file} was not read: it {too_large(LARGEST_SOURCE)}.", loses=True, suggestion="Split it into its articles.")
    )
    into.sources.append(msgspec.structs.replace(_withheld(sid, file, listed), sha256=whole))


def gather(into: Gathered, sid: str, data: bytes, file: str | None, listed: Listed | None = None) -> None:
    """Read bytes as the source ``sid``."""
    article, flaw = read_article(data, file or sid)
    if file:
        into.files.append(recorded(file, data))
    source = _source(sid, article, data, file, listed)
    if flaw:
        lost = not article.text or "cannot be read" in flaw or "unread" in flaw
        into.problems.append(_problem(sid, file, f"{file or sid}: {flaw}.", loses=lost))
    elif not article.text.strip():
        into.problems.append(_problem(sid, file, f"{file or sid} is empty: it bears nothing.", loses=False))
    if flaw and not article.text:
        source = msgspec.structs.replace(source, kept="hash")  # its facts cannot be checked; that is not the same as not found
    into.sources.append(source)
    if listed:
        into.problems.extend(_changes(source, listed))


def gather_absent(into: Gathered, listed: Listed, manifest_file: str) -> None:
    """A source that the manifest lists and no file gives: one that may not be kept, or one that was lost."""
    into.sources.append(_withheld(listed.source, None, listed))
    if listed.fields.get("kept") != "hash":
        message = f"the manifest lists {listed.source!r}, but there is no such file below sources/"
        into.problems.append(
            Problem(
                "WH801",
                message,
                manifest_file,
                listed.line,
                "source",
                listed.source,
                listed.source,
                suggestion="Restore the file, or set kept to 'hash' if it may not be kept.",
                loses=True,
            )
        )


def gather_rows(into: Gathered, rows: Sequence[Listed], file: str) -> None:
    """Sources that a table gives with their ``text``, one a row."""
    for row in rows:
        given = dict(row.given)
        text = (given.pop("text", None) or "").replace("\r\n", "\n").replace("\r", "\n")
        listed = msgspec.structs.replace(row, given=given)
        if row.fields.get("kept") == "hash":
            into.sources.append(msgspec.structs.replace(_withheld(row.source, None, listed), manifest_file=file))
            continue
        source = _source(row.source, Article(text), text.encode("utf-8", "surrogatepass"), None, listed)
        source = msgspec.structs.replace(source, text_by=row.fields.get("text_by"), manifest_file=file)
        into.sources.append(source)
        into.problems.extend(_changes(source, msgspec.structs.replace(listed, fields={k: v for k, v in row.fields.items() if k != "sha256"})))
        if not text.strip():
            into.problems.append(
                Problem("WH702", f"{row.source} is empty: it bears nothing.", file, row.line, "text", source=row.source, severity="warning")
            )


def _source(sid: str, article: Article, data: bytes, file: str | None, listed: Listed | None) -> Source:
    said: dict[str, Any] = {
        name: value for name in ("title", "author", "publisher", "url", "language", "licence") if (value := getattr(article, name)) is not None
    }
    fields = {**said, **(_fields(listed) if listed else {})}
    by_address = url_date(fields["url"]) if fields.get("url") else None
    metadata = (*article.metadata, *([by_address] if by_address else ()))
    fields |= {"text_by": article.text_by, "sha256": digest(data), "text_sha256": text_digest(article.text), "metadata": metadata, "file": file}
    return Source(id=sid, text=article.text, **fields)


def _withheld(sid: str, file: str | None, listed: Listed | None) -> Source:
    return Source(id=sid, file=file, **{**(_fields(listed) if listed else {}), "kept": "hash"})


def _fields(listed: Listed) -> dict[str, Any]:
    pinned = any(name in listed.fields for name in manifest.HASHES)
    return {**listed.fields, "given": dict(listed.given), "manifest_line": listed.line, "pinned": pinned}


def _problem(sid: str, file: str | None, message: str, *, loses: bool, suggestion: str | None = None) -> Problem:
    return Problem("WH702", message, file, source=sid, severity="error" if loses else "warning", suggestion=suggestion, loses=loses)


# ---------------------------------------------------------------------------------------------------------------- is it the one that was pinned?


def _changes(source: Source, listed: Listed) -> Iterator[Problem]:
    pinned, pinned_text = listed.fields.get("sha256"), listed.fields.get("text_sha256")
    same_bytes, same_text = source.sha256 == pinned, source.text_sha256 == pinned_text
    if (pinned is None or same_bytes) and (pinned_text is None or same_text):
        return
    before = listed.fields.get("text_by")
    if same_bytes and before and before != source.text_by:
        message = f"{source.id}: the file is as pinned, but its text was taken by {before} then and by {source.text_by} now."
        yield _change(source, listed, "text_by", message, severity="info", suggestion="Run `whence lock` to pin the new text.")
    elif pinned_text is not None and same_text:
        message = f"{source.id}: the file's bytes are not those pinned, but its text is (line ends, a byte-order mark or markup changed)."
        yield _change(source, listed, "sha256", message, severity="info", suggestion="Run `whence lock` to pin the new file.")
    else:
        message = f"{source.id} is not the text that was pinned: it was changed since {source.manifest_file or manifest.NAME} recorded its hash."
        column = "sha256" if pinned_text is None else "text_sha256"
        yield _change(
            source, listed, column, message, severity="error", suggestion="Restore the text, or look at what changed and run `whence lock`."
        )


def _change(source: Source, listed: Listed, column: str, message: str, *, severity: Severity, suggestion: str) -> Problem:
    return Problem(
        "WH102",
        message,
        source.manifest_file or manifest.NAME,
        listed.line,
        column,
        getattr(source, column),
        source.id,
        expected=listed.fields.get(column),
        suggestion=suggestion,
        severity=severity,
    )


def by_source(rows: Sequence[Listed], ids: Mapping[str, Any] | set[str]) -> dict[str, Listed]:
    """The manifest's rows by full source id."""
    stems = manifest.stems_of(ids)
    return {manifest.resolve(row.source, ids, stems): msgspec.structs.replace(row, source=manifest.resolve(row.source, ids, stems)) for row in rows}
