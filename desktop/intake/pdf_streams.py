"""The packed data inside a PDF: whether they can be unpacked, and what is left of a broken one."""

import base64
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.pdf_photos import bare_photo

if TYPE_CHECKING:
    from pikepdf import Stream

_AT_ONCE: Final = 1 << 20
_HEAVY: Final = 300_000  # bytes
_CRUMB: Final = 64
_HEADER: Final = 2
_MOST: Final = 256 << 20
_BLANKS: Final = b" \t\r\n\f\0"
_NO_DIGITS: Final = bytes(set(range(256)) - set(b"0123456789abcdefABCDEF"))
_LAST_WORDS: Final = (b"Q", b"ET", b"EMC")
"""With these a page ends; then nothing is missing but the mark of the end itself."""
_SHORT: Final = {
    "/A85": "/ASCII85Decode",
    "/AHx": "/ASCIIHexDecode",
    "/Fl": "/FlateDecode",
    "/DCT": "/DCTDecode",
    "/CCF": "/CCITTFaxDecode",
}
_NONSENSE: Final = "?"
_PICTURES: Final = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})


def mend(stream: "Stream", thorough: bool = False) -> bool:
    """Leave in the stream what can be unpacked; returns whether a part of it is missing.

    A photo of many bytes is decoded only where `thorough`, because that takes its time.
    """
    import pikepdf

    codings = _codings(stream)
    raw = stream.read_raw_bytes()
    if not codings:
        return False
    if not raw or codings == [_NONSENSE]:
        stream.write(b"")
        return True
    codings, raw, is_spoiled = _unwrapped(stream, codings, raw)
    if codings == ["/FlateDecode"]:
        return (not _unpacks(raw) and _repack(stream, raw)) or is_spoiled
    if codings == ["/DCTDecode"]:
        return bare_photo(stream, raw, thorough) or is_spoiled
    if codings and not _PICTURES.intersection(codings):
        try:
            stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
        except (pikepdf.PdfError, pikepdf.QpdfRuntimeError) as error:
            if "unfilterable" not in str(error):  # packed in a way that a reader may know
                stream.write(b"")
            return True
    return is_spoiled


def is_heavy(stream: "Stream") -> bool:
    """Whether the data are many bytes, plainly packed: what that is was seen when it was filed."""
    length: Any = stream.get("/Length")
    return isinstance(length, int) and length > _HEAVY and _codings(stream) == ["/FlateDecode"]


def _unwrapped(stream: "Stream", codings: list[str], raw: bytes) -> tuple[list[str], bytes, bool]:
    """Take off the paper bags: codings that make data printable and a quarter larger.

    Returns the codings left, the data in them, and whether the bags were torn.
    """
    import pikepdf

    said: Any = stream.get("/DecodeParms")
    parms = list(said) if isinstance(said, pikepdf.Array) else [said] * len(codings)
    before, is_spoiled = len(codings), False
    while codings and parms and _is_bag(codings, parms[0]):
        raw, is_torn = _BAGS[codings[0]](raw)
        is_spoiled |= is_torn
        codings, parms = codings[1:], parms[1:]
    if len(codings) < before:
        names = pikepdf.Array([pikepdf.Name(coding) for coding in codings]) if codings else None
        has_parms = any(one is not None for one in parms)
        stream.write(raw, filter=names, decode_parms=pikepdf.Array(parms) if has_parms else None)
    return codings, raw, is_spoiled


def _is_bag(codings: list[str], parms: Any) -> bool:
    """Whether the outermost coding is to go; a photo packed a second time can be looked at then."""
    if codings[0] == "/FlateDecode":
        return len(codings) > 1 and codings[-1] == "/DCTDecode" and parms is None
    return codings[0] in _BAGS


def _from_flate(raw: bytes) -> tuple[bytes, bool]:
    unpacking = zlib.decompressobj()
    found = b""
    with suppress(zlib.error):
        found = unpacking.decompress(raw, _MOST)
    return found, not unpacking.eof


def _from_letters(raw: bytes) -> tuple[bytes, bool]:
    """Unpack ASCII85 as far as it goes; returns the data and whether some of it was no such."""
    letters = raw.partition(b"~>")[0].translate(None, _BLANKS)
    try:
        return base64.a85decode(letters), False
    except ValueError:
        found = bytearray()
        with suppress(ValueError):
            for at in range(0, len(letters), 5):
                found += base64.a85decode(letters[at : at + 5])
        return bytes(found), True


def _from_digits(raw: bytes) -> tuple[bytes, bool]:
    digits = raw.partition(b">")[0].translate(None, _BLANKS)
    known = digits.translate(None, _NO_DIGITS)
    return bytes.fromhex((known + b"0" * (len(known) % 2)).decode()), known != digits


def _codings(stream: "Stream") -> list[str]:
    import pikepdf

    said: Any = stream.get("/Filter")
    if said is None:
        return []
    listed = list(said) if isinstance(said, pikepdf.Array) else [said]
    if not all(isinstance(one, pikepdf.Name) for one in listed):
        return [_NONSENSE]
    with suppress(UnicodeDecodeError):
        return [_SHORT.get(str(one), str(one)) for one in listed]
    return [_NONSENSE]


def _unpacks(raw: bytes) -> bool:
    """Whether the data unpack to their end, without keeping them in memory."""
    unpacking = zlib.decompressobj()
    with suppress(zlib.error):
        while raw and not unpacking.eof:
            unpacking.decompress(raw, _AT_ONCE)
            raw = unpacking.unconsumed_tail
    return unpacking.eof


def _repack(stream: "Stream", raw: bytes) -> bool:
    """Pack anew what comes before the fault; returns whether anything came after it."""
    import pikepdf

    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)  # without the sum at the end, which may be lost
    found = bytearray()
    with suppress(zlib.error):
        for at in range(_HEADER, len(raw), _CRUMB):
            found += unpacking.decompress(raw[at : at + _CRUMB])
            if unpacking.eof or len(found) > _MOST:
                break
    is_whole = unpacking.eof or found.rstrip().endswith(_LAST_WORDS)
    if not is_whole and found.rfind(b"(") > found.rfind(b")"):
        del found[found.rfind(b"(") :]  # half a string would swallow what comes after it
    parms: Any = stream.get("/DecodeParms")
    stream.write(zlib.compress(found), filter=pikepdf.Name.FlateDecode, decode_parms=parms)
    return not is_whole


_BAGS: Final = {
    "/ASCII85Decode": _from_letters,
    "/ASCIIHexDecode": _from_digits,
    "/FlateDecode": _from_flate,
}
