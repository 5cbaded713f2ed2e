"""The same sheet makes nothing twice, an edited row updates, and what people did by hand stays."""

from typing import Any

import pytest

from desktop.exchange.report import Report
from desktop.store.undo import Sitting
from tests.builders.handing_in import Office, reasons

CREW = "Name | Position | Phone\nRick Desjarlais | Welder | 403 555 0101"
FLEET = "Unit # | Description\n101 | Pickup\n102 | Crane truck"
LOG = """
    Date       | Unit | Done by | Result | Remarks
    2026-11-02 | 101  | Rick    | OK     |
    2026-11-02 | 102  | Rick    | OK     | Washed
"""
ACTIONS = """
    Issue                | Date found | Assigned to | Due        | Status
    Eye wash is expired  | 2026-11-02 | Rick        | 2026-11-09 | Open
"""


@pytest.fixture
def staffed(office: Office) -> Office:
    office.hand_in(CREW)
    office.hand_in(FLEET)
    return office


def created(report: Report) -> dict[str, int]:
    return dict(report.created)


def new_nothing(report: Report) -> bool:
    return not report.created and not report.updated and not report.refused


def test_the_same_sheet_twice_makes_nothing(staffed: Office) -> None:
    first = staffed.hand_in(LOG)
    again = staffed.hand_in(LOG)
    assert created(first) == {"inspection": 2}
    assert new_nothing(again)
    assert dict(again.unchanged) == {"inspection": 2}


def test_the_same_sheet_under_another_name_makes_nothing(staffed: Office) -> None:
    staffed.hand_in(LOG)
    assert new_nothing(staffed.hand_in("Pre-trip log\n\n" + LOG))


def test_an_edited_row_updates_its_record(staffed: Office) -> None:
    staffed.hand_in(ACTIONS)
    told = staffed.hand_in(ACTIONS.replace("2026-11-09", "2026-11-30"))
    assert (dict(told.created), dict(told.updated)) == ({}, {"corrective_action": 1})
    assert staffed.one("corrective_action")["due_on"].isoformat() == "2026-11-30"


def test_an_edited_worker_is_the_same_worker(staffed: Office) -> None:
    told = staffed.hand_in(CREW.replace("0101", "0199"))
    assert dict(told.updated) == {"worker": 1}
    assert staffed.one("worker")["phone"] == "403 555 0199"


def test_an_empty_cell_takes_nothing_away(staffed: Office) -> None:
    staffed.hand_in("Name | Position | Phone\nRick Desjarlais | Welder |")
    assert staffed.one("worker")["phone"] == "403 555 0101"


def test_one_row_written_twice_is_one_inspection(staffed: Office) -> None:
    row = "2026-11-02 | 101 | Rick | OK |\n"
    told = staffed.hand_in("Date | Unit | Done by | Result | Defects\n" + row + row)
    assert created(told) == {"inspection": 1}


def test_two_different_inspections_of_one_day_are_two(staffed: Office) -> None:
    told = staffed.hand_in("""
        Date       | Unit | Done by | Result       | Defects
        2026-11-02 | 101  | Rick    | OK           |
        2026-11-02 | 101  | Rick    | Needs repair | Horn is silent
    """)
    assert created(told)["inspection"] == 2


def test_a_row_edited_between_two_that_stand_updates_only_its_own(staffed: Office) -> None:
    rows = """
        Date       | Unit | Done by | Result       | Defects
        2026-11-02 | 101  | Rick    | OK           |
        2026-11-02 | 101  | Rick    | Needs repair | Horn is silent
    """
    staffed.hand_in(rows)
    told = staffed.hand_in(rows.replace("Horn is silent", "Horn is silent, wipers too"))
    assert dict(told.created) == {}
    assert dict(told.updated) == {"inspection": 1, "corrective_action": 1}
    assert staffed.column("inspection", "defects") == ["Horn is silent, wipers too", None]


