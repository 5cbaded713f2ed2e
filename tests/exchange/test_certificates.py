"""Cards in a list, in a matrix of people and courses, or beside the workers themselves."""

from datetime import date
from typing import Any

import pytest

from tests.builders.handing_in import Office, reasons, sheet

CREW = """
    Name            | Position
    Rick Desjarlais | Welder
    Kayla Nguyen    | Welder
    Dale Kowalchuk  | Owner
"""


@pytest.fixture
def staffed(office: Office) -> Office:
    office.hand_in(CREW)
    return office


def names(office: Office) -> dict[str, str]:
    """Return what everything that cards point at is called, by id."""
    found = {r.id: r.values["first_name"] for r in office.stored("worker")}
    found |= {r.id: r.values["title"] for r in office.stored("position")}
    return found | {r.id: r.values["name"] for r in office.stored("certificate_type")}


def cards(office: Office) -> set[tuple[Any, ...]]:
    """Return (who, what, issued, expires) of every card."""
    called = names(office)
    return {
        (called[v["worker_id"]], called[v["type_id"]], iso(v["issued_on"]), iso(v["expires_on"]))
        for v in office.all("certificate")
    }


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def required(office: Office) -> set[tuple[str | None, str]]:
    called = names(office)
    return {(called.get(v["position_id"]), called[v["type_id"]]) for v in office.all("requirement")}


def exempt(office: Office) -> set[tuple[str, str]]:
    called = names(office)
    return {(called[v["worker_id"]], called[v["type_id"]]) for v in office.all("exemption")}


@pytest.mark.parametrize("title", ["Training matrix", "Training matrix (expiry dates)", "Tickets"])
def test_a_matrix_without_more_words_holds_expiry_dates(staffed: Office, title: str) -> None:
    staffed.hand_in(f"{title}\nEmployee | H2S Alive | WHMIS\nRick | 2027-01-05 | 2026-12-01")
    assert cards(staffed) == {
        ("Rick", "H2S Alive", None, "2027-01-05"),
        ("Rick", "WHMIS", None, "2026-12-01"),
    }


@pytest.mark.parametrize("title", ["Training matrix - date completed", "Tickets (date issued)"])
def test_a_matrix_may_say_that_its_dates_are_of_issue(staffed: Office, title: str) -> None:
    staffed.hand_in(f"{title}\nEmployee | H2S Alive | WHMIS\nRick | 2024-01-05 | 2024-12-01")
    assert cards(staffed) == {
        ("Rick", "H2S Alive", "2024-01-05", None),
        ("Rick", "WHMIS", "2024-12-01", None),
    }


def test_two_columns_of_a_course_are_one_card(staffed: Office) -> None:
    staffed.hand_in("""
        Training matrix
        Employee | H2S Alive |            | WHMIS      |
                 | Issued    | Expires    | Issued     | Expires
        Rick     | 2024-01-05| 2027-01-05 | 2025-03-01 | 2028-03-01
    """)
    assert cards(staffed) == {
        ("Rick", "H2S Alive", "2024-01-05", "2027-01-05"),
        ("Rick", "WHMIS", "2025-03-01", "2028-03-01"),
    }


def test_people_may_stand_across(staffed: Office) -> None:
    staffed.hand_in("""
        Course    | Rick Desjarlais | Kayla Nguyen
        H2S Alive | 2027-01-05      | 2027-02-06
        WHMIS     | 2026-12-01      | N/A
    """)
    assert cards(staffed) == {
        ("Rick", "H2S Alive", None, "2027-01-05"),
        ("Kayla", "H2S Alive", None, "2027-02-06"),
        ("Rick", "WHMIS", None, "2026-12-01"),
    }
    assert exempt(staffed) == {("Kayla", "WHMIS")}


def test_an_empty_cell_beside_filled_ones_is_required_and_missing(staffed: Office) -> None:
    staffed.hand_in("""
        Training matrix
        Employee        | H2S Alive  | WHMIS
        Rick Desjarlais | 2027-01-05 | 2026-12-01
        Kayla Nguyen    |            | 2026-12-01
        Dale Kowalchuk  | N/A        |
    """)
    assert required(staffed) == {("Welder", "H2S Alive"), ("Welder", "WHMIS"), ("Owner", "WHMIS")}
    assert exempt(staffed) == set()  # no owner needs H2S Alive, so none is excused from it


