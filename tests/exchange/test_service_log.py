"""A log of what stood still: its lines pause duties, and are no defects to put right."""

from datetime import date

import pytest

from desktop.exchange.states import change_logged
from tests.builders.handing_in import Office, reasons

UNITS = """
    Unit | Description  | Status
    T-1  | Flat deck    | in service
    T-2  | Dump trailer | in service
"""


@pytest.fixture
def equipped(office: Office) -> Office:
    office.hand_in(UNITS)
    return office


def changes(office: Office) -> list[tuple[str, date]]:
    found = [(values["change"], values["changed_on"]) for values in office.all("service_change")]
    return sorted(found, key=lambda change: change[1])


def test_a_line_a_change(equipped: Office) -> None:
    told = equipped.hand_in("""
        Date       | Unit | What happened
        2026-09-03 | T-1  | Parked behind shop
        2026-10-20 | T-1  | Back in service
    """)
    assert dict(told.created) == {"service_change": 2}
    assert changes(equipped) == [
        ("parked", date(2026, 9, 3)),
        ("returned", date(2026, 10, 20)),
    ]


def test_a_line_a_stay(equipped: Office) -> None:
    equipped.hand_in("""
        Trailer | Parked     | Returned   | Reason
        T-1     | 2026-09-03 | 2026-10-20 | no work
        T-2     | 2026-11-01 |            | broken spring
    """)
    assert changes(equipped) == [
        ("parked", date(2026, 9, 3)),
        ("returned", date(2026, 10, 20)),
        ("out_of_order", date(2026, 11, 1)),
    ]


def test_a_line_that_says_neither_is_asked_about(equipped: Office) -> None:
    told = equipped.hand_in("""
        Date       | Unit | What happened
        2026-09-03 | T-1  | parked
        2026-09-04 | T-2  | parked
        2026-09-05 | T-2  | went to Kelowna
        2026-09-20 | T-2  | back
    """)
    assert len(changes(equipped)) == 3
    assert "does not say whether the unit was parked" in str(reasons(told))


def test_a_log_of_defects_stays_one(equipped: Office) -> None:
    told = equipped.hand_in("""
        Date       | Unit | What happened
        2026-09-03 | T-1  | marker light out
        2026-09-04 | T-2  | broken strap
        2026-09-05 | T-2  | flat tire
    """)
    assert dict(told.created) == {"corrective_action": 3}


def test_the_list_of_units_does_not_take_back_what_the_log_says(office: Office) -> None:
    log = "Date | Unit | What happened\n2026-09-03 | T-1 | parked\n2026-09-03 | T-2 | parked"
    for _time in range(2):
        office.hand_in(UNITS, log)
    assert [change for change, _on in changes(office)] == ["parked", "parked"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("remise en service", "returned"),
        ("remisée pour l'hiver", "parked"),
        ("back from repair", "returned"),
        ("tagged out", "out_of_order"),
        ("sold to Hutterites", "sold"),
        ("oil change", None),
    ],
)
def test_words_of_a_log(text: str, change: str | None) -> None:
    assert change_logged(text) == change
