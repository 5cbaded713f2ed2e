"""The few sizes and tints that sheets have beside those of all pages."""

from typing import Final

from reportlab.lib.colors import Color, HexColor

from desktop.package.faces import STRONG
from desktop.package.look import ACCENT, BODY, LABEL, SMALL

HEAD_KIND: Final = LABEL.clone("head kind", fontName=STRONG, fontSize=8.5, leading=12,
                               textColor=ACCENT)  # fmt: skip
STATE: Final = BODY.clone("state", fontName=STRONG, fontSize=9.5, leading=13, spaceAfter=6)
TEXT: Final = BODY.clone("text", spaceAfter=6, leading=13.5, allowWidows=0, allowOrphans=0)
WARNED: Final = BODY.clone("warned", fontName=STRONG, fontSize=9.5, leading=13.5)
FOOT: Final = SMALL.clone("foot", fontSize=7.5, leading=10.5)
HUGE: Final = BODY.clone("huge", fontName=STRONG, fontSize=20, leading=25, spaceAfter=0)
HUGE_NOTE: Final = SMALL.clone("huge note", fontSize=9, leading=12, spaceAfter=2)
WASHES: Final[dict[str, Color]] = {
    "red": HexColor("#FDECEA"),
    "amber": HexColor("#FFF4D9"),
    "green": HexColor("#E6F4EA"),
    "soft": HexColor("#F3F5F8"),
}
LIST_LEAD: Final = SMALL.clone("list lead", fontSize=9, leading=13)
