"""A meter that went on while its unit was parked is told, and a busy day before it is not."""

import pytest

from desktop.duties.moved_while_parked import moved_while_parked
from desktop.store.facts import ReadingFact
from tests.builders.company import AS_OF, Number
from tests.builders.facts import UNIT, unit

PARKED = [("parked", "2026-09-03"), ("returned", "2026-11-10")]
# 60 km a day until it was parked
BEFORE = {"2026-07-05": 7000, "2026-08-04": 8800, "2026-09-02": 10540}


@pytest.mark.parametrize(
    ("readings", "gained"),
    [
        ({}, []),
        (BEFORE, []),
        # what is read on the day of return is what was read before
        (BEFORE | {"2026-11-10": 10540}, []),
        # two days of use at most were possible between the last reading and parking
        (BEFORE | {"2026-11-10": 10650}, []),
        (BEFORE | {"2026-11-10": 10990}, [450]),
        # read when it was parked: then every kilometre is one too many
        (BEFORE | {"2026-09-03": 10600, "2026-11-10": 10600}, []),
        (BEFORE | {"2026-09-03": 10600, "2026-11-10": 10612}, [12]),
        ({"2026-09-20": 500, "2026-10-20": 520}, [20]),
        # after the return it was driven again
        (BEFORE | {"2026-09-03": 10600, "2026-11-11": 10900}, []),
        # at another pace, more than a few months before: that is not asked for, and does not tell
        ({"2026-03-01": 1000, "2026-04-01": 1010, "2026-11-10": 9000}, []),
        # one reading alone tells nothing
        ({"2026-08-30": 1000, "2026-11-10": 2000}, []),
    ],
)
def test_the_cases(readings: dict[str, Number], gained: list[int]) -> None:
    found = moved_while_parked(UNIT, unit(readings, PARKED))
    assert [moved.gained for moved in found] == gained


def test_it_is_said_with_what_to_do() -> None:
    (moved,) = moved_while_parked(UNIT, unit({"2026-09-20": 500, "2026-10-20": 1520}, PARKED))
    assert moved.sentence(AS_OF) == (
        "Unit 101 was parked 3 September to 10 November, and its meter went on by 1,020 km "
        "between the readings of 20 September and 20 October. Correct the dates or the "
        "reading, or write down why it was moved."
    )
    tagged = unit(
        {"2026-09-20": 500, "2026-10-20": 502}, [("out_of_order", "2026-09-03")], meter="h"
    )
    (moved,) = moved_while_parked(UNIT, tagged)
    assert moved.to_on is None
    assert moved.sentence(AS_OF).startswith(
        "Unit 101 is out of order since 3 September, and its meter went on by 2 h between the "
        "readings of 20 September and 20 October."
    )


def test_sold_and_a_new_meter_are_no_findings() -> None:
    sold = [("sold", "2026-09-03")]
    assert moved_while_parked(UNIT, unit({"2026-09-20": 500, "2026-10-20": 900}, sold)) == ()
    readings = unit({"2026-09-03": 10600}).readings
    new = unit({"2026-10-01": 5}).readings[0]
    fitted = unit([*readings, ReadingFact(new.on, new.value, "km", replaced=True)], PARKED)
    assert moved_while_parked(UNIT, fitted) == ()
