"""A corrective action goes its way step by step; what cannot be is refused at its field."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.services.action_rules import save_action
from desktop.services.action_steps import first_values, take_step
from desktop.services.action_trail import Trail, trail_of
from desktop.services.editing import read_record
from desktop.services.repeat_findings import failed_before
from desktop.services.standings import state_of
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, NOON, Company, company_in, day

ACTION = "corrective_action"


@pytest.fixture
def crew(company: Company) -> dict[str, str]:
    names = ("Rick Desjarlais", "Dale Sutherland", "Ada Wolfe")
    return {name.split()[0]: company.worker(name, hired="2020-01-01") for name in names}


def trail(company: Company, action: str) -> Trail:
    found = trail_of(company.file, action, AS_OF)
    assert found is not None
    return found


def marks(company: Company, action: str) -> dict[str, str]:
    return {step.key: step.mark for step in trail(company, action).steps}


def take(company: Company, step: str, action: str, **typed: Any) -> None:
    take_step(company.file, step, action, typed, AS_OF, None)


def faults(company: Company, step: str, action: str, **typed: Any) -> dict[str, str]:
    with pytest.raises(Refused) as refused:
        take(company, step, action, **typed)
    return refused.value.faults


def values(company: Company, action: str) -> dict[str, Any]:
    return dict(read_record(company.file, ACTION, action).values)


def test_from_found_to_works(company: Company, crew: dict[str, str]) -> None:
    action = company.action("Fix the guard", found="2026-11-01")
    assert trail(company, action).next_said == "Next: say who looks after it, and by when."
    take(company, "assign", action, assigned_id=crew["Rick"], due_on="12 November 2026")
    assert trail(company, action).next_said == (
        "Next: Rick Desjarlais puts it right. It was due 12 November, 4 days ago."
    )
    take(company, "resolve", action, resolved_on="today", resolved_by_id=crew["Rick"])
    told = trail(company, action)
    assert told.next_said == (
        "Next: somebody else looks whether it works. "
        "Nothing shows yet what was done: a photo or a few words would."
    )
    assert told.can == ("verify", "reopen")
    assert marks(company, action) == {
        "found": "done", "assign": "done", "resolve": "done", "proof": "next", "verify": "later",
        "effective": "later",
    }  # fmt: skip
    take(company, "verify", action, verified_by_id=crew["Dale"], verified_on="16 November 2026")
    told = trail(company, action)
    assert told.next_said == "Nothing more is to be done."
    assert told.steps[-1].said == "Yes"
    assert marks(company, action)["proof"] == "skipped"


def test_the_doer_is_refused_as_the_one_who_looks(company: Company, crew: dict[str, str]) -> None:
    action = company.action(resolved="2026-11-10", resolved_by_id=crew["Rick"])
    told = faults(company, "verify", action, verified_by_id=crew["Rick"], verified_on="today",
                  verified_how="looked again")  # fmt: skip
    assert told == {
        "verified_by_id": "Rick Desjarlais put it right, so somebody else has to look whether it "
        "works."
    }
    told = faults(company, "verify", action, verified_by_id="Rick Desjarlais", verified_on="")
    assert set(told) == {"verified_by_id", "verified_on"}


def test_in_a_crew_of_two_the_doer_says_how(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    company.worker("Dale Sutherland", hired="2020-01-01")
    action = company.action(resolved="2026-11-10", resolved_by_id=rick)
    told = faults(company, "verify", action, verified_by_id=rick, verified_on="today")
    assert list(told) == ["verified_how"]
    take(company, "verify", action, verified_by_id=rick, verified_on="today",
         verified_how="Ran it under load for a week")  # fmt: skip
    assert trail(company, action).next_said == "Nothing more is to be done."


@pytest.mark.parametrize(
    ("step", "typed", "wrong"),
    [
        ("resolve", {"resolved_on": "31 October 2026"}, "resolved_on"),
        ("resolve", {"resolved_on": "17 November 2026"}, "resolved_on"),
        ("resolve", {"resolved_on": ""}, "resolved_on"),
        ("verify", {"verified_on": "2026-11-09", "verified_by_id": "Ada Wolfe"}, "verified_on"),
        ("verify", {"verified_on": "2026-11-12", "verified_by_id": ""}, "verified_by_id"),
        ("assign", {"due_on": "1 October 2026"}, "due_on"),
        ("close", {"closed_reason": " "}, "closed_reason"),
        ("reopen", {"verified_how": ""}, "verified_how"),
    ],
)
@pytest.mark.usefixtures("crew")
def test_what_cannot_be_is_refused_at_its_field(
    company: Company, step: str, typed: dict[str, str], wrong: str
) -> None:
    action = company.action(resolved=None if step in ("resolve", "close") else "2026-11-10")
    before = values(company, action)
    assert list(faults(company, step, action, **typed)) == [wrong]
    assert values(company, action) == before


def test_not_effective_keeps_what_was_tried(company: Company, crew: dict[str, str]) -> None:
    action = company.action(
        due="2026-11-09", resolved="2026-11-10", resolved_by_id=crew["Rick"], proof="New bulb.",
        notes="Call Peterbilt.",
    )  # fmt: skip
    take(company, "reopen", action, verified_how="It flickers again", due_on="20 November 2026",
         assigned_id=crew["Ada"])  # fmt: skip
    now = values(company, action)
    assert now["notes"] == "Call Peterbilt."
    assert [step.said for step in trail(company, action).steps if step.key == "tried"] == [
        "Put right 10 November by Rick Desjarlais: New bulb. "
        "Opened again 16 November: It flickers again."
    ]
    assert (now["resolved_on"], now["resolved_by_id"], now["proof"]) == (None, None, None)
    assert trail(company, action).next_said == "Next: Ada Wolfe puts it right by 20 November."


def test_every_try_stays_on_the_trail(company: Company, crew: dict[str, str]) -> None:
    action = company.action(due="2026-11-09", assigned_id=crew["Rick"])
    sitting = Sitting(company.file)
    for n, why in enumerate(("It leaks", "It leaks still")):
        take(company, "resolve", action, resolved_on="today", resolved_by_name="Bluebell",
             proof=f"Hose {n}")  # fmt: skip
        take(company, "verify", action, verified_by_id=crew["Dale"], verified_on="today")
        take(company, "reopen", action, verified_how=why, due_on="20 November 2026",
             assigned_id=crew["Ada"])  # fmt: skip
    told = trail(company, action).steps
    assert [step.key for step in told[:3]] == ["found", "tried", "tried"]
    assert "Hose 0" in told[1].said
    assert "It leaks still" in told[2].said
    assert "Looked at 16 November by Dale Sutherland." in told[2].said
    # it is undone as it was done, and what was proven stands again
    sitting.undo()
    assert trail(company, action).next_said == "Nothing more is to be done."
    assert len(values(company, action)["tries"]) == 1


def test_what_does_not_work_is_opened_again_and_not_ticked(company: Company) -> None:
    action = company.action(resolved="2026-11-10")
    with pytest.raises(Refused) as refused:
        save_action(company.file, {"effective": "no"}, action, None, AS_OF)
    assert refused.value.faults["effective"] == (
        "It does not work, so it is not put right: open it again, above."
    )


def test_a_date_that_was_put_off_stays_told(tmp_path: Path) -> None:
    with company_in(tmp_path) as made:
        action = made.action(due="2026-11-05", assigned_name="Ada")
        assert assigned(made, action) == "Ada, by 5 November"
    for later, due in ((4, "2026-11-20"), (6, "2026-12-18")):
        now = NOON + timedelta(days=later)
        with CompanyFile.open(tmp_path / "company.muster", by="T", clock=lambda t=now: t) as file:
            Company(file).save(ACTION, action, due_on=day(due))
    with CompanyFile.open(tmp_path / "company.muster", by="T", clock=lambda: NOON) as file:
        made = Company(file)
        assert assigned(made, action) == "Ada, by 18 December, put off from 5 November"
        made.save(ACTION, action, due_on=day("2026-11-05"))
        assert assigned(made, action) == "Ada, by 5 November"


def test_a_slip_of_the_same_day_was_not_put_off(company: Company) -> None:
    action = company.action(due="2026-11-05", assigned_name="Ada")
    company.save(ACTION, action, due_on=day("2026-12-05"))
    assert assigned(company, action) == "Ada, by 5 December"


def assigned(company: Company, action: str) -> str:
    return next(step.said for step in trail(company, action).steps if step.key == "assign")


def test_closed_without_says_why_and_can_be_opened_again(company: Company) -> None:
    action = company.action()
    take(company, "close", action, closed_reason="The grinder was scrapped")
    told = trail(company, action)
    assert (told.steps[-1].said, told.next_said) == (
        "The grinder was scrapped", "It was closed without a fix."
    )  # fmt: skip
    take(company, "reopen", action, verified_how="", due_on="30 November 2026")
    assert trail(company, action).steps[1].said == (
        "Closed without a fix: The grinder was scrapped. Opened again 16 November."
    )
    assert trail(company, action).can[0] == "assign"


def test_steps_begin_with_today_and_whoever_has_it(company: Company, crew: dict[str, str]) -> None:
    action = company.action(assigned_id=crew["Rick"])
    first = first_values(company.file, "resolve", action, AS_OF)
    assert (first["resolved_on"], first["resolved_by_id"]) == (AS_OF, crew["Rick"])


def test_the_form_refuses_too_but_lets_an_imported_slip_stand(company: Company) -> None:
    action = company.action(found="2026-11-05", resolved="2026-11-01")
    save_action(company.file, {"risk": "high"}, action, None, AS_OF)
    with pytest.raises(Refused) as refused:
        save_action(company.file, {"resolved_on": "2 November 2026"}, action, None, AS_OF)
    assert refused.value.faults == {
        "resolved_on": "It was found 5 November, and cannot have been put right before that."
    }


def test_one_click_to_where_it_was_found(company: Company) -> None:
    inspection = company.inspection("2026-11-03", company.unit("103"), task="Truck inspection")
    action = company.action(source_kind="inspection", source_id=inspection)
    source = trail(company, action).source
    assert source is not None
    assert (source.kind, source.id, source.tab) == ("inspection", inspection, "inspections")
    assert source.title == "Inspection: 3 November 2026 103 Unit 103 Truck inspection"


def test_the_third_time_says_so_and_what_to_do(company: Company) -> None:
    unit = company.unit("103")
    company.inspection("2026-03-03", unit, items=[{"item": "Marker lights", "result": "fail"}])
    company.action("Replace marker lamp", found="2026-07-09", equipment_id=unit)
    third = company.action("Marker light out", found="2026-11-14", equipment_id=unit)
    again = trail(company, third).again
    assert again is not None
    assert again.sentence == "Third time within a year: Marker lights, unit 103."
    assert again.proposal.startswith("Look for the cause")
    assert [one.said for one in again.earlier] == [
        "9 July: Replace marker lamp", "3 March: failed at an inspection, Marker lights",
    ]  # fmt: skip
    groups = state_of(company.file, ACTION, AS_OF)[third].groups
    assert "again" in groups


def test_an_inspection_form_hears_when_an_item_failed_before(company: Company) -> None:
    unit = company.unit("103")
    company.inspection("2026-03-03", unit, items=[{"item": "Marker lights", "result": "fail"}])
    one = company.inspection("2026-07-09", unit, items=[{"item": "Marker light", "result": "fail"}])
    told = failed_before(company.file, ["Marker lights", "Horn"], AS_OF, unit=unit)
    assert list(told) == ["Marker lights"]
    assert told["Marker lights"].startswith("Failed also on 3 March and 9 July. Look for the cause")
    told = failed_before(company.file, ["Marker lights"], AS_OF, unit=unit, but=one)
    assert told == {"Marker lights": "Failed also on 3 March."}


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"resolved": "2026-11-10"}, "Waiting to be verified"),
        ({"resolved": "2026-11-10", "verified_how": "tried it"}, "Closed"),
        (
            {"resolved": "2026-11-10", "verified_how": "tried it", "effective": False},
            "Waiting to be verified",
        ),
        ({"closed_reason": "scrapped"}, "Closed without"),
        ({"due": "2026-11-15"}, "Overdue"),
        ({}, "No due date"),
    ],
)
def test_state_words(company: Company, more: dict[str, Any], word: str) -> None:
    action = company.action(**more)
    assert state_of(company.file, ACTION, AS_OF)[action].word == word
