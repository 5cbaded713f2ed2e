"""Puts onto a blank form what is known already: its unit, site or worker, the own checklist."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.package.forms.sheet import Box, Cell, Form, Item, Line, Part, Table
from desktop.services.checklists import Item as Asked
from desktop.services.checklists import Sheet, Sought, choices, sheet_of
from desktop.services.printing.form_known import Known
from desktop.services.printing.form_subjects import Subject

LABELS: Final = {"unit": N_("Unit"), "site": N_("Site"), "worker": N_("Worker")}
_ROOM: Final = "_" * 12
_IN_LIST: Final = {"unit": "equipment_id", "site": "site_id", "worker": "worker_id"}


def filled(form: Form, subject: Subject) -> Form:
    """Return the form with what is known of its subject printed in its place."""
    if not any(_names(part, subject.wants) for part in form.parts):
        form = _headed(form, subject.wants)
    return replace(form, parts=tuple(_filled(part, subject.known) for part in form.parts))


def _names(part: Part, wants: str) -> bool:
    cells = part.cells if isinstance(part, Line) else ()
    return any(cell.fill == wants for cell in cells)


def _headed(form: Form, wants: str) -> Form:
    """Put a line for the subject above; a list then needs no column for it."""
    parts = [
        replace(part, columns=tuple(c for c in part.columns if c.field != _IN_LIST[wants]))
        if isinstance(part, Table) and not part.table and len(part.columns) > 1
        else part
        for part in form.parts
    ]
    return replace(form, parts=(Line((Cell(_(LABELS[wants]), fill=wants),)), *parts))


def _filled(part: Part, known: Known) -> Part:
    if isinstance(part, Line):
        return replace(part, cells=tuple(
            replace(cell, filled=known.words.get(cell.fill, "")) if cell.fill else cell
            for cell in part.cells
        ))  # fmt: skip
    if isinstance(part, Box) and part.fill:
        return replace(part, filled=known.words.get(part.fill, ""))
    if isinstance(part, Table) and (lines := known.lines.get(part.fill)):
        fields = [column.field for column in part.columns]
        items = [Item(tuple(line.get(name, "") for name in fields)) for line in lines]
        return replace(part, items=tuple(items))
    return part


def with_own_checklist(
    connection: Connection, form: Form, subject: Subject | None, as_of: date
) -> Form:
    """Return the form with the items of the company's own checklist, where it has one that fits."""
    if not any(isinstance(part, Table) and part.checklist for part in form.parts):
        return form
    sheet = _own_checklist(connection, form, subject, as_of)
    return with_checklist(form, sheet) if sheet and sheet.items else form


def with_checklist(form: Form, sheet: Sheet) -> Form:
    """Return the form with the items of a checklist."""
    return replace(form, parts=tuple(_with_items(part, sheet, form.title) for part in form.parts))


def _own_checklist(
    connection: Connection, form: Form, subject: Subject | None, as_of: date
) -> Sheet | None:
    is_unit = subject is not None and subject.wants == "unit"
    sought = Sought(
        equipment_id=subject.id if subject and is_unit else "",
        # a form for a unit is of that unit; any other says by its title what it is of
        task="" if is_unit else form.title,
        words=subject.known.like if subject else (),
    )
    fitting = [one for one in choices(connection, sought, as_of) if one.fits]
    return sheet_of(connection, fitting[0].id) if fitting else None


def _with_items(part: Part, sheet: Sheet, titled: str) -> Part:
    if not isinstance(part, Table) or not part.checklist:
        return part
    first, *others = part.columns
    label = first.label
    if sheet.title != titled:
        label = _("{label} ({checklist})").format(label=label, checklist=sheet.title)
    items: Sequence[Item] = [Item((_asked(item),)) for item in sheet.items]
    return replace(part, columns=(replace(first, label=label), *others), items=tuple(items))


def _asked(item: Asked) -> str:
    """Return an item with room for what is written down in place of a tick."""
    if item.kind in ("number", "text"):
        return _("{item}: {room}").format(item=item.words, room=_ROOM)
    return item.words
