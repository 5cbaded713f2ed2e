"""Photos and scans as pages: upright, no larger than paper can show, their pixels kept if they fit.

A JPEG goes in as it is, without the place and the names that the camera wrote; a photo finer than
paper can show is made smaller, so that a package with hundreds of them can still be sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from desktop.intake import jpeg_parts
from desktop.intake.camera import camera_notes
from desktop.intake.drawing import flat, halves_too
from desktop.intake.faults import Fault, Note, note, parsing
from desktop.intake.leaf import Leaf, written
from desktop.intake.limits import Limits
from desktop.intake.missing import lost_pages
from desktop.intake.on_paper import FINEST, WANTED, dots, on_paper, swapped, wanted
from desktop.intake.packing import encoded, fax, lossless, reduced, untouched
from desktop.intake.pdf_out import Made
from desktop.intake.pdf_photos import LIGHT, decodes
from desktop.intake.photos import FORMATS, weigh
from desktop.language import N_

if TYPE_CHECKING:
    from PIL.Image import Image

Sizes = tuple[tuple[float, float], ...]
_SCANS: Final = 2_000
_HOPELESS: Final = 50
"""With so many damaged pages a scan is no scan, and going on would take for ever."""
_GREYS: Final = ("I", "F", "LA", "La")


@dataclass(frozen=True)
class Care:
    """How fine photos are made (dots an inch; None: as they are), and how closely looked at."""

    dots: int | None = WANTED
    is_doubtful: bool = True


AS_ON_PAPER: Final = Care()


def pages(data: bytes, family: str, limits: Limits) -> tuple[bytes, Sizes, tuple[Note, ...]]:
    """Return a PDF of the pictures in a file, their sizes on paper, and notes on what is missing.

    Raises Fault where there is no picture to be seen.
    """
    whole = BytesIO()
    _made, sizes, notes = write(data, family, limits, whole)
    return whole.getvalue(), sizes, notes


def write(
    data: bytes, family: str, limits: Limits, to: BinaryIO, care: Care = AS_ON_PAPER
) -> tuple[Made, Sizes, tuple[Note, ...]]:
    """Write what `pages` returns; a scan of many pages is in memory page by page."""
    notes: list[Note] = []
    made, sizes = written(_leaves(data, family, limits, notes, care), to)
    if not sizes:
        raise Fault(note(BROKEN))
    return made, sizes, tuple(notes)


def _leaves(
    data: bytes, family: str, limits: Limits, notes: list[Note], care: Care
) -> Iterator[Leaf]:
    # so around each page, because what the disk says of writing it is no fault of the picture
    with parsing(BROKEN):
        if family == "heic":
            found = iter((_heic(data, limits),))
        elif family == "jpeg":
            found = iter((_jpeg(data, limits, notes, care),))
        else:
            found = _scans(data, family, limits, notes)
    while True:
        with parsing(BROKEN):
            leaf = next(found, None)
        if leaf is None:
            return
        yield leaf


def _jpeg(data: bytes, limits: Limits, notes: list[Note], care: Care) -> Leaf:
    from PIL import Image, ImageChops

    Image.MAX_IMAGE_PIXELS = None  # our own limit says it in a sentence, before any decoding
    with Image.open(BytesIO(data), formats=FORMATS["jpeg"]) as opened:
        stored = opened.size
        weigh(opened.width, opened.height, limits)
        way_up = camera_notes(opened.info.get("exif"))["orientation"] or 1
    size = on_paper(*swapped(stored, way_up))
    parts = jpeg_parts.taken_apart(data)
    is_fine = care.dots is not None and dots(stored, size, way_up) > FINEST
    is_fit = parts is not None and parts.is_plain and not is_fine
    # a large one that is to stay as it is was looked at when it was filed
    is_sure = care.dots is None and not care.is_doubtful and len(data) > LIGHT
    if parts is not None and is_fit and (is_sure or decodes(parts.data)):
        return untouched(parts, size, way_up)
    # what follows a photo in its file, a second view or a film, would only mislead
    image, is_cut = _load(data if parts is None else parts.data, wanted(size, way_up))
    if is_cut or parts is None:
        notes.append(note(CUT))
    elif is_fit:
        notes.append(note(SPOILED))
    if image.mode == "CMYK" and parts is not None and not parts.is_inverted:
        image = ImageChops.invert(image)  # Pillow takes all of them for Adobe's
    profile = parts.profile if parts is not None and image.mode != "CMYK" else b""
    return encoded(image, size, way_up, profile)


def _load(data: bytes, reach: tuple[int, int]) -> tuple["Image", bool]:
    """Return the JPEG about so large, decoded in eighths, and whether a part of it is missing."""
    try:
        return _decoded(data, reach), False
    except OSError:
        with halves_too():
            return _decoded(data, reach), True


def _decoded(data: bytes, reach: tuple[int, int]) -> "Image":
    from PIL import Image

    image = Image.open(BytesIO(data), formats=FORMATS["jpeg"])
    image.draft(image.mode, reach)
    image.load()
    return image


def _heic(data: bytes, limits: Limits) -> Leaf:
    import pillow_heif

    opened = pillow_heif.open_heif(BytesIO(data))
    weigh(opened.size[0], opened.size[1], limits)
    # the container turns the picture itself; turning it a second time would lay it on its side
    size = on_paper(*opened.size)
    return encoded(flat(opened.to_pillow()), size, 1, opened.info.get("icc_profile") or b"")


def _scans(data: bytes, family: str, limits: Limits, notes: list[Note]) -> Iterator[Leaf]:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own limit says it in a sentence, before any decoding
    lost: list[int] = []
    with Image.open(BytesIO(data), formats=FORMATS[family]) as image:
        for number in range(_SCANS if family == "tiff" else 1):
            try:
                if number and not _turns_to(image, number):
                    break
                with parsing(BROKEN):
                    weigh(image.width, image.height, limits)
                    upright, is_cut = _whole(image, data, number)
                    scan = _scan(image, upright)
            except Fault as fault:
                if fault.machine or family != "tiff":
                    raise
                lost.append(number)
                if len(lost) > _HOPELESS:
                    break
                continue
            if is_cut:
                notes.append(note(CUT))
            yield scan
    notes.extend(lost_pages(lost))


def _turns_to(image: "Image", number: int) -> bool:
    """Whether there is such a page; raises Fault where it is too damaged to be turned to."""
    with parsing(BROKEN):
        try:
            image.seek(number)
        except EOFError:
            return False
        return True


def _whole(image: "Image", data: bytes, number: int) -> tuple["Image", bool]:
    """Return the picture decoded and turned upright, and whether a part of it is missing."""
    from PIL import Image, ImageOps

    try:
        return ImageOps.exif_transpose(image), False
    except OSError:
        # what was decoded before it broke is lost with it, so it is begun anew
        with halves_too(), Image.open(BytesIO(data), formats=[image.format or ""]) as again:
            again.seek(number)
            return ImageOps.exif_transpose(again), True


def _scan(image: "Image", upright: "Image") -> Leaf:
    """Return one page of a scan, or a picture, without loss where that stays small."""
    size = on_paper(upright.width * _stretch(image), upright.height)
    if upright.mode == "1":
        return fax(upright, size)
    profile = image.info.get("icc_profile") or b"" if upright.mode in ("RGB", "RGBA", "L") else b""
    is_plain = upright.mode in ("L", "RGB") and not upright.has_transparency_data
    plain = upright if is_plain else flat(upright)
    if upright.mode.startswith(_GREYS):
        plain = plain.convert("L")
    return lossless(reduced(plain, size), size, profile) or encoded(plain, size, 1, profile)


def _stretch(image: "Image") -> float:
    """Return how much wider than high a dot is: a fax has twice as many across as down."""
    across, down = image.info.get("dpi") or (1, 1)
    if not across or not down:
        return 1.0
    times = float(down) / float(across)
    return times if 0.2 <= times <= 5 else 1.0


BROKEN: Final = N_(
    "'{name}' is damaged and cannot be shown as a picture. Copy it again from the phone or camera"
    " and add that."
)
SPOILED: Final = N_("A part of the picture '{name}' is damaged; it is shown as it is.")
CUT: Final = N_("A part of the picture '{name}' is missing; it is shown as far as it goes.")
