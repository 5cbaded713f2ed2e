"""The first-day page on paper: hung up, ticked with a pen, signed and filed."""

from desktop.language import _
from desktop.package.sheets.first_day import FirstDaySaid, Thing, Things
from desktop.services.training.first_day import FirstDay
from desktop.services.training.first_day_parts import Item


def paper_of(page: FirstDay) -> FirstDaySaid:
    """Return the sheet."""
    parts = tuple(
        Things(section.title, tuple(_thing(item) for item in section.items), section.note)
        for section in page.sections
    )
    signers = ((_("Worker"), page.name), (_("Given by"), "")) if parts else ()
    sentences = tuple(filter(None, (page.positions, page.sentence)))
    return FirstDaySaid(page.title, sentences, parts, signers)


def _thing(item: Item) -> Thing:
    # where nothing is asked, a box to tick is enough
    said = item.said if item.tone else ""
    return Thing(item.what, said, item.tone, is_done=item.is_missing is False)
