"""Files that hold other files, opened with care: what kind of document the parts make together."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from defusedxml.ElementTree import fromstring

from desktop.intake.faults import Fault, note, parsing
from desktop.intake.limits import MIB, Limits
from desktop.language import N_

HARMLESS: Final = 16 * MIB
"""Unpacked sizes up to this are never a bomb, however well a small repetitive sheet packs."""

_TYPES: Final = "[Content_Types].xml"
_CORE: Final = "docProps/core.xml"
_CHUNK: Final = 1 << 16
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument."
_DEFINITIONS: Final = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_OLE_PARTS: Final = (
    ("EncryptedPackage", "locked office"),
    ("WordDocument", "old word"),
    ("Workbook", "old excel"),
    ("Book", "old excel"),
    ("PowerPoint Document", "slides"),
    ("__properties_version1.0", "outlook"),
)


@contextmanager
def unpacking(path: Path, limits: Limits, broken: str) -> Iterator[ZipFile]:
    """Open a packed file after weighing it; whatever goes wrong inside is a fault.

    `broken` is the sentence for a file that cannot be read.
    """
    with parsing(broken), ZipFile(path) as archive:
        _weigh(archive, path.stat().st_size, limits)
        yield archive


def _weigh(archive: ZipFile, size: int, limits: Limits) -> None:
    """Refuse an archive by what it declares: parts, unpacked size, how tightly it is packed."""
    parts = archive.infolist()
    if len(parts) > limits.zip_entries:
        raise Fault(note(TOO_MANY, parts=len(parts)))
    total = sum(part.file_size for part in parts)
    if total > limits.zip_total or total > max(HARMLESS, size * limits.zip_ratio):
        raise Fault(note(BOMB, megabytes=total // MIB))
    if any(part.flag_bits & 1 for part in parts):
        raise Fault(note(LOCKED))
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise Fault(note(ODD))


def verify(archive: ZipFile, limits: Limits) -> None:
    """Unpack every XML part once without keeping it, because what an archive declares may be a lie.

    Counts the real size, lets `zipfile` check length and checksum, and refuses document type
    definitions: no office program writes them, and they are how XML bombs are built.
    """
    seen = 0
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(part) as stream:
            chunk = stream.read(_CHUNK)
            if any(mark in chunk for mark in _DEFINITIONS):
                raise Fault(note(ENTITIES))
            while chunk:
                seen += len(chunk)
                if seen > limits.zip_total:
                    raise Fault(note(BOMB, megabytes=seen // MIB))
                chunk = stream.read(_CHUNK)


def zip_kind(path: Path, limits: Limits) -> str:
    """Return the key in KINDS of a file that is a zip outside."""
    with unpacking(path, limits, UNPACKABLE) as archive:
        names = set(archive.namelist())
        if _TYPES in names:
            return _office(content_types(archive))
        if "mimetype" in names:
            with archive.open("mimetype") as stream:
                return _open_document(stream.read(128))
        return "apple" if any(name.endswith(".iwa") for name in names) else "packed"


def content_types(archive: ZipFile) -> dict[str, str]:
    """Return the declared type of each part by its name (ECMA-376-2, 10.1.2).

    A default for an ending stands under the ending alone ("xml").
    """
    if archive.getinfo(_TYPES).file_size > MIB:
        raise Fault(note(ODD))
    root = fromstring(archive.read(_TYPES))
    return {
        (entry.get("PartName") or entry.get("Extension") or "").removeprefix("/"): entry.get(
            "ContentType", ""
        )
        for entry in root
    }


def _office(types: dict[str, str]) -> str:
    mains = " ".join(kind for kind in types.values() if ".main" in kind)
    if "presentation" in mains:
        return "slides"
    is_sheet = "excel" in mains or "spreadsheetml" in mains
    if not is_sheet and "word" not in mains:
        return "packed"
    has_macros = "macroEnabled" in mains or any("vbaProject" in kind for kind in types.values())
    if is_sheet:
        return "macro excel" if has_macros else "xlsx"
    return "macro word" if has_macros else "docx"


def created_at(archive: ZipFile) -> datetime | None:
    """Return when an office document says it was made (ISO/IEC 29500-2, 11: dcterms:created)."""
    if _CORE not in archive.namelist() or archive.getinfo(_CORE).file_size > MIB:
        return None
    for element in fromstring(archive.read(_CORE)).iter():
        if element.tag.endswith("}created"):
            try:
                return datetime.fromisoformat((element.text or "").strip()).replace(tzinfo=None)
            except ValueError:
                return None
    return None


def _open_document(mimetype: bytes) -> str:
    if not mimetype.startswith(_OPEN_DOCUMENT):
        return "packed"
    kind = mimetype.removeprefix(_OPEN_DOCUMENT)
    if kind.startswith(b"spreadsheet"):
        return "open sheet"
    return "open text" if kind.startswith(b"text") else "slides"


def ole_kind(path: Path) -> str:
    """Return the key in KINDS of a file in the old office container ([MS-CFB], 2.6)."""
    with parsing(UNPACKABLE), path.open("rb") as stream:
        header = stream.read(512)
        if len(header) < 512:
            return "old office"
        (shift,) = struct.unpack_from("<H", header, 30)
        (first,) = struct.unpack_from("<I", header, 48)
        stream.seek((first + 1) << (shift & 15))
        directory = stream.read(_CHUNK)
    for part, kind in _OLE_PARTS:
        if part.encode("utf-16-le") in directory:
            return kind
    return "old office"


UNPACKABLE: Final = N_(
    "'{name}' is damaged and cannot be opened. Copy it again from where it came and add that."
)
TOO_MANY: Final = N_(
    "'{name}' is packed from {parts:,} parts, which no ordinary document is, so it was not opened."
    " Open it only if you know who made it, print it to PDF and add that."
)
BOMB: Final = N_(
    "'{name}' would unpack to {megabytes:,} MB, far more than an ordinary document, so it was not"
    " opened. Open it only if you know who made it, print it to PDF and add that."
)
ENTITIES: Final = N_(
    "'{name}' holds definitions that no office program writes and that can choke a computer, so it"
    " was not opened. Open it only if you know who made it, print it to PDF and add that."
)
LOCKED: Final = N_(
    "'{name}' is locked with a password. Open it, take the password off, save it and add it again."
)
ODD: Final = N_(
    "'{name}' is packed in a way that office programs do not use, so it was not opened."
    " Open it in the program it came from, save it again and add that."
)
