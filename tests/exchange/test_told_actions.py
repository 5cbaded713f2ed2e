"""Defects and actions that logs tell become corrective actions only where no log of those is."""

import pytest

from tests.builders.handing_in import Office, book, sheet

FLEET = "Unit # | Description\n101 | Pickup\n102 | Crane truck"
PRE_TRIPS = """
    Date       | Unit | Done by | Result       | Defects
    2026-11-02 | 101  | Rick    | OK           | none
    2026-11-03 | 102  | Rick    | Needs repair | Left marker light out
"""
INCIDENTS = """
    Date       | Type      | What happened           | Corrective action
    2026-11-04 | Near miss | Slipped at door 2       | Put sand out
    2026-11-05 | Near miss | A strap ratchet failed  | none required
"""
ACTIONS = """
    Issue               | Date found | Assigned to | Due
    Eye wash is expired | 2026-11-02 | Rick        | 2026-11-09
"""


@pytest.fixture
def equipped(office: Office) -> Office:
    office.hand_in(FLEET)
    return office


def test_without_a_log_of_actions_each_defect_and_action_becomes_one(equipped: Office) -> None:
    equipped.hand_in(PRE_TRIPS)
    equipped.hand_in(INCIDENTS)
    assert equipped.column("corrective_action", "what") == [
        "Left marker light out",
        "Put sand out",
    ]


def test_such_an_action_knows_where_it_was_found(equipped: Office) -> None:
    equipped.hand_in(PRE_TRIPS)
    (failed,) = (r for r in equipped.stored("inspection") if r.values["result"] == "fail")
    action = equipped.one("corrective_action")
    assert (action["source_kind"], action["source_id"]) == ("inspection", failed.id)
    assert action["found_on"] == failed.values["done_on"]
    assert action["equipment_id"] == failed.values["equipment_id"]


@pytest.mark.parametrize("order", [("log first"), ("actions first"), ("together")])
def test_with_a_log_of_actions_the_words_stay_on_their_records(
    equipped: Office, order: str
) -> None:
    if order == "together":
        equipped.hand_in(book("all.xlsx", sheet(PRE_TRIPS, "Pre-trips"), sheet(ACTIONS, "Actions")))
    elif order == "actions first":
        equipped.hand_in(ACTIONS)
        equipped.hand_in(PRE_TRIPS)
    else:
        equipped.hand_in(PRE_TRIPS)
        equipped.hand_in(ACTIONS)
    expected = ["Eye wash is expired"]
    if order == "log first":  # nobody could know that a log of actions was still to come
        expected += ["Left marker light out"]
    assert equipped.column("corrective_action", "what") == expected
    assert "Left marker light out" in equipped.column("inspection", "defects")


def test_told_twice_is_one_action(equipped: Office) -> None:
    equipped.hand_in(PRE_TRIPS)
    again = equipped.hand_in(PRE_TRIPS)
    assert dict(again.created) == {}
    assert len(equipped.all("corrective_action")) == 1


def test_a_defect_whose_words_were_edited_is_the_same_action(equipped: Office) -> None:
    equipped.hand_in(PRE_TRIPS)
    equipped.hand_in(PRE_TRIPS.replace("light out", "light and horn out"))
    assert equipped.column("corrective_action", "what") == ["Left marker light and horn out"]


def test_an_action_that_a_person_closed_stays_closed(equipped: Office) -> None:
    equipped.hand_in(PRE_TRIPS)
    (action,) = equipped.stored("corrective_action")
    equipped.company.save("corrective_action", action.id, resolved_on="2026-11-06")
    equipped.hand_in(PRE_TRIPS)
    closed = equipped.one("corrective_action")["resolved_on"]
    assert closed is not None
    assert closed.isoformat() == "2026-11-06"


# --- the log of actions itself ---


def test_closed_in_words_without_a_date_is_closed_and_its_day_is_not_made_up(
    office: Office,
) -> None:
    office.hand_in("Issue | Date found | Status\nGuard missing | 2026-11-02 | Closed")
    action = office.one("corrective_action")
    assert action["resolved_on"] is None
    assert "Closed" in action["closed_reason"]


@pytest.mark.parametrize("status", ["Open", "In progress", "Not done", "Partly done", "Pending"])
def test_what_is_not_yet_done_stays_open(office: Office, status: str) -> None:
    office.hand_in(f"Issue | Date found | Status\nGuard missing | 2026-11-02 | {status}")
    action = office.one("corrective_action")
    assert (action["resolved_on"], action["closed_reason"]) == (None, None)


def test_an_action_without_a_day_counts_from_the_import_and_is_told(office: Office) -> None:
    told = office.hand_in("Issue | Assigned to | Due\nGuard missing | Rick | 2026-12-01")
    assert office.one("corrective_action")["found_on"].isoformat() == "2026-11-16"
    assert any("no date on which it was found" in note for note in told.notes)


def test_an_action_that_nobody_owns_has_no_owner(office: Office) -> None:
    office.hand_in(
        "Issue | Date found | Assigned to | Due\nGuard missing | 2026-11-02 | | 2026-12-01"
    )
    action = office.one("corrective_action")
    assert (action["assigned_id"], action["assigned_name"]) == (None, None)
