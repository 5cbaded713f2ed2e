"""The duties as a calendar: another library reads them, and reading them twice adds nothing."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
import vobject

from desktop.errors import Refused
from desktop.services.calendar import save_calendar
from tests.builders.company import AS_OF, Company, day
from tests.builders.files import python

STAMP = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)


def exported(company: Company, as_of: date = AS_OF, stamped_at: datetime = STAMP) -> dict[str, Any]:
    """What another library reads of the file: each event by its UID, which is there once."""
    path = company.file.path.with_name("duties.ics")
    save_calendar(company.file, path, as_of, stamped_at)
    calendar = vobject.readOne(path.read_text(encoding="utf-8"))
    events = getattr(calendar, "vevent_list", [])
    found = {event.uid.value: event for event in events}
    assert len(found) == len(events), "a name stands for two days"
    return found


def merged(calendar: dict[str, Any], later: dict[str, Any]) -> dict[str, Any]:
    """What a calendar has after it has read a second file (RFC 5546: by UID, then SEQUENCE)."""
    kept = dict(calendar)
    for uid, event in later.items():
        if uid not in kept or int(event.sequence.value) >= int(kept[uid].sequence.value):
            kept[uid] = event
    return {uid: event for uid, event in kept.items() if event.status.value != "CANCELLED"}


def told(calendar: dict[str, Any]) -> dict[str, date]:
    return {event.summary.value: event.dtstart.value for event in calendar.values()}


def test_each_duty_stands_on_its_day(company: Company) -> None:
    truck = company.unit("101")
    plan = company.plan("monthly", unit=truck, task="Vehicle inspection")
    company.inspection("2026-11-10", unit=truck, plan=plan)
    rick = company.worker("Rick Desjarlais", hired="2020-01-06")
    company.orientation(rick, "2020-01-06")
    company.certificate(rick, company.certificate_type("H2S Alive"), expires="2027-02-13")
    company.action("Fix the guard, and the switch; both", found="2026-11-01", due="2026-11-20")
    assert told(exported(company)) == {
        "101: Vehicle inspection": day("2026-12-10"),
        "Last good day: Rick Desjarlais: H2S Alive": day("2027-02-13"),
        "Fix the guard, and the switch; both": day("2026-11-20"),
    }


def test_a_usage_duty_stands_on_the_day_that_is_forecast(company: Company) -> None:
    truck = company.unit("103")
    plan = company.plan("every 1,000 km", unit=truck, task="Service")
    company.maintenance("2026-11-01", unit=truck, plan=plan, reading=100_000)
    company.reading(truck, 100_000, "2026-11-01")
    company.reading(truck, 100_500, "2026-11-11")
    assert told(exported(company)) == {"Around this day: 103: Service": day("2026-11-21")}


def test_what_is_overdue_stands_on_the_day_that_is_looked_from(company: Company) -> None:
    truck = company.unit("101")
    plan = company.plan("weekly", unit=truck, task="Vehicle inspection")
    company.inspection("2026-10-01", unit=truck, plan=plan)
    (event,) = exported(company).values()
    assert (event.summary.value, event.dtstart.value) == ("Overdue: 101: Vehicle inspection", AS_OF)
    assert "Due since 8 October." in event.description.value


def test_reading_it_twice_adds_nothing(company: Company) -> None:
    truck = company.unit("101")
    company.inspection("2026-11-10", unit=truck, plan=company.plan("weekly", unit=truck))
    first = exported(company)
    assert told(merged(first, exported(company))) == told(first)


def test_a_later_file_wins_though_no_record_was_changed(company: Company) -> None:
    truck = company.unit("101")
    company.inspection("2026-10-01", unit=truck, plan=company.plan("weekly", unit=truck))
    first = exported(company)
    later = exported(company, day("2026-11-17"), STAMP + timedelta(days=1))
    (name,) = first
    assert int(later[name].sequence.value) > int(first[name].sequence.value)
    assert later[name].dtstamp.value > first[name].dtstamp.value
    assert list(told(merged(first, later)).values()) == [day("2026-11-17")]  # still overdue


def test_what_was_done_moves_on_and_keeps_its_name(company: Company) -> None:
    truck = company.unit("101")
    plan = company.plan("monthly", unit=truck, task="Vehicle inspection")
    company.inspection("2026-10-20", unit=truck, plan=plan)
    first = exported(company)
    company.inspection("2026-11-16", unit=truck, plan=plan)
    assert told(merged(first, exported(company))) == {"101: Vehicle inspection": day("2026-12-16")}


@pytest.mark.parametrize("gone", ["parked", "sold"])
def test_a_unit_that_is_parked_or_sold_leaves_the_calendar(company: Company, gone: str) -> None:
    truck = company.unit("101")
    plan = company.plan("weekly", unit=truck)
    company.inspection("2026-10-20", unit=truck, plan=plan)
    first = exported(company)
    company.change(truck, gone, "2026-11-15")
    assert merged(first, exported(company)) == {}


def test_an_action_that_was_put_right_leaves_the_calendar(company: Company) -> None:
    action = company.action("Fix the guard", found="2026-11-01", due="2026-11-20")
    first = exported(company)
    company.save("corrective_action", action, resolved_on=day("2026-11-14"))
    assert merged(first, exported(company)) == {}


def test_what_was_voided_leaves_the_calendar(company: Company) -> None:
    company.unit("101", type="Truck")
    plan = company.plan("monthly", equipment_type="Truck", anchor_on=day("2026-12-01"))
    action = company.action("Fix the guard", found="2026-11-01", due="2026-11-20")
    policy = company.policy("2026-05-01", review_months=12)
    rick = company.worker("Rick Desjarlais", hired="2020-01-06")
    company.orientation(rick, "2020-01-06")
    card = company.certificate(rick, company.certificate_type("H2S Alive"), expires="2027-02-13")
    first = exported(company)
    assert len(first) == 4
    for kind, record in (
        ("duty_plan", plan), ("corrective_action", action), ("policy", policy),
        ("certificate", card),
    ):  # fmt: skip
        company.void(kind, record)
    assert merged(first, exported(company)) == {}


def on_a_lift(company: Company) -> tuple[str, str, str]:
    lift = company.unit("FL-1", type="Forklift")
    rick = company.worker("Rick Desjarlais", hired="2020-01-06")
    company.orientation(rick, "2020-01-06")
    run = company.save("equipment_assignment", worker_id=rick, equipment_id=lift)
    return rick, lift, run


def checked(company: Company, rick: str, lift: str, on: str) -> None:
    company.save(
        "competency_check",
        worker_id=rick, equipment_id=lift, checked_on=day(on), result="competent",
    )  # fmt: skip


def test_who_runs_what_stands_on_the_last_day_of_the_check(company: Company) -> None:
    rick, lift, run = on_a_lift(company)
    first = exported(company)
    words = "Rick Desjarlais: Competency on FL-1"
    assert told(first) == {f"No good check: {words}": AS_OF}
    checked(company, rick, lift, "2026-11-16")
    second = merged(first, exported(company))
    assert told(second) == {f"Check again by this day: {words}": day("2029-11-16")}
    company.void("equipment_assignment", run)
    assert merged(second, exported(company)) == {}


def test_a_check_that_ran_out_is_overdue_under_the_same_name(company: Company) -> None:
    rick, lift, _run = on_a_lift(company)
    checked(company, rick, lift, "2024-01-10")
    first = exported(company)
    later = exported(company, day("2027-02-01"), STAMP + timedelta(days=77))
    assert list(first) == list(later)
    assert told(later) == {"Overdue: Rick Desjarlais: Competency on FL-1": day("2027-02-01")}


def test_a_check_at_a_task_stands_on_the_day_written_down_for_the_next(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-06")
    company.orientation(rick, "2020-01-06")
    check = company.save(
        "competency_check",
        worker_id=rick, task="Hot work", checked_on=day("2026-01-10"), result="competent",
        next_due_on=day("2027-01-10"),
    )  # fmt: skip
    first = exported(company)
    words = "Check again by this day: Rick Desjarlais: Competency: Hot work"
    assert told(first) == {words: day("2027-01-10")}
    company.void("competency_check", check)
    assert merged(first, exported(company)) == {}


def test_who_came_and_left_between_two_files_leaves_the_calendar(company: Company) -> None:
    company.requirement(company.certificate_type("H2S Alive"))
    company.worker("Kim Short", hired="2026-10-20", left="2026-11-05")
    first = exported(company, day("2026-10-25"), STAMP - timedelta(days=22))
    assert set(told(first)) == {"Missing: Kim Short: H2S Alive", "Missing: Kim Short: Orientation"}
    assert merged(first, exported(company)) == {}


@pytest.mark.parametrize("kind", ["worker", "equipment", "certificate_type", "requirement"])
def test_what_goes_with_a_record_that_was_voided_leaves_the_calendar(
    company: Company, kind: str
) -> None:
    rick, lift, _run = on_a_lift(company)
    company.plan("monthly", equipment_type="Forklift", anchor_on=day("2026-12-01"), task="Look")
    h2s = company.certificate_type("H2S Alive")
    rule = company.requirement(h2s)
    first = exported(company)
    assert len(first) == 3
    company.void(kind, {"worker": rick, "equipment": lift, "certificate_type": h2s}.get(kind, rule))
    left = told(merged(first, exported(company)))
    rest = {
        "worker": {"Never done: FL-1: Look"},
        "equipment": {"Missing: Rick Desjarlais: H2S Alive"},
    }.get(kind, {"Never done: FL-1: Look", "No good check: Rick Desjarlais: Competency on FL-1"})
    assert set(left) == rest


def test_a_kind_of_certificate_with_a_new_name_is_the_same_day(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-06")
    company.orientation(rick, "2020-01-06")
    h2s = company.certificate_type("H2S")
    company.certificate(rick, h2s, expires="2027-02-13")
    first = exported(company)
    company.save("certificate_type", h2s, name="H2S Alive")
    assert list(exported(company)) == list(first)


def test_what_is_called_off_says_so_where_a_program_shows_it_all_the_same(
    company: Company,
) -> None:
    action = company.action("Fix the guard", found="2026-11-01", due="2026-11-20")
    company.save("corrective_action", action, resolved_on=day("2026-11-14"))
    (event,) = exported(company).values()
    assert (event.status.value, event.summary.value) == (
        "CANCELLED",
        "No longer due: Fix the guard",
    )


def test_what_never_had_a_day_is_not_called_off(company: Company) -> None:
    """It was in no file, and "no longer due" would be untrue of a check before each use."""
    company.plan("before use", unit=company.unit("F-1"), task="Pre-use check")
    rick = company.worker("Rick Desjarlais", hired="2020-01-06")
    company.orientation(rick, "2020-01-06")
    company.certificate(rick, company.certificate_type("Journeyman ticket"), does_not_expire=True)
    assert exported(company) == {}


def test_a_renewed_certificate_is_the_same_day_moved(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-06")
    company.orientation(rick, "2020-01-06")
    h2s = company.certificate_type("H2S Alive")
    company.certificate(rick, h2s, expires="2026-12-01")
    first = exported(company)
    company.certificate(rick, h2s, expires="2029-12-01")
    assert list(told(merged(first, exported(company))).values()) == [day("2029-12-01")]


def test_words_of_people_do_not_break_the_file(company: Company) -> None:
    words = "Größe; a, b\\c\nBEGIN:VEVENT\r\nUID:x " + "é" * 120
    company.action(words, found="2026-11-01", due="2026-11-20")
    (event,) = exported(company).values()
    assert event.summary.value.split() == words.split()


def test_a_name_that_is_none_of_a_calendar_is_refused(company: Company, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"duties\.ics"):
        save_calendar(company.file, tmp_path / "duties.muster", AS_OF, STAMP)
    assert not (tmp_path / "duties.muster").exists()


def test_the_terminal_writes_one_in_a_process_of_its_own(company: Company, tmp_path: Path) -> None:
    """In this process everything was read before; there the calendar is what is read first."""
    company.action("Fix the guard", found="2026-11-01", due="2026-11-20")
    company.file.close()
    code = "import sys; from desktop.launch import main; sys.exit(main())"
    due = tmp_path / "due.ics"
    asked = ("calendar", company.file.path, "--out", due, "--as-of", AS_OF.isoformat())
    with python(code, *asked, stdout=PIPE, stderr=PIPE) as program:
        said, fault = program.communicate()
    assert (program.returncode, fault) == (0, "")
    assert said.startswith("1 day was written to")
    assert vobject.readOne(due.read_text()).vevent.summary.value == "Fix the guard"
