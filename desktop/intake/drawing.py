"""Draws one page of a kept file in the child, upright and of a bounded size, for the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final

from desktop.intake.faults import Fault, note, parsing
from desktop.intake.found import Drawn
from desktop.intake.limits import Limits
from desktop.intake.photos import FORMATS, weigh
from desktop.language import N_

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST: Final = 6_000  # pixels of a side: a poster of a page must not fill the memory
MOST: Final = 16_000_000  # pixels of a page
_DEEP: Final = ("I", "I;16", "I;16B", "I;16L")  # grey in more steps than a screen has
_OUTWARD: Final = 256


def draw(data: bytes, family: str, page: int, width: int, limits: Limits) -> Drawn:
    """Return the page as a picture about `width` wide; raises Fault where it cannot be drawn."""
    with parsing(NOT_DRAWN):
        if family == "pdf":
            return _pdf(data, page, width)
        if family == "heic":
            return _heic(data, width, limits)
        if family in FORMATS:
            return _pillow(data, family, page, width, limits)
    raise Fault(note(NOT_DRAWN))


def _pillow(data: bytes, family: str, page: int, width: int, limits: Limits) -> Drawn:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own limit says it in a sentence, before any decoding
    with Image.open(BytesIO(data), formats=FORMATS[family]) as image:
        pages = getattr(image, "n_frames", 1) if family == "tiff" else 1
        if page:
            image.seek(min(page, pages - 1))
        weigh(image.width, image.height, limits)
        natural = max(image.size)
        image.draft("RGB", fitting(*image.size, 2 * width))  # a photo may lie on its side
        with halves_too():
            return _drawn(ImageOps.exif_transpose(image), natural, pages, width)


def _pdf(data: bytes, page: int, width: int) -> Drawn:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise Fault(note(LOCKED)) from error
        raise
    document.init_forms()  # or what was filled into a form would not be seen
    pages = len(document)
    leaf = document[min(page, pages - 1)]
    across, down = leaf.get_size()
    scale = fitting(across, down, width)[0] / across
    upright = leaf.render(scale=scale).to_pil()
    return _drawn(upright, LONGEST, pages, width)


def _heic(data: bytes, width: int, limits: Limits) -> Drawn:
    import pillow_heif

    opened = pillow_heif.open_heif(BytesIO(data))
    across, down = opened.size
    weigh(across, down, limits)
    # the container turns the picture itself; turning it a second time would lay it on its side
    return _drawn(opened.to_pillow(), max(across, down), 1, width)


@contextmanager
def halves_too() -> Iterator[None]:
    """Show half a photo as half a photo: it was kept with a warning."""
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # whoever examines a file must notice it


def _drawn(upright: "Image", natural: int, pages: int, width: int) -> Drawn:
    upright.thumbnail(fitting(*upright.size, width))
    plain = flat(upright)
    return Drawn(plain.width, plain.height, plain.tobytes(), pages, max(plain.size) >= natural)


def flat(image: "Image") -> "Image":
    """Return the picture in plain colours; what is see-through lies on white paper."""
    from PIL import Image

    if image.mode in _DEEP:
        return image.convert("I").point(lambda step: step / _OUTWARD).convert("L").convert("RGB")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    return image.convert("RGB")


def fitting(width: float, height: float, wanted: int) -> tuple[int, int]:
    """Return the size for a picture that is wanted so wide, within what a page may have."""
    times = min(wanted / width, LONGEST / width, LONGEST / height, (MOST / width / height) ** 0.5)
    return max(1, round(width * times)), max(1, round(height * times))


LOCKED: Final = N_(
    "'{name}' is locked with a password, so its pages cannot be shown here. Open it outside, or ask"
    " for a copy without password."
)
NOT_DRAWN: Final = N_(
    "'{name}' could not be shown here. Open it outside, in the program for such files."
)
