"""How Muster looks: colours by what they are for, sizes of letters, room between things."""

from typing import Final

from ui.theme.applied import (
    FUSION,
    STYLE,
    Watch,
    apply,
    color,
    font,
    px,
    scheme,
    use_bundled_font,
    watch,
)
from ui.theme.letters import STEPS
from ui.theme.roles import TONES

# Room stays as it is when the letters grow: on a small screen it belongs to the words.
TIGHT: Final = 4  # inside a chip
NEAR: Final = 8  # between controls that belong together
FIELD: Final = 12  # between fields
INSIDE: Final = 16  # inside a card
BETWEEN: Final = 20  # between cards
AROUND: Final = 24  # around a page
RADIUS: Final = 8  # of a card
CORNER: Final = 6  # of a control or a chip
SMALL: Final = STEPS["section"][0]  # times the body: the smallest letters there are
RING: Final = 2  # how thick the ring around what has the focus is

__all__ = [
    "AROUND",
    "BETWEEN",
    "CORNER",
    "FIELD",
    "FUSION",
    "INSIDE",
    "NEAR",
    "RADIUS",
    "RING",
    "SMALL",
    "STYLE",
    "TIGHT",
    "TONES",
    "Watch",
    "apply",
    "color",
    "font",
    "px",
    "scheme",
    "use_bundled_font",
    "watch",
]
