"""A page of a clean PDF as a picture that another page can draw (PDF 32000-1, 8.10)."""

from dataclasses import dataclass
from typing import Final

from desktop.intake.page_box import Box
from desktop.intake.pdf_cut import Cut
from desktop.intake.pdf_words import entries, number_in

Matrix = tuple[float, float, float, float, float, float]
_PACKED: Final = (b"/Filter", b"/DecodeParms", b"/Length")
_CARRIED: Final = (b"/Resources", b"/Group")


@dataclass(frozen=True)
class Form:
    """What a page is drawn by: the number of what it says, and what is to be added to that.

    `extent` is where it lies when it is drawn, in points.
    """

    content: int
    more: bytes
    extent: Box

    def head(self, content: bytes) -> bytes:
        """Return what the form says, given what the stream of the page says of its data."""
        said = entries(content)
        packed = b" ".join(b"%s %s" % (key, said[key]) for key in _PACKED if key in said)
        return b"<< %s %s >>" % (self.more, packed)


def form_of(cut: Cut, page: int) -> Form:
    """Return the page with this number as a form; raises ValueError, KeyError."""
    said = entries(cut.head(page))
    corners = said[b"/MediaBox"].strip(b"[] ").split()
    left, low, right, high = (float(corner) for corner in corners)
    matrix = _upright(
        (left, low, right, high), int(said.get(b"/Rotate", b"0")), float(said.get(b"/UserUnit", 1))
    )
    more = b"/Type /XObject /Subtype /Form /BBox %s" % said[b"/MediaBox"]
    if matrix != (1, 0, 0, 1, 0, 0):
        more += b" /Matrix [ %s ]" % " ".join(f"{number:.10g}" for number in matrix).encode()
    for key in _CARRIED:
        if key in said:
            more += b" %s %s" % (key, said[key])
    return Form(number_in(said[b"/Contents"]), more, _moved((left, low, right, high), matrix))


def _upright(box: Box, degrees: int, points: float) -> Matrix:
    """Return the matrix that turns what lies in the box upright, with a corner at 0, 0."""
    left, low, right, high = box
    match degrees % 360:
        case 90:
            turned: Matrix = (0, -1, 1, 0, -low, right)
        case 180:
            turned = (-1, 0, 0, -1, right, high)
        case 270:
            turned = (0, 1, -1, 0, high, -left)
        case _:
            turned = (1, 0, 0, 1, 0, 0)
    a, b, c, d, e, f = (number * points for number in turned)
    return a, b, c, d, e, f


def _moved(box: Box, matrix: Matrix) -> Box:
    left, low, right, high = box
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left, right) for y in (low, high)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)
