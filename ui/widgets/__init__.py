"""The small parts that every page is made of; those the first window needs."""

from ui.widgets.badge_tabs import BadgeTabs
from ui.widgets.banner import Banner
from ui.widgets.buttons import button, link, primary, quiet
from ui.widgets.card import Card
from ui.widgets.chip import Chip, chip_size, paint_chip
from ui.widgets.empty import EmptyState
from ui.widgets.faults import mark_fault
from ui.widgets.grounds import line, scrolled
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
    "line",
    "link",
    "mark_fault",
    "page_title",
    "paint_chip",
    "plain",
    "primary",
    "quiet",
    "scrolled",
    "section",
    "small",
    "soft",
    "strong",
]
