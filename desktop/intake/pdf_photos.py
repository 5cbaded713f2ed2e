"""Photos inside a PDF: without what the camera wrote, and whole, or as far as they go."""

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.drawing import halves_too
from desktop.intake.faults import Fault, parsing
from desktop.intake.jpeg_parts import taken_apart
from desktop.intake.photos import BROKEN

if TYPE_CHECKING:
    from pikepdf import Stream

LIGHT: Final = 100_000  # bytes of a photo that is decoded in passing
_QUALITY: Final = 85


def bare_photo(stream: "Stream", raw: bytes, thorough: bool) -> bool:
    """Take off what a camera wrote into the photo; returns whether a part of the photo is lost.

    A photo that is lost as a whole becomes an empty stream.
    """
    import pikepdf

    parts = taken_apart(raw)
    parms: Any = stream.get("/DecodeParms")
    if parts is not None and sum(map(len, parts.parts)) < len(raw):
        stream.write(parts.data, filter=pikepdf.Name.DCTDecode, decode_parms=parms)
    is_doubtful = thorough or len(raw) <= LIGHT
    if parts is not None and (not is_doubtful or decodes(parts.data)):
        return False
    found = b""
    with suppress(Fault):
        found = _as_far_as_it_goes(raw)
    stream.write(found, filter=pikepdf.Name.DCTDecode if found else None)
    return True


def decodes(photo: bytes) -> bool:
    """Whether a JPEG decodes without a complaint; Pillow passes over a rotten one in silence."""
    import pikepdf

    with pikepdf.new() as made:
        stream = pikepdf.Stream(made, photo)
        stream["/Filter"] = pikepdf.Name.DCTDecode
        try:
            stream.read_bytes(pikepdf.StreamDecodeLevel.all)
        except (pikepdf.PdfError, pikepdf.QpdfRuntimeError):
            return False
        return True


def _as_far_as_it_goes(raw: bytes) -> bytes:
    """Return half a photo as a whole one with nothing in its lower part; raises Fault if empty."""
    from PIL import Image

    whole = BytesIO()
    with parsing(BROKEN), halves_too(), Image.open(BytesIO(raw), formats=["JPEG"]) as photo:
        photo.load()
        photo.save(whole, "JPEG", quality=_QUALITY)
    return whole.getvalue()