def test_what_a_person_changed_by_hand_stays(staffed: Office) -> None:
    staffed.hand_in(ACTIONS)
    (record,) = staffed.stored("corrective_action")
    staffed.company.save("corrective_action", record.id, what="Eye wash in the shop is expired")
    told = staffed.hand_in(ACTIONS)
    assert new_nothing(told)
    assert staffed.one("corrective_action")["what"] == "Eye wash in the shop is expired"


def test_what_a_person_changed_stays_where_another_cell_is_edited_later(staffed: Office) -> None:
    staffed.hand_in(ACTIONS)
    (record,) = staffed.stored("corrective_action")
    staffed.company.save("corrective_action", record.id, risk="high")
    staffed.hand_in(ACTIONS.replace("2026-11-09", "2026-11-30"))
    action = staffed.one("corrective_action")
    assert (action["risk"], action["due_on"].isoformat()) == ("high", "2026-11-30")


def test_what_a_person_voided_stays_voided(staffed: Office) -> None:
    staffed.hand_in(LOG)
    voided = staffed.stored("inspection")[0]
    staffed.company.void("inspection", voided.id)
    told = staffed.hand_in(LOG)
    assert new_nothing(told)
    assert voided.id not in [record.id for record in staffed.stored("inspection")]
    assert len(staffed.all("inspection")) == 1


def test_an_import_that_was_undone_comes_again(staffed: Office) -> None:
    sitting = staffed.sitting(lambda: staffed.hand_in(LOG))
    sitting.undo()
    sitting.close()
    assert staffed.all("inspection") == []
    told = staffed.hand_in(LOG)
    assert created(told) == {"inspection": 2}
    assert len(staffed.all("inspection")) == 2


def test_an_import_done_again_is_known(staffed: Office) -> None:
    sitting = staffed.sitting(lambda: staffed.hand_in(LOG))
    sitting.undo()
    sitting.redo()
    sitting.close()
    assert new_nothing(staffed.hand_in(LOG))
    assert len(staffed.all("inspection")) == 2


def test_a_row_that_could_not_go_in_goes_in_once_it_is_mended(staffed: Office) -> None:
    broken = staffed.hand_in(LOG.replace("2026-11-02 | 102", "31/31/2026 | 102"))
    assert (created(broken)["inspection"], len(broken.refused)) == (1, 1)
    assert broken.refused[0].column == "Date"
    mended = staffed.hand_in(LOG)
    assert (created(mended), reasons(mended)) == ({"inspection": 1}, [])


def test_a_value_that_a_field_cannot_hold_is_told_with_its_place(staffed: Office) -> None:
    number = "4" * 70
    told = staffed.hand_in(f"Unit # | Description\n101 | Pickup\n{number} | Loader")
    (cell,) = told.refused
    assert (cell.file, cell.sheet, cell.row, cell.value) == ("papers.xlsx", "Sheet1", 3, number)


def test_cards_with_one_date_are_one_whatever_else_is_written(staffed: Office) -> None:
    def card(number: str, expires: str) -> str:
        return (
            "Employee | Course | Card number | Expires\n"
            f"Rick | H2S Alive | {number} | {expires}"
        )  # fmt: skip

    staffed.hand_in(card("A-1", "2027-01-01"))
    edited = staffed.hand_in(card("A-2", "2027-01-01"))
    renewed = staffed.hand_in(card("A-3", "2030-01-01"))
    assert dict(edited.updated) == {"certificate": 1}
    assert created(renewed) == {"certificate": 1}
    assert staffed.column("certificate", "number") == ["A-2", "A-3"]


def test_undo_of_an_edit_brings_the_old_words_back(staffed: Office) -> None:
    staffed.hand_in(ACTIONS)
    sitting = Sitting(staffed.file)
    staffed.hand_in(ACTIONS.replace("2026-11-09", "2026-11-30"))
    sitting.undo()
    sitting.close()
    due: Any = staffed.one("corrective_action")["due_on"]
    assert due.isoformat() == "2026-11-09"
