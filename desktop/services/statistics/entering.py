"""Takes the hours of months that had none, as they are typed into the page of statistics."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records.work_log import HOURS_WORKED
from desktop.services.statistics.spans import say_whole_month
from desktop.services.typed_fields import read_one
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_number

FAR_OFF: Final = 5  # times the usual, or as small a part of it, is asked about
_HOURS: Final = HOURS_WORKED.field("hours")


@dataclass(frozen=True)
class MonthTyped:
    """What was typed for a month, and whether it is an estimate."""

    hours: str
    is_estimate: bool = False


def read_hours(typed: str, today: date) -> Decimal | None:
    """Return the hours typed, None where nothing was. Refused with a sentence otherwise."""
    if not typed.strip():
        return None
    hours = read_one(_HOURS, typed, today).value
    assert isinstance(hours, Decimal)
    if hours < 0:
        raise Refused(_("Hours cannot be less than none. Type 0 where nobody worked."))
    return hours


def remark_on(typed: str, usual: float, today: date) -> str:
    """Return what is odd about hours that can be read, "" where nothing is."""
    try:
        hours = read_hours(typed, today)
    except Refused:
        return ""
    if not hours or not usual or usual / FAR_OFF <= hours <= usual * FAR_OFF:
        return ""
    return _("A month has usually about {usual} hours here. Is {hours} right?").format(
        usual=say_number(usual, 0), hours=say_number(hours, 1)
    )


def enter_hours(company: CompanyFile, typed: Mapping[date, MonthTyped], today: date) -> int:
    """Save the hours of some months as one action; returns of how many.

    Months for which nothing was typed stay as they are. Refused with a sentence for each month
    (by its ISO date) that cannot be read, and then nothing is saved.
    """
    faults: dict[str, str] = {}
    read: dict[date, tuple[Decimal, bool]] = {}
    for month, one in typed.items():
        try:
            hours = read_hours(one.hours, today)
        except Refused as refused:
            faults[month.isoformat()] = next(iter(refused.faults.values()))
            continue
        if hours is not None:
            read[month] = hours, one.is_estimate
    if faults:
        raise Refused(faults)
    if read:
        company.write(_name(read), lambda transaction: _save(transaction, read))
    return len(read)


def _name(read: Mapping[date, object]) -> str:
    if len(read) == 1:
        (month,) = read
        return _("Hours worked in {month}").format(month=say_whole_month(month))
    n = len(read)
    return ngettext("Hours worked in {n} month", "Hours worked in {n} months", n).format(n=n)


def _save(transaction: Transaction, read: Mapping[date, tuple[Decimal, bool]]) -> None:
    known = {
        record.values["month_on"].replace(day=1)
        for record in transaction.load(HOURS_WORKED.key).values()
        if not record.is_voided
    }
    # somebody else may have entered them meanwhile, and twice the hours are half the rate
    if twice := sorted(set(read) & known):
        raise Refused(
            {
                month.isoformat(): _("The hours of {month} were entered meanwhile.").format(
                    month=say_whole_month(month)
                )
                for month in twice
            }
        )
    for month, (hours, is_estimate) in sorted(read.items()):
        values = {"month_on": month, "hours": hours, "estimate": is_estimate}
        transaction.save(HOURS_WORKED.key, values)
