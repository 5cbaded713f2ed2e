"""What the discount is worth, from figures that the user typed and from nothing else."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

WEEKS: Final = 52
YEARS: Final = 3
HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Dollars a year and over three years; `an_hour` is what an hour of paperwork brings in.

    `hours` are those of a year, None where nobody said how many a week.
    """

    a_year: Decimal
    three_years: Decimal
    hours: Decimal | None
    an_hour: Decimal | None


def worth_of(
    premium: Decimal | None, percent: Decimal | None, hours_a_week: Decimal | None
) -> Worth | None:
    """Return what the discount is worth, None unless both figures were typed."""
    if premium is None or percent is None:
        return None
    a_year = premium * percent / HUNDRED
    hours = hours_a_week * WEEKS if hours_a_week else None
    return Worth(
        a_year=a_year,
        three_years=a_year * YEARS,
        hours=hours,
        an_hour=a_year / hours if hours else None,
    )
