"""What a rule may hold, and that equal rules are equal however they were put together."""

from decimal import Decimal

import pytest

from desktop.errors import Refused
from desktop.values.interval import Calendar, Rule, Unit, Usage

FLAGS = [
    "when_in_use",
    "before_use",
    "on_return",
    "after_repair",
    "after_use",
    "competent_person",
    "working_days",
]


@pytest.mark.parametrize(
    ("calendar", "base"),
    [
        (Calendar(5, Unit.DAY), (5, Unit.DAY)),
        (Calendar(2, Unit.WEEK), (14, Unit.DAY)),
        (Calendar(3, Unit.MONTH), (3, Unit.MONTH)),
        (Calendar(2, Unit.YEAR), (24, Unit.MONTH)),
    ],
)
def test_the_same_length_in_days_or_months(calendar: Calendar, base: tuple[int, Unit]) -> None:
    assert calendar.base == base


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("count", [0, -1, 36_526])
def test_lengths_that_mean_nothing(count: int, unit: Unit) -> None:
    with pytest.raises(Refused):
        Calendar(count, unit)


@pytest.mark.parametrize(
    ("unit", "most"),
    [(Unit.DAY, 36_525), (Unit.WEEK, 5_217), (Unit.MONTH, 1_200), (Unit.YEAR, 100)],
)
def test_from_one_to_a_hundred_years(unit: Unit, most: int) -> None:
    assert Calendar(1, unit).count == 1
    assert Calendar(most, unit).count == most
    with pytest.raises(Refused, match="100 years"):
        Calendar(most + 1, unit)


@pytest.mark.parametrize("limit", ["0.01", "1", "9999999"])
def test_limits_up_to_seven_digits(limit: str) -> None:
    assert Usage(Decimal(limit), "h").limit == Decimal(limit)


@pytest.mark.parametrize("limit", ["0", "-1", "10000000", "NaN", "Infinity", "1.234"])
def test_limits_that_mean_nothing(limit: str) -> None:
    with pytest.raises(Refused):
        Usage(Decimal(limit), "km")


def test_limits_stand_in_one_order_and_count_by_value() -> None:
    km, h = Usage(Decimal("1E+3"), "km"), Usage(Decimal("250.0"), "h")

    one = Rule(usage=(h, km))
    other = Rule(usage=(Usage(Decimal(1000), "km"), Usage(Decimal(250), "h")))

    assert one == other
    assert len({one, other}) == 1
    assert [usage.unit for usage in one.usage] == ["km", "h"]


def test_a_rule_holds_only_what_it_was_given() -> None:
    rule = Rule(after_use=True)

    assert rule.calendar is None
    assert rule.usage == ()
    flags = {name: getattr(rule, name) for name in FLAGS}
    assert flags == dict.fromkeys(FLAGS, False) | {"after_use": True}


def test_one_limit_a_unit() -> None:
    with pytest.raises(Refused, match="two limits in the same unit"):
        Rule(usage=(Usage(Decimal(1), "km"), Usage(Decimal(2), "km")))


@pytest.mark.parametrize("flag", ["when_in_use", "competent_person", "working_days"])
def test_a_rule_must_come_due_some_time(flag: str) -> None:
    with pytest.raises(Refused, match="does not say how often"):
        Rule(**{flag: True})
