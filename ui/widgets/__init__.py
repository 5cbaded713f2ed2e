"""The small parts that every page is made of, each read when it is first used.

Because the first paint needs three of them, and waits for whatever is imported.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ui.widgets.alone import headed, in_the_middle
    from ui.widgets.badge_tabs import BadgeTabs
    from ui.widgets.banner import Banner
    from ui.widgets.buttons import button, link, primary, quiet
    from ui.widgets.card import Card
    from ui.widgets.chip import Chip, chip_size, paint_chip
    from ui.widgets.empty import EmptyState
    from ui.widgets.faults import mark_fault
    from ui.widgets.grounds import line, scrolled, take_away
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
    from ui.widgets.tips import tip
    from ui.widgets.toast import Toast

_PLACES: Final = {
    "BadgeTabs": "badge_tabs",
    "Banner": "banner",
    "Card": "card",
    "Chip": "chip",
    "Elided": "labels",
    "EmptyState": "empty",
    "SearchField": "search_field",
    "Toast": "toast",
    "Words": "labels",
    "Working": "progress",
    "button": "buttons",
    "card_title": "labels",
    "chip_size": "chip",
    "fault": "labels",
    "headed": "alone",
    "in_the_middle": "alone",
    "line": "grounds",
    "link": "buttons",
    "mark_fault": "faults",
    "page_title": "labels",
    "paint_chip": "chip",
    "plain": "labels",
    "primary": "buttons",
    "quiet": "buttons",
    "scrolled": "grounds",
    "section": "labels",
    "small": "labels",
    "soft": "labels",
    "strong": "labels",
    "take_away": "grounds",
    "tip": "tips",
}

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
    "headed",
    "in_the_middle",
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
    "take_away",
    "tip",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"ui.widgets.{_PLACES[name]}"), name)
