"""Bundles: a dossier and its report as one zip that can be verified anywhere, with a manifest of hashes and RO-Crate metadata.

The archive is made so that the same contents give the same bytes (entries sorted, stored, dated 1980-01-01), which is how one changed byte anywhere
is seen.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from whence.errors import InputError
from whence.model import Report

MANIFEST = "MANIFEST.sha256"
CRATE = "ro-crate-metadata.json"
_STAMP = (1980, 1, 1, 0, 0, 0)
_LARGEST = 1 << 30
"""Bytes that a bundle may unpack to; whence's own are stored and not compressed, so that nothing inflates."""
_MOST = 100_000
"""Entries that a bundle may have."""
KEPT = (
    "whence.toml",
    "pyproject.toml",
    "waivers.toml",
    "waivers",
    "baseline.json",
    "reviews.csv",
    "sources.csv",
    "registers",
    "sources",
    "facts",
    "expectations",
)


def contents(folder: Path, report: Report) -> dict[str, bytes]:
    """All that goes into a bundle but its manifest: the dossier's files as they are, the report as JSON, HTML and PROV, and the crate's metadata."""
    from whence.render import FORMATS

    files = {**_suites(folder, report), **dict(_files(folder))}
    for name, form in (("reports/report.json", "json"), ("reports/report.html", "html"), ("reports/report.prov.json", "prov")):
        files[name] = FORMATS[form](report).encode("utf-8", "backslashreplace")
    files[CRATE] = _crate(files, report)
    return files


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    from whence.store.inputs import read_bytes, walk

    for name, place in sorted(walk(folder)):
        top = PurePosixPath(name).parts[0]
        if isinstance(place, Path) and (top in KEPT or PurePosixPath(name).stem == "facts" or "sources" not in _tops(folder)) and top != "reports":
            yield name, read_bytes(place, name)


def _suites(folder: Path, report: Report) -> dict[str, bytes]:
    """The suites that judged the tables and stand outside the dossier, under their own names."""
    from whence.store.inputs import read_bytes
    from whence.store.settings_file import find_settings

    file = find_settings(folder)
    named = set(report.inputs.settings.get("expectations", {}).get("suites", ()))
    places = [(file.parent if file else folder) / one.path for one in report.inputs.files if one.path in named]
    return {f"expectations/{place.name}": read_bytes(place, place.name) for place in places if place.is_file()}


def _tops(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir())


def pack(files: Mapping[str, bytes]) -> bytes:
    """The zip of some files and their manifest; the same files give the same bytes."""
    listed = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return _zip({**files, MANIFEST: listed.encode()})


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _STAMP)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return out.getvalue()


def _crate(files: Mapping[str, bytes], report: Report) -> bytes:
    """RO-Crate metadata by the rocrate library; dated by the newest source, so that it does not hang on the clock."""
    from rocrate.rocrate import ROCrate

    crate = ROCrate()
    days = sorted(source.published.value for source in report.sources if source.published and len(source.published.value) == 10)
    crate.datePublished = datetime.fromisoformat(days[-1] if days else "1980-01-01")
    crate.name = f"Facts and their sources: {report.name or 'dossier'}"
    crate.description = (
        f"A dossier checked by whence {report.inputs.versions.get('whence', '')}: verdict {report.verdict}, inputs {report.inputs.digest}."
    )
    for name in sorted(files):
        crate.add_file(dest_path=name, properties={"sha256": hashlib.sha256(files[name]).hexdigest(), "encodingFormat": _media_type(name)})
    return msgspec.json.format(msgspec.json.encode(crate.metadata.generate()), indent=2) + b"\n"


def _media_type(name: str) -> str:
    types = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html", ".csv": "text/csv", ".json": "application/json"}
    return {**types, ".toml": "application/toml", ".jsonl": "application/jsonl", ".parquet": "application/vnd.apache.parquet"}.get(
        PurePosixPath(name).suffix.lower(), "application/octet-stream"
    )


# ---------------------------------------------------------------------------------------------------------------- opening what others made


def unpack(data: bytes, into: Path) -> Iterator[str]:
    """Check a bundle and write its files below ``into``; yields, in words, what is wrong with it, and writes nothing where anything is.

    Raises InputError for what is no bundle, or one that must not be opened: names that lead outside, links, names twice, too much.
    """
    files = _read(data)
    wrong = list(_against_manifest(files))
    if not wrong and _zip(files) != data:
        wrong = [_structure(data, _zip(files), files)]
    if wrong:
        yield from wrong
        return
    for name, body in files.items():
        place = into / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)


def _read(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _refuse(infos)
            return {info.filename: _entry(archive, info) for info in infos}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OverflowError, UnicodeDecodeError, ValueError, OSError) as e:
        what = "the index at the archive's end is damaged" if data.startswith(b"PK\3\4") else "it is no zip archive"
        raise InputError(f"is no bundle that can be read: {what} ({e})", remedy="give a zip that `whence bundle` wrote, unchanged") from e


def _refuse(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > _MOST:
        raise InputError(f"the bundle has {len(infos)} entries", remedy=f"at most {_MOST} are opened")
    if sum(info.file_size for info in infos) > _LARGEST:
        raise InputError("the bundle, by the index at the archive's end, would unpack to more than 1 GiB", remedy="it is not opened")
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        parts = PurePosixPath(name).parts
        if not name or name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in parts or name.endswith("/"):
            raise InputError(f"the bundle's entry {name!r} leads outside it", remedy="it is not opened")
        if (info.external_attr >> 16) & 0o170000 == 0o120000:
            raise InputError(f"the bundle's entry {name!r} is a link", remedy="it is not opened")
        if name.casefold() in seen:
            raise InputError(f"the bundle has {name!r} twice", remedy="it is not opened")
        seen.add(name.casefold())
        if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 0x1:
            raise InputError(f"the bundle's entry {name!r} is compressed or encrypted, which whence's own never are", remedy="it is not opened")


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(info) as stream:
            return stream.read(info.file_size + 1)
    except zipfile.BadZipFile as e:
        raise InputError(f"the bundle's entry {info.filename!r} is damaged ({e})", remedy="it is not what was sealed") from e


def _against_manifest(files: Mapping[str, bytes]) -> Iterator[str]:
    if MANIFEST not in files:
        yield f"{MANIFEST} is missing"
        return
    listed: dict[str, str] = {}
    for line in files[MANIFEST].decode("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    for name, digest in listed.items():
        if name not in files:
            yield f"{name} is listed in {MANIFEST} and missing"
        elif hashlib.sha256(files[name]).hexdigest() != digest:
            yield f"{name} is not the file that was sealed (its SHA-256 differs)"
    for name in files:
        if name != MANIFEST and name not in listed:
            yield f"{name} is not listed in {MANIFEST}"


def _structure(data: bytes, sealed: bytes, files: Mapping[str, bytes]) -> str:
    at = next((k for k, (a, b) in enumerate(zip(data, sealed, strict=False)) if a != b), min(len(data), len(sealed)))
    return f"the archive itself was changed at byte {at}, near {_near(sealed, at, files)}"


def _near(sealed: bytes, at: int, files: Mapping[str, bytes]) -> str:
    before = [(place, name) for name in sorted(files) if (place := sealed.rfind(name.encode(), 0, at + 64)) >= 0]
    return max(before)[1] if before else "its beginning"
