"""Pictures put on pages of a new PDF, each as large as it is to stand on paper, and upright."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_SPACES: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_PROFILES: Final = {1: b"GRAY", 3: b"RGB "}
_THICKEST: Final = 256 * 1024  # bytes of a colour profile


@dataclass(frozen=True)
class Leaf:
    """One picture: its data as a PDF holds them, its pixels as stored, its size upright in points.

    `way_up` is the EXIF orientation, 1 to 8. `extras` are further entries of the picture.
    """

    data: bytes
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
    import pikepdf

    made = pikepdf.new()
    for leaf in leaves:
        width, height = leaf.size
        made.add_blank_page(page_size=(width, height))
        page = made.pages[-1]
        page.obj["/Resources"] = pikepdf.Dictionary(XObject={"/Picture": _picture(made, leaf)})
        matrix = " ".join(f"{number:g}" for number in _placed(leaf.way_up, width, height))
        words = f"q {matrix} cm /Picture Do Q".encode()
        page.obj["/Contents"] = pikepdf.Stream(made, words)
    whole = BytesIO()
    made.save(whole, deterministic_id=True, fix_metadata_version=False)
    return whole.getvalue()


def _picture(made: "Pdf", leaf: Leaf) -> "Object":
    import pikepdf

    stream = pikepdf.Stream(made, leaf.data)
    entries = {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": leaf.pixels[0],
        "/Height": leaf.pixels[1],
        "/ColorSpace": _space(made, leaf),
        "/BitsPerComponent": leaf.bits,
        "/Filter": pikepdf.Name(leaf.coding),
        **leaf.extras,
    }
    for key, value in entries.items():
        stream[key] = value
    return made.make_indirect(stream)


def _space(made: "Pdf", leaf: Leaf) -> Any:
    """Return the colours: the camera's own where it says which they are, else the plain ones."""
    import pikepdf

    profile = leaf.profile
    is_sound = (
        128 < len(profile) <= _THICKEST
        and profile[36:40] == b"acsp"
        and profile[16:20] == _PROFILES.get(leaf.channels)
    )
    plain = pikepdf.Name(_SPACES[leaf.channels])
    if not is_sound:
        return plain
    stream = pikepdf.Stream(made, profile)
    stream["/N"] = leaf.channels
    stream["/Alternate"] = plain
    return pikepdf.Array([pikepdf.Name.ICCBased, made.make_indirect(stream)])


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
