"""Measures what a page looks like from a small picture of it, in the child: ink, contrast, turn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from desktop.intake.drawing import NOT_DRAWN, draw, halves_too
from desktop.intake.faults import parsing
from desktop.intake.limits import Limits
from desktop.intake.photos import FORMATS, weigh

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH: Final = 500  # pixels: a line of print is nine of them high, which is enough to see lines
_EDGE: Final = 0.04  # of each side: what a scanner adds of its lid is not looked at
_DARKER: Final = 48  # levels of 256 under the tone of the paper: pencil is, the grain of paper not
_LETTERS: Final = 20  # of text on a page, from which on the letters say which way up it is
_ASKED: Final = 200  # letters of a page that are asked
_MOST: Final = 0.8  # of them that lie on their side, before the page does


@dataclass(frozen=True)
class PageLook:
    """What a page (from 1) looks like, all as shares of 1.

    `ink` is how much of it is darker than its paper, `contrast` how far the darkest is from the
    lightest, `sharpness` how much of that contrast is crossed within one step, `tone` how light the
    paper is. `lines` tells rows of print: above 1 they lie across the page, under 1 down it, 1
    nobody can tell. `turned` are degrees by which its letters lie, None where it has no letters.
    """

    page: int
    ink: float = 0.0
    contrast: float = 0.0
    sharpness: float = 0.0
    tone: float = 1.0
    lines: float = 1.0
    turned: int | None = None


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


def measured(picture: "Image", page: int) -> PageLook:
    """Return the measures of a small picture of a page, as it is seen."""
    from PIL import ImageFilter

    wide, high = picture.size
    edge = round(_EDGE * wide), round(_EDGE * high)
    grey = picture.convert("L").crop((edge[0], edge[1], wide - edge[0], high - edge[1]))
    if min(grey.size) < 8:
        return PageLook(page)
    steps = _steps(grey)
    levels = grey.filter(ImageFilter.BoxBlur(1)).histogram()
    paper, darkest, lightest = (_level(levels, share) for share in (0.9, 0.001, 0.999))
    ink = sum(levels[: max(0, paper - _DARKER)]) / sum(levels)
    contrast = lightest - darkest
    return PageLook(
        page,
        ink=ink,
        contrast=contrast / 255,
        sharpness=min(1.0, steps / contrast) if contrast else 0.0,
        tone=paper / 255,
        lines=_lines(grey, paper - _DARKER),
    )


def _level(levels: Sequence[int], share: float) -> int:
    """Return the grey level under which a share of all pixels lies."""
    left = share * sum(levels)
    for level, count in enumerate(levels):
        left -= count
        if left <= 0:
            return level
    return 255


def _steps(grey: "Image") -> int:
    """Return how far two neighbours differ, of the hundredth part that differs most."""
    from PIL import ImageChops

    wide, high = grey.size
    across = ImageChops.difference(grey.crop((1, 0, wide, high)), grey.crop((0, 0, wide - 1, high)))
    down = ImageChops.difference(grey.crop((0, 1, wide, high)), grey.crop((0, 0, wide, high - 1)))
    return max(_level(across.histogram(), 0.99), _level(down.histogram(), 0.99))


def _lines(grey: "Image", darker: int) -> float:
    """Return how much more ink comes and goes from row to row than from column to column.

    Rows of print have gaps between them from one margin to the other, letters one below another
    have none. The rules of a table are ink in both directions and are held down to what print is.
    """
    from PIL import Image

    ink = grey.point([255 if level < darker else 0 for level in range(256)])
    rows = ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    columns = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    down, across = _comes_and_goes(rows), _comes_and_goes(columns)
    return (down + 1) / (across + 1)


def _comes_and_goes(profile: bytes) -> float:
    inked = sorted(level for level in profile if level)
    if not inked:
        return 0.0
    most = 2.5 * inked[len(inked) // 2]
    held = [min(level, most) for level in profile]
    changes = ((one - other) ** 2 for one, other in zip(held[1:], held, strict=False))
    return sum(changes) / len(held)


def is_shown(family: str) -> bool:
    """Whether files of a family show pages that can be looked at."""
    return family in ("pdf", "heic") or family in FORMATS
