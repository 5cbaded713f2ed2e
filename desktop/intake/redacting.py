"""Hides parts of pages for good: the page becomes a picture of itself in which they are not.

A black box drawn over living text leaves the text under it (PDF 32000-1, 14.8: whoever copies it
has it). So a page with anything to hide is drawn, the parts are painted over in its pixels, and
what the page was made of does not go into the file any more.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final

from desktop.intake.drawing import fitting
from desktop.intake.faults import parsing
from desktop.intake.pdf_saved import save
from desktop.intake.printable_pdf import BROKEN
from desktop.intake.untold import untold
from desktop.values.hidden_words import HiddenWords

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in shares of the page as a reader sees it, upright."""

DOTS: Final = 200  # an inch
_GREY: Final = 5  # by so little may red, green and blue differ on a page without colours


@dataclass(frozen=True)
class Hidden:
    """One part of one page, counted from 0."""

    page: int
    box: Box


@dataclass(frozen=True)
class Hiding:
    """What of a file must not be read: parts drawn by hand, and words wherever they stand."""

    parts: tuple[Hidden, ...] = ()
    words: HiddenWords = field(default_factory=HiddenWords)

    def __bool__(self) -> bool:
        """Whether there is anything to hide."""
        return bool(self.parts or self.words)

    @property
    def key(self) -> str:
        """A digest: pages made with the same hiding have the same; "" for none."""
        if not self:
            return ""
        parts = sorted((one.page, *one.box) for one in self.parts)
        return hashlib.sha256(f"{parts!r} {self.words.key}".encode()).hexdigest()


NOTHING_HIDDEN: Final = Hiding()


@dataclass(frozen=True)
class Redacted:
    """The PDF without what was hidden.

    `pages` (from 0) are pictures now. On the pages that are `unread` no word could be looked for,
    because they are pictures themselves: only somebody who looks at them can tell what they say.
    """

    data: bytes
    pages: tuple[int, ...]
    unread: tuple[int, ...] = ()


def redacted(made: bytes, hiding: Hiding) -> Redacted:
    """Return the clean PDF `made` without what is to be hidden; raises Fault where it is damaged.

    Every page on which there is something becomes a picture; the others stay as they are, but their
    pictures say nothing of themselves any more where words are hidden. The same
    bytes and the same hiding give the same bytes.
    """
    import pypdfium2

    from desktop.intake import seeking

    with parsing(BROKEN):
        if hiding.words:
            made = untold(made)
        with pypdfium2.PdfDocument(made) as document:
            boxes = _by_page(hiding.parts, len(document))
            sought = seeking.places(made, document, hiding.words)
            for number, found in sought.boxes.items():
                boxes.setdefault(number, []).extend(found)
            if not boxes:
                return Redacted(made, (), sought.unread)
            pictures = {number: burned_page(document, number, boxes[number]) for number in boxes}
        return Redacted(_replaced(made, pictures), tuple(sorted(boxes)), sought.unread)


def _by_page(parts: Iterable[Hidden], pages: int) -> dict[int, list[Box]]:
    """Return the boxes of each page; one of a page that is not there hides nothing."""
    boxes: dict[int, list[Box]] = {}
    for part in parts:
        if 0 <= part.page < pages:
            boxes.setdefault(part.page, []).append(part.box)
    return boxes


def burned_page(document: "PdfDocument", number: int, boxes: Sequence[Box]) -> "Image":
    """Return the page as 200 dots an inch show it, upright, without what is in the boxes."""
    page = document[number]
    width, height = page.get_size()
    scale = fitting(width, height, max(1, round(width / 72 * DOTS)))[0] / width
    picture = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    return burned(picture, boxes)


def burned(picture: "Image", boxes: Iterable[Box]) -> "Image":
    """Paint over the boxes in the pixels; returns grey where there are no colours left."""
    from PIL import ImageDraw

    drawn = ImageDraw.Draw(picture)
    across, down = picture.size
    for left, top, right, bottom in boxes:
        # outwards to whole dots, so that not even the edge of a letter is left
        drawn.rectangle(
            (int(left * across) - 1, int(top * down) - 1, int(right * across) + 1,
             int(bottom * down) + 1),
            fill="black",
        )  # fmt: skip
    return picture.convert("L") if picture.mode == "RGB" and _is_grey(picture) else picture


def _is_grey(picture: "Image") -> bool:
    """Whether the page has no colours: scans of black ink keep their greys and weigh a third."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    for one, other in ((red, green), (green, blue)):
        least, most = ImageChops.difference(one, other).getextrema()
        if max(least, most) > _GREY:  # type: ignore[operator]
            return False
    return True


def _replaced(made: bytes, pictures: "dict[int, Image]") -> bytes:
    """Return the PDF with pictures in place of pages; what they were made of is left behind."""
    import pikepdf

    with pikepdf.open(BytesIO(made)) as source:
        for number, picture in pictures.items():
            _replace(source, source.pages[number].obj, picture)
        source.remove_unreferenced_resources()
        whole = BytesIO()
        # only what a page leads to is written, so nothing of the old pages goes along
        save(source, whole)
        return whole.getvalue()


def _replace(source: "Pdf", page: "Object", picture: "Image") -> None:
    import pikepdf

    from desktop.intake.leaf import bound
    from desktop.intake.packing import encoded, lossless
    from desktop.intake.page_box import seen_size, shown_box, turned, unit

    size = seen_size(shown_box(page), turned(page), unit(page))
    leaf = lossless(picture, size, b"") or encoded(picture, size, 1, b"")
    with pikepdf.open(BytesIO(bound([leaf]))) as drawn:
        new = source.copy_foreign(drawn.pages[0].obj)
        for key in list(page.keys()):
            if key not in ("/Type", "/Parent"):
                del page[key]
        for key in ("/MediaBox", "/Resources", "/Contents"):
            page[key] = new[key]
