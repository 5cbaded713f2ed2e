"""Looks at pages of a kept file, in the child: small pictures, and how their letters lie."""

import math
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from desktop.intake.drawing import NOT_DRAWN, draw, halves_too
from desktop.intake.faults import parsing
from desktop.intake.limits import Limits
from desktop.intake.page_measures import PageLook, measured
from desktop.intake.photos import FORMATS, weigh

if TYPE_CHECKING:
    pass

WIDTH: Final = 500  # pixels: a line of print is nine of them high, which is enough to see lines
_LETTERS: Final = 20  # of text on a page, from which on the letters say which way up it is
_ASKED: Final = 200  # letters of a page that are asked
_MOST: Final = 0.8  # of them that lie on their side, before the page does


@dataclass(frozen=True)
class FileLook:
    """The pages that were looked at of a file that has `of`; a locked one shows none."""

    of: int
    pages: tuple[PageLook, ...] = ()
    longest: int = 0  # pixels of the longer side of a picture, 0 for a PDF
    is_locked: bool = False


def look(data: bytes, family: str, most: int, limits: Limits) -> FileLook:
    """Look at up to `most` pages of a picture or PDF; raises Fault where none can be seen."""
    if family == "pdf":
        return _pdf(data, most)
    return _picture(data, family, most, limits)


def spread(pages: int, most: int) -> tuple[int, ...]:
    """Return which pages to look at, from 0: the first and the last, and some between them."""
    if pages <= most:
        return tuple(range(pages))
    if most == 1:
        return (0,)
    return tuple(round(n * (pages - 1) / (most - 1)) for n in range(most))


def _pdf(data: bytes, most: int) -> FileLook:
    import pypdfium2

    with parsing(NOT_DRAWN):
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
                return FileLook(0, is_locked=True)
            raise
        document.init_forms()
        pages = tuple(_leaf(document, page) for page in spread(len(document), most))
        return FileLook(len(document), pages)


def _leaf(document: object, page: int) -> PageLook:
    """Look at one page of a PDF: its letters where it has some, else its picture."""
    import pypdfium2

    assert isinstance(document, pypdfium2.PdfDocument)
    leaf = document[page]
    turned = _turned(leaf)
    if turned is not None:
        return PageLook(page + 1, ink=1.0, contrast=1.0, sharpness=1.0, turned=turned)
    across = max(1.0, leaf.get_size()[0])
    return measured(leaf.render(scale=WIDTH / across, grayscale=True).to_pil(), page + 1)


def _turned(leaf: object) -> int | None:
    """Return by how many degrees most letters lie as the page is shown, None without letters."""
    import pypdfium2

    assert isinstance(leaf, pypdfium2.PdfPage)
    text = leaf.get_textpage()
    letters = text.count_chars()
    if letters < _LETTERS:
        return None
    some = range(0, letters, max(1, letters // _ASKED))
    angles = [pypdfium2.raw.FPDFText_GetCharAngle(text, n) for n in some]
    # both are told with the clock; below nothing is what has no angle
    shown = [round(math.degrees(one) / 90) * 90 + leaf.get_rotation() for one in angles if one >= 0]
    for degrees in (90, 180, 270):
        if sum(one % 360 == degrees for one in shown) >= _MOST * max(1, len(shown)):
            return degrees
    return 0


def _picture(data: bytes, family: str, most: int, limits: Limits) -> FileLook:
    from PIL import Image

    if family == "jpeg":
        return _photo(data, limits)
    first = draw(data, family, 0, WIDTH, limits)
    looks = []
    for page in spread(first.pages, most):
        one = first if page == 0 else draw(data, family, page, WIDTH, limits)
        seen = Image.frombytes("RGB", (one.width, one.height), one.pixels)
        looks.append(measured(seen, page + 1))
    longest = 0
    if family in FORMATS:
        with parsing(NOT_DRAWN), Image.open(BytesIO(data), formats=FORMATS[family]) as image:
            longest = max(image.size)
    return FileLook(first.pages, tuple(looks), longest)


def _photo(data: bytes, limits: Limits) -> FileLook:
    """Look at a photo in greys, decoded no finer than needed, because colours take time."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own limit says it in a sentence, before any decoding
    with parsing(NOT_DRAWN), Image.open(BytesIO(data), formats=FORMATS["jpeg"]) as image:
        weigh(image.width, image.height, limits)
        longest = max(image.size)
        image.draft("L", (WIDTH, WIDTH))
        with halves_too():
            upright = ImageOps.exif_transpose(image)
        upright.thumbnail((WIDTH, longest))
        return FileLook(1, (measured(upright, 1),), longest)


def is_shown(family: str) -> bool:
    """Whether files of a family show pages that can be looked at."""
    return family in ("pdf", "heic") or family in FORMATS
