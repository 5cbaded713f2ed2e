"""The packed data inside a PDF: whether they can be unpacked, and what is left of a broken one."""

import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.drawing import halves_too
from desktop.intake.faults import parsing
from desktop.intake.jpeg_parts import taken_apart
from desktop.intake.photos import BROKEN

if TYPE_CHECKING:
    from pikepdf import Stream

_AT_ONCE: Final = 1 << 20
_CRUMB: Final = 64
_HEADER: Final = 2
_MOST: Final = 256 << 20
_QUALITY: Final = 85
_PICTURES: Final = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})


def mend(stream: "Stream") -> bool:
    """Leave in the stream what can be unpacked; returns whether a part of it is missing."""
    import pikepdf

    codings = _codings(stream)
    raw = stream.read_raw_bytes()
    if not codings:
        return False
    if not raw:
        return True
    if codings == ["/FlateDecode"]:
        return not _unpacks(raw) and _repack(stream, raw)
    if _PICTURES.intersection(codings):
        return codings == ["/DCTDecode"] and _bare_photo(stream, raw)
    try:
        stream.read_bytes()
    except pikepdf.PdfError:
        stream.write(b"")
        return True
    return False


def _bare_photo(stream: "Stream", raw: bytes) -> bool:
    """Take off what a camera wrote into the photo; returns whether a part of the photo is lost."""
    import pikepdf

    parts = taken_apart(raw)
    data = _as_far_as_it_goes(raw) if parts is None else parts.data
    if len(data) < len(raw) or parts is None:
        parms: Any = stream.get("/DecodeParms")
        stream.write(data, filter=pikepdf.Name.DCTDecode, decode_parms=parms)
    return parts is None


def _as_far_as_it_goes(raw: bytes) -> bytes:
    """Return half a photo as a whole one with nothing in its lower part; raises Fault if empty."""
    from PIL import Image

    whole = BytesIO()
    with parsing(BROKEN), halves_too(), Image.open(BytesIO(raw), formats=["JPEG"]) as photo:
        photo.load()
        photo.save(whole, "JPEG", quality=_QUALITY)
    return whole.getvalue()


def _codings(stream: "Stream") -> list[str]:
    import pikepdf

    said: Any = stream.get("/Filter")
    if said is None:
        return []
    return [str(one) for one in said] if isinstance(said, pikepdf.Array) else [str(said)]


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
    if not unpacking.eof and stream.get("/Subtype") != "/Image":
        del found[found.rfind(b"\n") + 1 :]  # half an instruction is none
    parms: Any = stream.get("/DecodeParms")
    stream.write(zlib.compress(found), filter=pikepdf.Name.FlateDecode, decode_parms=parms)
    return not unpacking.eof
