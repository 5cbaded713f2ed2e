"""Why a lot is inspected together, and which of it were not as the others: first on its sheet."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.duties.one_by_one import hides_in_a_lot
from desktop.language import _, ngettext
from desktop.package.sheets.said import Fact, Facts, Lines, Part, Words
from desktop.package.tables import Column
from desktop.services.printing.reading import Beside, Reading
from desktop.store.aggregate import Stored
from desktop.values.months import add_months
from desktop.values.spoken import say_number, say_whole_date

MOST: Final = 400  # inspections of one lot in a year: more than one a day
MONTHS: Final = 12


def lot_record(reading: Reading, unit: Stored) -> Beside:
    """Return the justification of a lot; nothing for a unit that is by itself."""
    if (unit.values["lot_size"] or 1) < 2:
        return Beside()
    return Beside(tuple(_parts(reading, unit)), frozenset({"lot_reason", "lot_size"}))


def _parts(reading: Reading, unit: Stored) -> Iterator[Part]:
    values, size = unit.values, unit.values["lot_size"]
    done = _inspections(reading, unit)
    often = "; ".join(f"{duty.task}: {duty.rule_said}" for duty in reading.duties.get(unit.id, ()))
    yield Facts(
        (
            Fact(_("How many are in the lot"), say_number(size)),
            Fact(_("Inspections in the last 12 months"), say_number(len(done), 0)),
            Fact(_("How often"), often or _("No duty is set for it yet"), wide=True),
        ),
        _("Inspected together as one lot"),
    )
    yield Words(
        _("Why they are inspected together"),
        values["lot_reason"] or _("No reason is written down yet."),
    )
    yield Words(_("How it is done"), _how(unit))
    yield from _exceptions(done, size)
    yield Facts((), _("What it is"))


def _how(unit: Stored) -> str:
    said = _(
        "Every one of them is looked at in each inspection. Whatever is not as it should be is "
        "named by its tag or place, with what was found and whether it was taken out of use."
    )
    values = unit.values
    if hides_in_a_lot(
        values["lot_size"], values["inspect_singly"], values["type"], values["description"]
    ):
        more = _("Attention: these must be inspected one by one, so one lot is not enough.")
    else:
        more = _("Nothing in it is of a kind that must be inspected one by one.")
    return f"{said} {more}"


def _inspections(reading: Reading, unit: Stored) -> list[Stored]:
    """Return the inspections of the lot in the last twelve months, the newest first."""
    since = add_months(reading.as_of, -MONTHS)
    found = reading.latest("inspection", "done_on", MOST, equipment_id=unit.id)
    return [one for one in found if since < one.values["done_on"] <= reading.as_of]


def _exceptions(done: list[Stored], size: int) -> Iterator[Part]:
    heading = _("Exceptions in the last 12 months")
    rows = tuple(
        (
            _day(one.values["done_on"]),
            line["item"],
            line["found"] or "",
            _("Taken out of use") if line["removed"] else _("Left in the lot"),
        )
        for one in done
        for line in one.values["exceptions"]
    )
    if rows:
        titles = (_("Date"), _("Which one"), _("What was found"), _("What became of it"))
        yield Lines(heading, tuple(map(Column, titles)), rows)
    elif done:
        said = ngettext(
            "None: all {size} passed in {n} inspection.",
            "None: all {size} passed in {n} inspections.",
            len(done),
        )
        yield Words(heading, said.format(size=say_number(size), n=say_number(len(done))))
    else:
        yield Words(heading, _("It was not inspected in the last 12 months."))


def _day(day: date | None) -> str:
    return say_whole_date(day) if day else ""
