"""A PDF that only a forgiving reader can open: its pages as pictures of what that one shows."""

from collections.abc import Iterator
from typing import Final

from desktop.intake.drawing import fitting
from desktop.intake.faults import Fault, Note, note, parsing
from desktop.intake.leaf import Leaf, bound
from desktop.intake.packing import encoded, lossless
from desktop.language import N_

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


def _leaves(data: bytes) -> Iterator[Leaf]:
    """Give a picture of each page from the first on which there is something."""
    import pypdfium2

    blank: list[Leaf] = []
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        for number in range(min(len(document), _MOST)):
            page = document[number]
            width, height = page.get_size()
            scale = fitting(width, height, round(width / 72 * _DOTS))[0] / width
            picture = page.render(scale=scale).to_pil().convert("RGB")
            size = (round(width, 2), round(height, 2))
            leaf = lossless(picture, size, b"") or encoded(picture, size, 1, b"")
            page.close()
            if picture.getextrema() == _WHITE:
                blank.append(leaf)
                continue
            yield from blank
            yield leaf
            blank = []


REDRAWN: Final = N_(
    "'{name}' is damaged; what could still be seen of its pages is shown as pictures of them."
)
