"""A small picture in plain colours on a page: three bytes a pixel, as the intake hands them out."""

import hashlib
import zlib
from dataclasses import dataclass
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFImageXObject

from desktop.package.canvas import PageCanvas

_CLOSEST: Final = 9  # of the packing: a logo is small


@dataclass(frozen=True)
class Picture:
    """Rows of pixels from the top, red, green and blue, without a gap; `alt` says what it shows."""

    width: int
    height: int
    pixels: bytes
    alt: str = ""

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Return how wide and high it is in a box that it must not leave, in its proportions."""
        times = min(width / self.width, height / self.height)
        return self.width * times, self.height * times


def draw_picture(
    canvas: PageCanvas, picture: Picture, x: float, y: float, size: tuple[float, float]
) -> None:
    """Draw it with its lower left corner at x and y.

    Not by the library's own way, which would have a picture library of its own open a file.
    """
    name = hashlib.sha256(picture.pixels).hexdigest()[:32]
    document: Any = canvas._doc
    known = document.getXObjectName(name)
    if known not in document.idToObject:
        made = PDFImageXObject(name)
        made.width, made.height = picture.width, picture.height
        made.bitsPerComponent, made.colorSpace = 8, "DeviceRGB"
        made._filters = ("FlateDecode",)
        made.streamContent = zlib.compress(picture.pixels, _CLOSEST)
        canvas._setXObjects(made)
        document.Reference(made, known)
        document.addForm(name, made)
    canvas._currentPageHasImages = 1
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(*size)
    canvas._code.append(f"/{known} Do")
    canvas.restoreState()
    canvas._formsinuse.append(name)
