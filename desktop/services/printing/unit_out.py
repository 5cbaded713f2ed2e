"""How a unit stands on its sheet: its meters, who may run it, and when it was out of service.

Because whoever reads it years later must see why nothing was done in those months.
"""

from collections.abc import Iterator
from datetime import date

from desktop.duties.suspension import RETURNED
from desktop.language import _
from desktop.package.sheets.said import Fact, Facts, Lines, Part, Row, Words
from desktop.package.tables import Cell, Column
from desktop.records.equipment import CHANGES
from desktop.services.printing.reading import Reading
from desktop.services.units.knowing import units_in
from desktop.services.units.people import people_of
from desktop.services.units.readings import readings_in
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_whole_date


def unit_out(reading: Reading, subject: Stored) -> Iterator[Part]:
    """Return the meters of a unit, whether they moved while it was parked, and its times out."""
    connection = reading.words.connection
    unit = units_in(connection, reading.as_of, [subject.id]).get(subject.id)
    if unit is None:
        return
    known = readings_in(connection, unit, reading.as_of)
    facts = [
        Fact(meter.name, ", ".join(filter(None, (meter.last, meter.rate))), wide=True)
        for meter in known.meters
    ]
    if facts:
        yield Facts(tuple(facts), _("What its meters say"))
    if known.moved:
        yield Words(_("To be looked into"), "\n".join(known.moved))
    yield from _times_out(reading, subject.id)
    people: tuple[Row, ...] = tuple(
        (row.what, Cell(row.chip, tone=row.tone), row.why)
        for row in people_of(connection, unit, reading.as_of)
    )
    if people:
        titles = (_("Who was checked"), _("Result"), _("When, and what limits it"))
        yield Lines(_("Who may run it"), tuple(map(Column, titles)), people)


def _times_out(reading: Reading, unit_id: str) -> Iterator[Part]:
    """Say from when to when it was parked, out of order or sold, why and by whom."""
    changes = sorted(
        reading.linked("service_change", equipment_id=unit_id),
        key=lambda one: (one.values["changed_on"], one.id),
    )
    rows: list[Row] = []
    for at, change in enumerate(changes):
        values = change.values
        if values["change"] == RETURNED:
            continue
        later = [one for one in changes[at + 1 :] if one.values["change"] != values["change"]]
        until = later[0].values["changed_on"] if later else None
        who = reading.words.person(values, "by_id", "by_name")
        what = _(CHANGES[values["change"]])
        row = (what, _day(values["changed_on"]), _day(until), values["reason"] or "", who)
        rows.append(row)
    if rows:
        titles = (_("Out of service"), _("From"), _("Until"), _("Reason"), _("Said by"))
        yield Lines(_("When nothing was due"), tuple(map(Column, titles)), tuple(rows))


def _day(day: date | None) -> str:
    return say_whole_date(day) if day else ""
