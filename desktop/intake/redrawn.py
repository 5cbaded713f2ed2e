"""A PDF that only a forgiving reader can open: its pages as pictures of what that one shows."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from desktop.intake.drawing import fitting
from desktop.intake.faults import Fault, Note, note, parsing
from desktop.intake.leaf import Leaf, bound
from desktop.intake.packing import encoded, lossless
from desktop.language import N_

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

_DOTS: Final = 200  # an inch
_MOST: Final = 500
_WHITE: Final = ((255, 255),) * 3

Sizes = tuple[tuple[float, float], ...]


def redrawn(data: bytes, fault: Fault) -> tuple[bytes, Sizes, tuple[Note, ...]]:
    """Return a PDF of pictures of the pages; raises `fault` where nothing is to be seen on any."""
    leaves = []
    try:
        with parsing(REDRAWN):
            leaves = list(_leaves(data))
    except Fault:
        raise fault from None
    if not leaves:
        raise fault
    return bound(leaves), tuple(leaf.size for leaf in leaves), (note(REDRAWN),)


def pictures(data: bytes, numbers: Sequence[int], sizes: Sequence[tuple[float, float]]) -> bytes:
    """Return a PDF of pictures of some pages, from 0, each as large in points as it is to be."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        wanted = zip(numbers, sizes, strict=True)
        return bound(_leaf(_seen(document[number], size), size) for number, size in wanted)


def _leaves(data: bytes) -> Iterator[Leaf]:
    """Give a picture of each page from the first on which there is something."""
    import pypdfium2

    blank: list[Leaf] = []
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        for number in range(min(len(document), _MOST)):
            page = document[number]
            width, height = page.get_size()
            size = (round(width, 2), round(height, 2))
            picture = _seen(page, (width, height))
            leaf = _leaf(picture, size)
            if picture.getextrema() == _WHITE:
                blank.append(leaf)
                continue
            yield from blank
            yield leaf
            blank = []


def _seen(page: "PdfPage", size: tuple[float, float]) -> "Image":
    """Return what is to be seen of a page that is to be so large in points; closes it."""
    width, height = page.get_size()
    scale = fitting(width, height, round(size[0] / 72 * _DOTS))[0] / width
    picture: Image = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    return picture


def _leaf(picture: "Image", size: tuple[float, float]) -> Leaf:
    return lossless(picture, size, b"") or encoded(picture, size, 1, b"")


REDRAWN: Final = N_(
    "'{name}' is damaged; what could still be seen of its pages is shown as pictures of them."
)
