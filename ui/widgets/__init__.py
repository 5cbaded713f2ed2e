"""The small parts that every page is made of."""

from ui.widgets.badge_tabs import BadgeTabs
from ui.widgets.banner import Banner
from ui.widgets.buttons import button, link, primary, quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, chip_size, paint_chip
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Calendar, padded
from ui.widgets.labels import (
    Elided,
    Words,
    card_title,
    fault,
    page_title,
    plain,
    section,
    small,
    soft,
    strong,
)
from ui.widgets.progress import Working
from ui.widgets.search_field import SearchField
from ui.widgets.toast import Toast

__all__ = [
    "BadgeTabs",
    "Banner",
    "Calendar",
    "Card",
    "Chip",
    "Elided",
    "EmptyState",
    "SearchField",
    "Toast",
    "Words",
    "Working",
    "button",
    "card_title",
    "chip_size",
    "fault",
    "link",
    "padded",
    "page_title",
    "paint_chip",
    "plain",
    "primary",
    "quiet",
    "section",
    "small",
    "soft",
    "strong",
]
