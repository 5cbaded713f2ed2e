"""Pictures put on pages of a new PDF, each as large as it is to stand on paper, and upright."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO, Final

from desktop.intake.pdf_out import Made, PdfOut

_SPACES: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_PROFILES: Final = {1: b"GRAY", 3: b"RGB "}
_THICKEST: Final = 256 * 1024  # bytes of a colour profile


@dataclass(frozen=True)
class Leaf:
    """One picture: its data in parts as a PDF holds them, its pixels as stored, its size in points.

    The size is that of the upright picture. `way_up` is the EXIF orientation, 1 to 8. `extras` are
    further entries of the picture.
    """

    data: tuple[bytes | memoryview, ...]
    coding: str
    pixels: tuple[int, int]
    channels: int
    size: tuple[float, float]
    way_up: int = 1
    bits: int = 8
    profile: bytes = b""
    extras: dict[str, Any] = field(default_factory=dict)


def bound(leaves: Iterable[Leaf]) -> bytes:
    """Return a PDF with one picture a page, always the same for the same pictures."""
    whole = BytesIO()
    written(leaves, whole)
    return whole.getvalue()


def written(leaves: Iterable[Leaf], to: BinaryIO) -> tuple[Made, tuple[tuple[float, float], ...]]:
    """Write a PDF with one picture a page, each as it comes; returns the sizes of the pages.

    The data of a picture go through unchanged, so a photo costs no more than its copy.
    """
    out = PdfOut(to)
    root, tree = out.number(), out.number()
    sizes: list[tuple[float, float]] = []
    pages: list[int] = []
    for leaf in leaves:
        pages.append(_page(out, leaf, tree))
        sizes.append(leaf.size)
    out.thing(root, b"<< /Pages %d 0 R /Type /Catalog >>" % tree)
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    out.thing(tree, b"<< /Count %d /Kids [ %s ] /Type /Pages >>" % (len(pages), kids))
    return out.end(root), tuple(sizes)


def _page(out: PdfOut, leaf: Leaf, tree: int) -> int:
    picture, page, words = _picture(out, leaf), out.number(), out.number()
    width, height = leaf.size
    matrix = " ".join(f"{number:g}" for number in _placed(leaf.way_up, width, height))
    out.stream(words, b"", [f"q {matrix} cm /Picture Do Q".encode()])
    drawn = {"/XObject": {"/Picture": f"{picture} 0 R"}}
    entries = {
        "/Contents": f"{words} 0 R",
        "/MediaBox": [0, 0, width, height],
        "/Parent": f"{tree} 0 R",
        "/Resources": drawn,
        "/Type": "/Page",
    }
    out.thing(page, _said(entries))
    return page


def _picture(out: PdfOut, leaf: Leaf) -> int:
    entries = {
        "/Type": "/XObject",
        "/Subtype": "/Image",
        "/Width": leaf.pixels[0],
        "/Height": leaf.pixels[1],
        "/ColorSpace": _space(out, leaf),
        "/BitsPerComponent": leaf.bits,
        "/Filter": leaf.coding,
        **leaf.extras,
    }
    number = out.number()
    out.stream(number, _entries(entries), leaf.data)
    return number


def _space(out: PdfOut, leaf: Leaf) -> Any:
    """Return the colours: the camera's own where it says which they are, else the plain ones."""
    profile = leaf.profile
    is_sound = (
        128 < len(profile) <= _THICKEST
        and profile[36:40] == b"acsp"
        and profile[16:20] == _PROFILES.get(leaf.channels)
    )
    plain = _SPACES[leaf.channels]
    if not is_sound:
        return plain
    number = out.number()
    out.stream(number, _entries({"/Alternate": plain, "/N": leaf.channels}), [profile])
    return ["/ICCBased", f"{number} 0 R"]


def _said(thing: Any) -> bytes:
    """Return a value as a PDF writes it; words are names or references."""
    if isinstance(thing, dict):
        return b"<< %s >>" % _entries(thing)
    if isinstance(thing, list):
        return b"[ %s ]" % b" ".join(map(_said, thing))
    if isinstance(thing, bool):
        return b"true" if thing else b"false"
    return f"{thing:g}".encode() if isinstance(thing, float) else str(thing).encode()


def _entries(table: dict[str, Any]) -> bytes:
    return b" ".join(b"%s %s" % (key.encode(), _said(part)) for key, part in table.items())


def _placed(way_up: int, width: float, height: float) -> tuple[float, ...]:
    """Return the matrix that lays the picture upright over the page (EXIF 2.32, 4.6.4)."""
    match way_up:
        case 2:
            return (-width, 0, 0, height, width, 0)
        case 3:
            return (-width, 0, 0, -height, width, height)
        case 4:
            return (width, 0, 0, -height, 0, height)
        case 5:
            return (0, -height, -width, 0, width, height)
        case 6:
            return (0, -height, width, 0, 0, height)
        case 7:
            return (0, height, width, 0, 0, 0)
        case 8:
            return (0, height, -width, 0, width, 0)
        case _:
            return (width, 0, 0, height, 0, 0)
