"""Every other kind is read by its declaration: its fields, its links, the people in it."""

from typing import Any

from desktop.errors import Refused
from desktop.exchange.entries import Entry
from desktop.exchange.headings import PEOPLE, ROWS
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.language import _
from desktop.records import kind_of
from desktop.records.fields import Field, Shape
from desktop.values.dates import read_date


def read_plain(sheet: Sheet) -> None:
    """Read any kind."""
    entries = [
        Entry(sheet.plan.kind, values, row.place) for row in sheet.rows() if (values := _read(row))
    ]
    sheet.batch.entries.put_all(entries)


def _read(row: SheetRow) -> dict[str, Any] | None:
    kind = row.sheet.kind
    values = _months(row) | row.plain_values("month_on")
    for name, about in row.sheet.fields.items():
        if about.shape is Shape.LINK and row.has(name):
            values |= _link(row, name, about)
    values |= _people(row) | _texts(row) | _subject(row) | _contractor(row)
    values["notes"] = row.notes()
    if row.faults:
        return None
    missing = [
        f
        for f in kind.fields
        if f.required and values.get(f.name) is None and f.shape is not Shape.STAMP
    ]
    for about in list(missing):
        if about.shape is Shape.CHOICE and about.choices and not row.has(about.name):
            values[about.name] = _usual(row, about)
            missing.remove(about)
    for about in missing:
        row.refuse(_("{label} is empty in this row.").format(label=_(about.label)), about.name)
    return None if missing else values


def _subject(row: SheetRow) -> dict[str, Any]:
    """Return the unit or else the site that a column of both names."""
    registers, text, fields = row.sheet.batch.registers, row.text("subject"), row.sheet.fields
    if not text or "subject" in fields or "equipment_id" not in fields:
        return {}
    try:
        if "site_id" in fields and (site := registers.site(text)):
            return {"site_id": site}
        return {"equipment_id": registers.must_be_unit(text)}
    except Refused as fault:
        row.refuse(str(fault), "subject")
        return {}


def _contractor(row: SheetRow) -> dict[str, Any]:
    """Return the contractor that a list of orientations names; an unknown one stays in words."""
    text = row.text("company")
    if not text or "contractor_id" not in row.sheet.fields:
        return {}
    found = row.sheet.batch.registers.by_heading("contractor", text, ("company",))
    if not found:
        row.leave("company")
    return {"contractor_id": found} if found else {}


def _usual(row: SheetRow, about: Field) -> str:
    """A log of toolbox talks says in its name which kind of meeting it holds."""
    said = " ".join(row.table.names).lower()
    choices = about.choices or {}
    return next((c for c in choices if c.replace("_", " ") in said), next(iter(choices)))


def _months(row: SheetRow) -> dict[str, Any]:
    index = row.plan.index("month_on")
    if index is None or not row.text("month_on"):
        return {}
    try:
        day = read_date(row.line.cells[index], row.sheet.orders.of(index), month_only="first")
    except Refused as fault:
        row.refuse(str(fault), column=index)
        return {}
    return {"month_on": day.replace(day=1)}


def _link(row: SheetRow, name: str, about: Field) -> dict[str, Any]:
    registers, text = row.sheet.batch.registers, row.text(name)
    role = name.removesuffix("_id")
    if not text:
        return {}
    try:
        if about.link == "worker":
            if f"{role}_name" in row.sheet.fields:
                return row.person(role)
            return {name: registers.worker(text)}
        if about.link == "equipment":
            return {name: registers.must_be_unit(text)}
        if about.link == "site":
            return {name: registers.must_be_site(text)}
        if about.link == "certificate_type":
            return {name: registers.certificate_type(text)}
        return {name: _named(row, str(about.link), text)}
    except Refused as fault:
        row.refuse(str(fault), name)
        return {}


def _named(row: SheetRow, kind: str, text: str) -> str:
    """Return the record of that title; a register takes a new one, anything else must be there."""
    about = kind_of(kind)
    found = row.sheet.batch.registers.by_heading(kind, text, about.heading)
    if found:
        return found
    if len(about.heading) == 1 and [f.name for f in about.fields if f.required] == list(
        about.heading
    ):
        made = row.sheet.batch.entries.put(kind, {about.heading[0]: text}, row.place)
        if made:
            return made
    raise Refused(
        _("There is no {kind} called “{text}”.").format(kind=_(about.title).lower(), text=text)
    )


def _people(row: SheetRow) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for rows in row.sheet.kind.rows:
        names = {field.name for field in rows.fields}
        target = ROWS + rows.name
        if names >= PEOPLE and (row.has(target) or row.numbered(target)):
            index = row.plan.index(target)
            heading = row.plan.columns[index][0].lower() if index is not None else ""
            signed = {"signed": True} if "signed" in names and "sign" in heading else {}
            if people := row.people(rows.name, **signed):
                found[rows.name] = people
    return found


def _texts(row: SheetRow) -> dict[str, Any]:
    """A column of texts fills a table of one text a line, e.g. the concerns raised at a meeting."""
    found: dict[str, Any] = {}
    for rows in row.sheet.kind.rows:
        needed = [
            f.name for f in rows.fields if f.required and f.shape in (Shape.TEXT, Shape.LONG_TEXT)
        ]
        text = row.text(ROWS + rows.name)
        if len(needed) == 1 and text and not {f.name for f in rows.fields} >= PEOPLE:
            parts = [part.strip() for part in text.replace("\n", ";").split(";")]
            found[rows.name] = [{needed[0]: part[:500]} for part in parts if part]
    return found
