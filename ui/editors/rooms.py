"""How wide an editor must be to be read: in a line of a table, and in a form."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QFontMetrics

from desktop.language import _
from desktop.records.fields import Field, Shape
from desktop.values.spoken import longest_dates
from ui import theme
from ui.editors.cells import Room

# pixels at 100 %, and the share of what is left over
_IN_A_LINE: Final[dict[Shape, tuple[int, int]]] = {
    Shape.TEXT: (128, 3),
    Shape.LONG_TEXT: (128, 3),
    Shape.LINK: (136, 2),
    Shape.CHOICE: (116, 1),
    Shape.MOMENT: (150, 1),
    Shape.YES_NO: (124, 0),
}
_OTHER_IN_A_LINE: Final = (84, 1)
_BY_NAME: Final = {"rule": (350, 5)}  # a sentence, read back below
_FRAME, _ARROW, _BOX, _WIDEST_CHOICE = 22, 49, 36, 200  # what stands beside words, and the most
_TICK: Final = 150
_WIDE: Final = frozenset({Shape.LONG_TEXT})
_LONG_LINE: Final = 300  # a text that may be this long gets all of a form's width
ALL: Final = 10_000


def room_in_line(field: Field) -> Room:
    """Return the room of a cell of a table."""
    if field.shape is Shape.DATE:
        return Room(room_of_words(longest_dates()), 1)
    least, share = _BY_NAME.get(field.name) or _IN_A_LINE.get(field.shape, _OTHER_IN_A_LINE)
    if field.choices:
        words = _widest(_(word) for word in field.choices.values()) + theme.px(_ARROW)
        return Room(min(max(theme.px(least), words), theme.px(_WIDEST_CHOICE)), share)
    return Room(theme.px(least), share)


def room_of_words(words: Iterable[str]) -> int:
    """Return how wide a line must be to show each of these words whole."""
    return _widest(words) + theme.px(_FRAME)


def room_of_tick(field: Field) -> Room:
    """Return the room of a box to tick with its words beside it."""
    return Room(max(theme.px(_TICK), _widest([_(field.label)]) + theme.px(_BOX)))


def room_in_form(field: Field) -> Room:
    """Return the room of a field of a form: two stand side by side where it is wide."""
    is_long = field.shape in _WIDE or (field.longest or 0) > _LONG_LINE
    return Room(ALL if is_long and field.shape is not Shape.LINK else theme.px(240))


def _widest(words: Iterable[str]) -> int:
    """Return the width of the widest, because fonts of one size are not equally wide."""
    letters = QFontMetrics(theme.font())
    return max(letters.horizontalAdvance(word) for word in words)
