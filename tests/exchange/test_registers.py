"""People, units and sites are matched as sheets write them, and never silently doubled."""

import pytest

from tests.builders.handing_in import Office, reasons

CREW = """
    Name            | Position | Employee no
    Rick Desjarlais | Welder   | 7
    Kayla Nguyen    | Foreman  | 8
    Robert Ouellet  | Helper   | 9
"""
FLEET = """
    Unit # | Description  | Odometer
    3      | Service body | 10,000 km
    T-1    | Flat deck    |
"""
PRE_TRIPS = "Date | Unit | Done by | Result\n2026-11-10 | {unit} | {name} | OK"


@pytest.fixture
def staffed(office: Office) -> Office:
    office.hand_in(CREW)
    office.hand_in(FLEET)
    return office


def worker_named(office: Office, first: str) -> str:
    return next(r.id for r in office.stored("worker") if r.values["first_name"] == first)


@pytest.mark.parametrize(
    "written",
    ["Rick Desjarlais", "Desjarlais, Rick", "R. Desjarlais", "RICK DESJARLAIS", "Rick", "Rick D.",
     "Desjarlais", "R.D."],
)  # fmt: skip
def test_one_worker_is_known_by_many_spellings(staffed: Office, written: str) -> None:
    staffed.hand_in(PRE_TRIPS.format(unit="3", name=written))
    done = staffed.one("inspection")
    assert done["by_id"] == worker_named(staffed, "Rick")
    assert done["by_name"] is None
    assert len(staffed.all("worker")) == 3


@pytest.mark.parametrize("written", ["3", "#3", "U-3", "Unit 3", "UNIT #3", "Truck 3", "03"])
def test_one_unit_is_known_by_many_spellings(staffed: Office, written: str) -> None:
    staffed.hand_in(PRE_TRIPS.format(unit=written, name="Rick"))
    unit = next(r.id for r in staffed.stored("equipment") if r.values["number"] == "3")
    assert staffed.one("inspection")["equipment_id"] == unit
    assert len(staffed.all("equipment")) == 2


def test_a_name_that_could_be_two_stays_as_it_was_written(staffed: Office) -> None:
    staffed.hand_in("Name | Position\nRick Tremblay | Welder")
    told = staffed.hand_in(PRE_TRIPS.format(unit="3", name="Rick"))
    done = staffed.one("inspection")
    assert (done["by_id"], done["by_name"]) == (None, "Rick")
    assert any("“Rick” can be" in note and "full name" in note for note in told.notes)


def test_a_nickname_is_followed_in_a_log_and_told(staffed: Office) -> None:
    told = staffed.hand_in(PRE_TRIPS.format(unit="3", name="Bob Ouellet"))
    assert staffed.one("inspection")["by_id"] == worker_named(staffed, "Robert")
    assert any("“Bob Ouellet” was taken for Robert Ouellet" in note for note in told.notes)


def test_somebody_who_may_be_on_the_list_is_asked_about_and_not_doubled(staffed: Office) -> None:
    told = staffed.hand_in("Name | Position\nBob Ouellet | Helper\nDale Kowalchuk | Owner")
    assert ["may be the same person as Robert Ouellet" in reason for reason in reasons(told)] == [
        True
    ]
    assert staffed.column("worker", "first_name") == ["Dale", "Kayla", "Rick", "Robert"]


def test_two_people_of_one_name_are_told_apart_by_number(staffed: Office) -> None:
    told = staffed.hand_in("Name | Position | Employee no\nRick Desjarlais | Helper | 70")
    assert reasons(told) == []
    assert staffed.column("worker", "number") == ["7", "70", "8", "9"]


def test_nobody_is_nobody(staffed: Office) -> None:
    staffed.hand_in(PRE_TRIPS.format(unit="3", name="N/A"))
    done = staffed.one("inspection")
    assert (done["by_id"], done["by_name"]) == (None, None)


def test_a_stranger_in_a_log_keeps_the_name(staffed: Office) -> None:
    staffed.hand_in(PRE_TRIPS.format(unit="3", name="Visiting Mechanic"))
    done = staffed.one("inspection")
    assert (done["by_id"], done["by_name"]) == (None, "Visiting Mechanic")


def test_a_stranger_among_certificates_is_refused_where_there_is_a_list(staffed: Office) -> None:
    told = staffed.hand_in("Employee | Course | Expires\nCurt Ghost | H2S Alive | 2027-01-01")
    assert len(told.refused) == 1
    assert "list of workers" in told.refused[0].reason
    assert staffed.all("certificate") == []


def test_without_a_list_certificates_make_one(office: Office) -> None:
    told = office.hand_in(
        "Employee | Course | Expires\nRick Desjarlais | H2S Alive | 2027-01-01\n"
        "Desjarlais, Rick | First Aid | 2028-01-01"
    )
    assert reasons(told) == []
    assert office.column("worker", "last_name") == ["Desjarlais"]
    assert len(office.all("certificate")) == 2


def test_a_unit_that_is_not_on_the_list_is_refused_where_there_is_one(staffed: Office) -> None:
    told = staffed.hand_in(PRE_TRIPS.format(unit="44", name="Rick"))
    (cell,) = told.refused
    assert (cell.row, cell.column, cell.value) == (2, "Unit", "44")
    assert "equipment list" in cell.reason


def test_several_people_in_one_cell_are_several(staffed: Office) -> None:
    staffed.hand_in(
        "Date | Topic | Attendees\n2026-11-02 | Pinch points | Rick, Kayla & R. Ouellet"
    )
    rows = staffed.one("meeting")["attendees"]
    wanted = {worker_named(staffed, first) for first in ("Rick", "Kayla", "Robert")}
    assert {row["worker_id"] for row in rows} == wanted


def test_a_site_is_one_whatever_its_case(staffed: Office) -> None:
    staffed.hand_in(
        "Date | Site | Task | Hazard 1 | Control 1\n"
        "2026-11-02 | Inglewood Yard | Welding | Fire | Watch\n"
        "2026-11-03 | INGLEWOOD YARD | Cutting | Fire | Watch"
    )
    assert staffed.column("site", "name") == ["Inglewood Yard"]


def test_one_ticket_of_two_names_is_one_type(staffed: Office) -> None:
    staffed.hand_in(
        "Employee | Course | Expires\nRick | H2S | 2027-01-01\nKayla | H2S Alive | 2027-02-01"
    )
    assert len(staffed.all("certificate_type")) == 1


def test_two_first_aids_are_two_types(staffed: Office) -> None:
    staffed.hand_in(
        "Employee | Course | Expires\n"
        "Rick | Standard First Aid | 2027-01-01\nKayla | Advanced First Aid | 2027-02-01"
    )
    names = ["Advanced First Aid", "Standard First Aid"]
    assert staffed.column("certificate_type", "name") == names