def test_not_applicable_within_a_position_is_that_persons_own(staffed: Office) -> None:
    staffed.hand_in("""
        Training matrix
        Employee        | H2S Alive  | WHMIS
        Rick Desjarlais | 2027-01-05 | 2026-12-01
        Kayla Nguyen    | N/A        | 2026-12-01
    """)
    assert ("Welder", "H2S Alive") in required(staffed)
    assert exempt(staffed) == {("Kayla", "H2S Alive")}


def test_a_column_that_nobody_holds_asks_for_nothing(staffed: Office) -> None:
    staffed.hand_in("""
        Training matrix
        Employee        | H2S Alive  | Fall Protection
        Rick Desjarlais | 2027-01-05 |
        Kayla Nguyen    |            |
    """)
    assert required(staffed) == {("Welder", "H2S Alive")}


def test_never_expiring_words_are_no_dates(staffed: Office) -> None:
    told = staffed.hand_in("""
        Training matrix
        Employee        | H2S Alive  | WHMIS
        Rick Desjarlais | 2027-01-05 | never
        Kayla Nguyen    | 2027-01-05 | 2026-12-01
    """)
    assert reasons(told) == []
    assert ("Rick", "WHMIS", None, None) not in cards(staffed)


def test_a_month_alone_is_good_to_its_end(staffed: Office) -> None:
    staffed.hand_in("Employee | Course | Expires\nRick | H2S Alive | Jan 2027")
    assert cards(staffed) == {("Rick", "H2S Alive", None, "2027-01-31")}


def test_a_cell_that_is_no_date_is_refused_alone(staffed: Office) -> None:
    told = staffed.hand_in("""
        Training matrix
        Employee        | H2S Alive  | WHMIS
        Rick Desjarlais | 31/31/2026 | 2026-12-01
        Kayla Nguyen    | 2027-01-05 | 2026-12-01
    """)
    (cell,) = told.refused
    assert (cell.row, cell.column, cell.value) == (3, "H2S Alive", "31/31/2026")
    assert len(staffed.all("certificate")) == 3


def test_a_new_type_gets_its_usual_months(staffed: Office) -> None:
    staffed.hand_in("Employee | Course | Issued\nRick | H2S Alive | 2025-01-05")
    assert staffed.one("certificate_type")["months"] == 36


def test_cards_beside_the_list_of_workers(office: Office) -> None:
    office.hand_in("""
        Name            | Position | Hire date  | H2S Alive  | WHMIS
        Rick Desjarlais | Welder   | 2019-04-01 | 2027-01-05 | 2026-12-01
        Kayla Nguyen    | Welder   | 2021-05-03 | 2027-02-06 | N/A
    """)
    assert len(office.all("worker")) == 2
    assert len(office.all("certificate")) == 3
    assert office.all("worker")[0]["employment"] != []


def test_dates_of_excel_and_dates_as_text_are_the_same(staffed: Office) -> None:
    rows = [
        ["Employee", "Course", "Expires"],
        ["Rick", "H2S Alive", date(2027, 1, 5)],
        ["Kayla", "H2S Alive", "5 Jan 2027"],
        ["Dale", "H2S Alive", 46392],
    ]
    staffed.hand_in([rows[0], *rows[1:]])
    assert {card[3] for card in cards(staffed)} == {"2027-01-05"}


def test_a_matrix_imported_twice_makes_nothing_twice(staffed: Office) -> None:
    rows = sheet(
        "Training matrix\nEmployee | H2S Alive | WHMIS\nRick | 2027-01-05 | N/A\n"
        "Kayla | | 2026-12-01",
        "Tickets",
    )
    staffed.hand_in([row.cells for row in rows.rows])
    again = staffed.hand_in([row.cells for row in rows.rows])
    assert (dict(again.created), dict(again.updated)) == ({}, {})
