"""What a file really is, read from its first bytes, because names lie."""

import re
from typing import Final

from desktop.intake.kinds import CLAIMS
from desktop.intake.lettering import is_lettering

HEAD: Final = 4096
"""How many of the first bytes `kind_of` wants."""

ZIP: Final = "zip"
OLE: Final = "ole"
"""Containers: what they are stands inside, see `containers`."""

_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", "rtf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xce\xfa\xed\xfe", "program"),
    (b"\x4c\x00\x00\x00\x01\x14\x02\x00", "program"),  # a Windows shortcut
    (b"#!", "program"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!\x1a\x07", "packed"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ\x00", "packed"),
    (b"GIF8", "picture"),
    (b"\x00\x00\x00\x0cjP  ", "picture"),
    (b"\x00\x00\x00\x0cJXL ", "picture"),
    (b"ID3", "film"),
    (b"OggS", "film"),
    (b"\x1a\x45\xdf\xa3", "film"),
)
_RIFF: Final = {b"WEBP": "picture", b"AVI ": "film", b"WAVE": "film"}
_HEIC: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_AVIF: Final = {b"avif", b"avis"}
_HEIF: Final = {b"mif1", b"msf1"}
_PDF: Final = re.compile(rb"%PDF-\d")
_WEB: Final = re.compile(
    rb"(<!--.*?-->|<\?xml[^>]*>|\s)*<(!doctype\s+html|html|head|body|script|meta|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEADER: Final = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):|[ \t]+\S|From ")
_POST_MARKS: Final = {
    b"received", b"mime-version", b"message-id", b"return-path", b"content-type", b"x-unsent",
    b"delivered-to", b"dkim-signature",
}  # fmt: skip
_POST_WORDS: Final = {b"from", b"to", b"subject", b"date"}


def kind_of(head: bytes, ending: str) -> str:
    """Return the key in KINDS, or ZIP or OLE, for a file with these first bytes.

    `ending` (lower case, with its dot) decides only what bytes cannot: whether readable text is
    a table, a letter, an e-mail or a script, and whether a TIFF is a camera's raw photo.
    """
    for start, key in _STARTS:
        if head.startswith(start):
            return "raw photo" if key == "tiff" and _is_raw(head, ending) else key
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "unknown")
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "picture"
    if _WEB.match(head.removeprefix(_BOMS[0])):
        return "web page"
    if _PDF.search(head, 0, 1024):  # the PDF Reference lets the header start anywhere in there
        return "pdf"
    return _written(head, ending) if is_lettering(head) else "unknown"


def _is_raw(head: bytes, ending: str) -> bool:
    return head[8:10] == b"CR" or CLAIMS.get(ending) == "raw photo"


def _brand(head: bytes) -> str:
    """Return the kind of an ISO media file by its brands (ISO/IEC 23008-12, 10)."""
    length = int.from_bytes(head[:4], "big")
    box = head[8 : min(length, len(head))] if length >= 16 else head[8:12]
    brands = {box[at : at + 4] for at in range(0, len(box) - 3, 4) if at != 4}
    if brands & _HEIC:
        return "heic"
    if brands & _AVIF:
        return "picture"
    return "heic" if box[:4] in _HEIF else "film"


def _written(head: bytes, ending: str) -> str:
    claim = CLAIMS.get(ending)
    if claim == "program":
        return "program"
    if claim in ("csv", "text"):
        return claim
    if looks_like_post(head, strict=claim != "eml"):
        return "eml"
    if claim is None and ending:
        return "data"
    return "data" if claim == "data" else "text"


def looks_like_post(head: bytes, strict: bool) -> bool:
    """Whether the text begins with the header lines of an e-mail (RFC 5322, 2.2).

    A strict look wants a line that only a mail program writes, because a typed memo begins with
    To, From, Date and Subject as well.
    """
    block = re.split(rb"\r?\n\r?\n", head.removeprefix(_BOMS[0]).lstrip(), maxsplit=1)[0]
    lines = block.splitlines()
    if not lines or lines[0][:1] in (b" ", b"\t"):
        return False
    found = [_HEADER.match(line) for line in lines[:-1] or lines]
    if not all(found):
        return False
    names = {match[1].lower() for match in found if match and match[1]}
    marks = names & _POST_MARKS
    return len(names & _POST_WORDS) + len(marks) >= 2 and (bool(marks) or not strict)
