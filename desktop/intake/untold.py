"""Takes out of a clean PDF what its pictures say of themselves: who took them, of whom, and where.

Nobody sees it on a page, so it is not looked for there; a program shows it (EXIF, XMP, ISO 16684).
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from desktop.intake.jpeg_parts import taken_apart
from desktop.intake.pdf_saved import save

if TYPE_CHECKING:
    from pikepdf import Stream

_PACKED: Final = frozenset({"/Length", "/Filter", "/DecodeParms", "/Type", "/Subtype"})
_KEPT: Final = {
    "/Image": _PACKED
    | {"/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask"}
    | {"/Decode", "/Interpolate", "/SMask", "/SMaskInData", "/Matte"},
    "/Form": _PACKED | {"/FormType", "/BBox", "/Matrix", "/Resources", "/Group"},
}
"""What a picture or a form needs to be drawn (PDF 32000-1, tables 89 and 95)."""


def untold(made: bytes) -> bytes:
    """Return the PDF with pictures that say nothing; the same bytes where they said nothing."""
    import pikepdf

    with pikepdf.open(BytesIO(made)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        changed = [one for one in streams if _is_changed(one)]
        if not changed:
            return made
        whole = BytesIO()
        save(pdf, whole)
        return whole.getvalue()


def _is_changed(stream: "Stream") -> bool:
    kept = _KEPT.get(str(stream.get("/Subtype")))
    if kept is None:
        return False
    more = [key for key in stream.keys() if key not in kept]  # noqa: SIM118 (not a dict)
    for key in more:
        del stream[key]
    return _is_bared(stream) or bool(more)


def _is_bared(stream: "Stream") -> bool:
    """Leave of a JPEG what a decoder needs; one that is damaged stays as it is."""
    if not is_jpeg(stream):
        return False
    raw = stream.read_raw_bytes()
    bare = taken_apart(raw)
    if bare is None or len(bare.data) >= len(raw):
        return False
    about: Any = stream
    stream.write(bare.data, filter=about["/Filter"], decode_parms=about.get("/DecodeParms"))
    return True


def is_jpeg(stream: "Stream") -> bool:
    """Whether the data of a stream are a JPEG, and not packed once more."""
    import pikepdf

    filters = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array):
        return len(filters) == 1 and filters[0] == "/DCTDecode"
    return bool(filters == "/DCTDecode")


def written_into(stream: "Stream") -> bytes:
    """Return what stands before the pixels of a JPEG, b"" where it is no more than tables."""
    head = stream.read_raw_bytes().partition(b"\xff\xda")[0]
    return head if len(head) > _TABLES else b""


_TABLES: Final = 1_200  # bytes: four tables of each sort and the frame (ISO 10918-1, B.2)
