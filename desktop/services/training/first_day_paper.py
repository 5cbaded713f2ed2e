"""The first-day page on paper: hung up, ticked with a pen, signed and filed."""

from desktop.language import _
from desktop.package.sheets.said import BOX, TICK, Lines, Part, Sheet, Signatures, Words
from desktop.package.tables import Cell, Column
from desktop.services.training.first_day import FirstDay
from desktop.services.training.first_day_parts import Item, Section


def paper_of(page: FirstDay) -> Sheet:
    """Return the sheet."""
    parts: list[Part] = [_part(section) for section in page.sections]
    if page.sections:
        parts.append(Signatures(((_("Worker"), page.name), (_("Given by"), ""))))
    return Sheet(
        key=page.worker_id,
        kind=page.positions or _("New worker"),
        title=page.title,
        state=page.sentence,
        tone="red" if page.missing else "green",
        running=_("First day"),
        parts=tuple(parts),
    )


def _part(section: Section) -> Part:
    if not section.items:
        return Words(section.title, section.note)
    columns = (
        Column("", share=0.06),
        Column(_("What"), share=0.54),
        Column(_("How it stands"), share=0.4),
    )
    heading = section.title
    return Lines(heading, columns, tuple(_row(item) for item in section.items))


def _row(item: Item) -> tuple[str | Cell, ...]:
    box = TICK if item.is_missing is False else BOX
    return (box, item.what, Cell(item.said, tone=item.tone) if item.tone else item.said)
