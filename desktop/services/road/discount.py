"""Says what the discount could be worth, and keeps the figures that the user types for it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _
from desktop.records.company_settings import COMPANY_SETTINGS
from desktop.services.road.known import Known
from desktop.services.road.partner import facts_about
from desktop.services.road.shown import Discount
from desktop.services.road.worth import Worth, worth_of
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.numerals import read_number
from desktop.values.spoken import say_number

FIGURES: Final = ("premium", "discount_percent", "hours_a_week")
_MOST: Final[Mapping[str, Decimal]] = {
    "premium": Decimal(100_000_000),
    "discount_percent": Decimal(100),
    "hours_a_week": Decimal(80),
}
_IDLE: Final = str.maketrans("", "", "$%")


def discount_of(known: Known) -> Discount:
    """Return the figures as typed, and what they make."""
    typed = [known.papers.settings.get(name) for name in FIGURES]
    worth = worth_of(*typed)
    return Discount(
        premium=_figure(typed[0]),
        percent=_figure(typed[1]),
        hours=_figure(typed[2]),
        said=tuple(_said(worth, *typed)),
        facts=facts_about(known.partner, ("Rebate",)),
    )


def _figure(value: Decimal | None) -> str:
    return "" if value is None else say_number(value)


def _said(
    worth: Worth | None, premium: Decimal | None, percent: Decimal | None, hours: Decimal | None
) -> Iterator[str]:
    if worth is None or premium is None or percent is None:
        yield _(
            "Type what you pay the WCB in a year and the discount that your certificate gives, and "
            "here stands what it could be worth. Both are on the WCB's own letters."
        )
        return
    yield _("{a_year} dollars a year, {three} dollars over three years.").format(
        a_year=say_number(worth.a_year, 0), three=say_number(worth.three_years, 0)
    )
    yield _("That is {percent} percent of {premium} dollars, as you typed them.").format(
        percent=say_number(percent), premium=say_number(premium)
    )
    if worth.hours is None or worth.an_hour is None or hours is None:
        yield _("Type your hours a week for safety paperwork to see what an hour of it brings in.")
        return
    yield _("For {hours} hours a week, {year} a year, that is {n} dollars an hour.").format(
        hours=say_number(hours), year=say_number(worth.hours, 0), n=say_number(worth.an_hour, 0)
    )


def save_figures(company: CompanyFile, typed: Mapping[str, str]) -> bool:
    """Keep the figures as they were typed, an empty one as not known. One action.

    Returns whether anything changed. Raises Refused by the names of `FIGURES`.
    """
    values = _read(typed)

    def save(t: Transaction) -> bool:
        found = aggregate.read(t.connection, COMPANY_SETTINGS).values()
        before = next((one for one in found if not one.is_voided), None)
        kept: Mapping[str, Any] = before.values if before else {}
        changed = {name: value for name, value in values.items() if kept.get(name) != value}
        if changed:
            t.save(COMPANY_SETTINGS.key, changed, before.id if before else None)
        return bool(changed)

    return company.write(_("Premium and discount"), save)


def as_kept(typed: Mapping[str, str]) -> dict[str, str]:
    """Return how figures that were saved as `typed` are shown once they are read again.

    Raises Refused as `save_figures` does.
    """
    return {name: _figure(value) for name, value in _read(typed).items()}


def _read(typed: Mapping[str, str]) -> dict[str, Decimal | None]:
    values: dict[str, Decimal | None] = {}
    faults: dict[str, str] = {}
    for name, text in typed.items():
        try:
            values[name] = _number(name, text)
        except Refused as fault:
            faults[name] = str(fault)
    if faults:
        raise Refused(faults)
    return values


def _number(name: str, text: str) -> Decimal | None:
    plain = text.translate(_IDLE).strip()
    if not plain:
        return None
    number = read_number(plain)
    if not 0 <= number <= _MOST[name]:
        raise Refused(_("Type a number from 0 to {most}.").format(most=say_number(_MOST[name], 0)))
    return number
