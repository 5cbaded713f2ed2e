"""Pictures packed the way a PDF holds them: untouched, without loss, or as a JPEG fit for paper."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from desktop.intake import jpeg_parts
from desktop.intake.faults import Fault, note
from desktop.intake.leaf import Leaf
from desktop.intake.on_paper import FINEST, dots, wanted
from desktop.intake.photos import BROKEN

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY: Final = 85
_LIGHT: Final = 1_500_000  # bytes that a picture kept without loss may take


def untouched(parts: jpeg_parts.Jpeg, size: tuple[float, float], way_up: int) -> Leaf:
    """Return the photo with every pixel as the camera wrote it."""
    return Leaf(
        data=parts.parts,
        coding="/DCTDecode",
        pixels=(parts.width, parts.height),
        channels=parts.channels,
        size=size,
        way_up=way_up,
        profile=parts.profile,
        # Adobe's programs store four-colour photos the wrong way round
        extras={"/Decode": [1, 0] * 4} if parts.is_inverted else {},
    )


def fax(image: "Image", size: tuple[float, float]) -> Leaf:
    """Return black and white as fax machines pack it: thirty times smaller than plain."""
    from PIL import Image

    packed = BytesIO()
    row = (image.width + 7) // 8
    image.save(packed, "TIFF", compression="group4", strip_size=row * image.height)
    with Image.open(packed) as written:
        starts, lengths = (written.tag_v2[tag] for tag in (273, 279))  # type: ignore[attr-defined]
    return Leaf(
        data=(packed.getvalue()[starts[0] : starts[0] + lengths[0]],),
        coding="/CCITTFaxDecode",
        pixels=image.size,
        channels=1,
        size=size,
        bits=1,
        extras={
            "/DecodeParms": {
                "/K": -1, "/Columns": image.width, "/Rows": image.height, "/BlackIs1": True
            }
        },
    )  # fmt: skip


def lossless(image: "Image", size: tuple[float, float], profile: bytes) -> Leaf | None:
    """Return the picture as a PNG packs it, or None where that would be too heavy."""
    packed = BytesIO()
    image.save(packed, "PNG", compress_level=4, icc_profile=None)
    if packed.tell() > _LIGHT:
        return None
    channels = len(image.getbands())
    return Leaf(
        data=tuple(_chunks(packed.getvalue(), b"IDAT")),
        coding="/FlateDecode",
        pixels=image.size,
        channels=channels,
        size=size,
        profile=profile,
        # the rows of a PNG are packed the way a PDF knows as well (PDF 32000-1, 7.4.4.4)
        extras={"/DecodeParms": {"/Predictor": 15, "/Colors": channels, "/Columns": image.width}},
    )


def _chunks(png: bytes, kind: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == kind:
            yield png[at + 8 : at + 8 + length]
        at += length + 12


def encoded(image: "Image", size: tuple[float, float], way_up: int, profile: bytes) -> Leaf:
    """Return the picture as a JPEG that is as fine as paper can show."""
    plain = reduced(image if image.mode in ("L", "RGB") else image.convert("RGB"), size, way_up)
    written = BytesIO()
    plain.save(written, "JPEG", quality=_QUALITY)
    # again taken apart, because Pillow hands on what the camera wrote into a photo
    parts = jpeg_parts.taken_apart(written.getvalue())
    if parts is None:
        raise Fault(note(BROKEN))
    return replace(untouched(parts, size, way_up), profile=profile)


def reduced(image: "Image", size: tuple[float, float], way_up: int = 1) -> "Image":
    """Return the picture with as many dots as paper can show."""
    if dots(image.size, size, way_up) > FINEST:
        image.thumbnail(wanted(size, way_up), reducing_gap=2.0)
    return image
