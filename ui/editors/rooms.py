"""How wide an editor must be to be read: in a line of a table, and in a form."""

from typing import Final

from desktop.language import _
from desktop.records.fields import Field, Shape
from ui import theme
from ui.editors.cells import Room

# pixels at 100 %, and the share of what is left over
_IN_A_LINE: Final[dict[Shape, tuple[int, int]]] = {
    Shape.TEXT: (128, 3),
    Shape.LONG_TEXT: (128, 3),
    Shape.LINK: (136, 2),
    Shape.CHOICE: (116, 1),
    Shape.DATE: (142, 1),  # 30 September 2026
    Shape.MOMENT: (150, 1),
    Shape.YES_NO: (124, 0),
}
_OTHER_IN_A_LINE: Final = (84, 1)
_BY_NAME: Final = {"rule": (350, 5)}  # a sentence, read back below
_A_LETTER, _ARROW, _WIDEST_CHOICE = 7, 46, 200
_TICK: Final = 150
_WIDE: Final = frozenset({Shape.LONG_TEXT})
_LONG_LINE: Final = 300  # a text that may be this long gets all of a form's width
ALL: Final = 10_000


def room_in_line(field: Field) -> Room:
    """Return the room of a cell of a table."""
    least, share = _BY_NAME.get(field.name) or _IN_A_LINE.get(field.shape, _OTHER_IN_A_LINE)
    if field.choices:
        longest = max(len(_(word)) for word in field.choices.values())
        least = min(max(least, _A_LETTER * longest + _ARROW), _WIDEST_CHOICE)
    return Room(theme.px(least), share)


def room_of_tick(field: Field) -> Room:
    """Return the room of a box to tick with its words beside it."""
    return Room(theme.px(max(_TICK, _A_LETTER * len(_(field.label)) + _ARROW)))


def room_in_form(field: Field) -> Room:
    """Return the room of a field of a form: two stand side by side where it is wide."""
    is_long = field.shape in _WIDE or (field.longest or 0) > _LONG_LINE
    return Room(ALL if is_long and field.shape is not Shape.LINK else theme.px(240))
