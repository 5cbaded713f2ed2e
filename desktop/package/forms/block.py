"""What every part of a laid out form can say of itself, so that pages can be filled with it."""

from abc import ABC, abstractmethod
from typing import Final

from desktop.package.forms.pen import Pen
from desktop.package.paper import MM

GAP: Final = 2.6 * MM


class Block(ABC):
    """A part of a form in its width: how high it is, whether it can grow, how it is drawn."""

    grow = 0  # its part of the room that is left on a page, beside those of other blocks
    framed = True  # framed blocks stand edge to edge
    keeps_with_next = False

    def __init__(self, width: float) -> None:
        self.width = width

    @property
    @abstractmethod
    def height(self) -> float:
        """How high it is now, in points."""

    @property
    def first(self) -> float:
        """How much of it must stand on a page at least where it begins."""
        return self.height

    def cut(self, _room: float, _must: bool, /) -> "tuple[Block, Block] | None":
        """Return it as two, the first no higher than the room; None where it stays in one.

        It must be where it is higher than a page.
        """
        return None

    def stretch(self, _room: float) -> float:
        """Grow by one step if the room allows it; returns by how much it grew."""
        return 0.0

    @abstractmethod
    def draw(self, pen: Pen) -> None:
        """Draw it below the pen."""
