"""An inspection finds its checklist, follows its answers, and is saved with what comes of it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services import editing
from desktop.services.editing import MovedOn
from desktop.services.inspecting import (
    Answer,
    known_of,
    look_at_reading,
    outcome,
    save_inspection,
)
from desktop.services.units.looking import Looked
from desktop.store import aggregate
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, day


@pytest.fixture
def sitting(company: Company) -> Iterator[Sitting]:
    made = Sitting(company.file)
    yield made
    made.close()


def checklist(company: Company, title: str = "Truck inspection", **more: Any) -> str:
    items = [
        {"item": "Lights", "fail_means_action": True, "unsafe_means_tag_out": True},
        {"item": "Tires"},
        {"item": "Tread depth in mm", "kind": "number"},
    ]
    return company.save("checklist", **({"title": title, "items": items} | more))


def standing(company: Company, kind: str) -> list[dict[str, Any]]:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of(kind)).values()
        return [record.values for record in found if not record.is_voided]


def known(company: Company, record_id: str = "", **typed: object) -> Any:
    return known_of(company.file, typed, record_id, AS_OF)


FAILED = {"item": "Lights", "result": "fail", "remark": "Left clearance light out"}
PASSED = {"item": "Tires", "result": "pass"}


def save(company: Company, record: str | None = None, version: int | None = None,
         **typed: object) -> str:  # fmt: skip
    return save_inspection(company.file, typed, record, version, AS_OF)


# --- the checklist ------------------------------------------------------------------------------


def test_a_new_inspection_is_done_on_the_edition_that_is_in_use(company: Company) -> None:
    first = checklist(company, edition=1)
    second = checklist(company, edition=2, supersedes_id=first, from_on="2026-03-01")
    to_come = checklist(company, edition=3, supersedes_id=second, from_on="2026-12-01")
    assert known(company, checklist_id=first).sheet.id == second
    assert known(company, checklist_id=first, done_on="1 february 2026").sheet.id == first
    assert known(company, checklist_id=first, done_on="2 december 2026").sheet.id == to_come


def test_an_old_inspection_keeps_the_edition_that_it_was_filled_on(company: Company) -> None:
    first = checklist(company, edition=1)
    checklist(company, edition=2)
    done = company.inspection("2026-10-01", checklist_id=first)
    assert known(company, done, checklist_id=first).sheet.id == first


def test_editions_that_name_each_other_in_a_ring_hold_nothing_up(company: Company) -> None:
    first = checklist(company)
    second = checklist(company, "Another", supersedes_id=first)
    company.save("checklist", first, supersedes_id=second)
    assert known(company, checklist_id=first).sheet is not None


def test_checklists_that_fit_come_first(company: Company) -> None:
    truck = company.unit("103", type="Truck")
    checklist(company, "Annual look", subject="Harnesses")
    checklist(company, "Zebra", subject="Trucks and trailers")
    old = checklist(company, "Old one", edition=1)
    checklist(company, "Old one", edition=2)
    found = known(company, equipment_id=truck).choices
    assert [(c.title, c.fits) for c in found] == [
        ("Zebra", True), ("Annual look", False), ("Old one, version 2", False),
    ]  # fmt: skip
    company.inspection("2026-10-01", truck, checklist_id=old)
    assert old not in {c.id for c in known(company, equipment_id=truck).choices}


def test_the_checklist_of_the_plan_and_that_of_the_last_time_fit(company: Company) -> None:
    unit = company.unit("103")
    planned, used = checklist(company, "Aa"), checklist(company, "Bb")
    checklist(company, "Cc")
    plan = company.plan(unit=unit, checklist_id=planned)
    company.inspection("2026-10-01", unit, checklist_id=used)
    found = known(company, equipment_id=unit, plan_id=plan).choices
    assert [choice.title for choice in found if choice.fits] == ["Aa", "Bb"]


# --- what is inspected --------------------------------------------------------------------------


def test_what_is_inspected_is_called_as_people_call_it(company: Company) -> None:
    site = company.site("Yard")
    for number in range(3):
        company.unit(f"E{number}", type="Extinguisher")
    assert known(company, equipment_id=company.unit("103")).subject.name == "Unit 103"
    lot = known(company, equipment_id=company.unit("FE", description="Bottles", lot_size=9)).subject
    assert (lot.name, lot.lot) == ("Bottles (9)", 9)
    every = known(company, equipment_type="extinguisher").subject
    assert (every.name, every.lot) == ("extinguisher", 3)
    assert known(company, site_id=site).subject.name == "Yard"
    assert known(company).subject.name == ""


def test_a_reading_below_the_last_one_is_asked_about(company: Company) -> None:
    unit = company.unit("103")
    company.reading(unit, "128450", "2026-11-03")
    own = company.inspection("2026-11-10", unit, reading="129000", reading_unit="km")
    subject = known(company, own, equipment_id=unit).subject
    assert subject.last_said == "Last: 128,450 km, 3 November"
    asked = look_at_reading(subject, "12,845 km", "km", "today", AS_OF).question
    assert asked == (
        "That is 115,605 km less than on 3 November: a typing slip, a new meter, or is it true?"
    )
    assert look_at_reading(subject, "128450", "km", "today", AS_OF).question == ""
    assert look_at_reading(subject, "12", "h", "today", AS_OF) == Looked(Decimal(12))
    assert look_at_reading(subject, "many", "km", "today", AS_OF) == Looked()
    both = known(company, equipment_id=company.unit("FL", "both")).subject
    assert look_at_reading(both, "310", "", "today", AS_OF) == Looked(Decimal(310))
    assert look_at_reading(both, "310", "both", "today", AS_OF).fault == (
        "FL Unit FL has a meter for kilometres and one for hours. Choose which of them said 310."
    )
    assert look_at_reading(both, "310", "h", "today", AS_OF) == Looked(Decimal(310))
    far = look_at_reading(subject, "9,999,999", "km", "today", AS_OF)
    assert far.fault == "9,999,999 km is more than any meter shows. Check the digits."
    earlier = known(company, own, equipment_id=unit, done_on="1 november").subject
    late = look_at_reading(earlier, "128,900", "km", "1 november", AS_OF).question
    assert late.startswith("That is 450 km more than later, on 3 November")


def test_an_odd_reading_is_saved_once_it_is_answered(company: Company) -> None:
    unit = company.unit("103")
    company.reading(unit, "128450", "2026-11-03")
    typed = {"equipment_id": unit, "done_on": "today", "reading": "500", "reading_unit": "km"}
    with pytest.raises(Refused) as refused:
        save(company, **typed)
    assert "a new meter" in refused.value.faults["reading"]
    save(company, **typed, reading_answer="true")
    assert len(standing(company, "reading")) == 1
    save(company, **typed | {"reading": "600"})  # more than the one that was true
    save(company, **typed | {"reading": "20"}, reading_answer="new")
    assert standing(company, "reading")[-1]["meter_replaced"] is True
    assert [one["reading"] for one in standing(company, "inspection")] == [500, 600, 20]


# --- how it comes out ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "result", "safe"),
    [
        ([], "", None),
        ([Answer("pass"), Answer()], "", None),
        ([Answer("pass"), Answer(answer="6")], "pass", True),
        ([Answer("pass"), Answer("not_applicable")], "pass", True),
        ([Answer("not_applicable")], "", True),
        ([Answer("fail"), Answer()], "fail", None),
        ([Answer("fail"), Answer("pass")], "fail", True),
        ([Answer("fail", takes_out=True), Answer()], "fail", False),
    ],
)
def test_the_result_follows_from_the_answers(
    answers: list[Answer], result: str, safe: bool | None
) -> None:
    found = outcome(answers)
    assert (found.result, found.safe) == (result, safe)


def test_a_lot_with_an_exception_fails_and_is_safe_once_that_is_taken_out() -> None:
    assert (outcome([], exceptions=1).result, outcome([], exceptions=1).safe) == ("fail", False)
    assert outcome([], exceptions=2, removed=1).safe is False
    assert outcome([], exceptions=2, removed=2).safe is True


# --- saved as one action ------------------------------------------------------------------------


def test_a_fail_becomes_an_action_and_takes_the_unit_out_of_use_at_once(
    company: Company, sitting: Sitting
) -> None:
    rick, unit = company.worker("Rick Desjarlais"), company.unit("103")
    truck = checklist(company, edition=4)
    action = {"what": "", "assigned_id": rick, "due_on": "friday", "risk": "high"}
    done = save(company, equipment_id=unit, done_on="today", by_id=rick, task="Truck inspection",
                checklist_id=truck, result="fail",
                items=[FAILED | {"action": action, "tag_out": True}, PASSED])  # fmt: skip
    assert sitting.can_undo == "Inspection of Unit 103 by Rick Desjarlais"
    values = editing.read_record(company.file, "inspection", done).values
    assert (values["checklist_version"], len(values["items"])) == (4, 2)
    assert values["defects"] == "Lights: Left clearance light out"
    (made,) = standing(company, "corrective_action")
    wanted = {
        "what": "Left clearance light out", "found_on": AS_OF, "source_kind": "inspection",
        "source_id": done, "source_text": "Truck inspection, 16 November 2026: Lights",
        "equipment_id": unit, "assigned_id": rick, "due_on": day("2026-11-20"), "risk": "high",
    }  # fmt: skip
    assert {name: made[name] for name in wanted} == wanted
    (change,) = standing(company, "service_change")
    assert (change["change"], change["by_id"]) == ("out_of_order", rick)
    assert change["reason"] == "Left clearance light out"
    (shown,) = known(company, done, equipment_id=unit).made
    assert (shown.what, shown.stands, shown.item) == (
        "Left clearance light out", "Rick Desjarlais, due 20 November", "Lights",
    )  # fmt: skip
    sitting.undo()
    kinds = ("inspection", "corrective_action", "service_change")
    assert [standing(company, kind) for kind in kinds] == [[], [], []]


def test_a_unit_that_is_out_of_use_is_not_taken_out_again(company: Company) -> None:
    unit = company.unit("103")
    company.change(unit, "out_of_order", "2026-11-01")
    assert known(company, equipment_id=unit).subject.is_out
    save(company, equipment_id=unit, done_on="today", items=[FAILED | {"tag_out": True}])
    assert len(standing(company, "service_change")) == 1
    company.change(unit, "returned", "2026-11-10")
    assert not known(company, equipment_id=unit).subject.is_out


def test_whoever_is_named_as_new_is_made_once_for_all_of_it(
    company: Company, sitting: Sitting
) -> None:
    kayla = {"new": "Kayla Nguyen"}
    save(company, done_on="today", by_id=kayla, site_id={"new": "Gilby"},
         participants=[{"worker_id": kayla, "name": ""}],
         items=[FAILED | {"action": {"what": "Mend it", "assigned_id": kayla}}])  # fmt: skip
    assert sitting.can_undo == "Inspection of Gilby by Kayla Nguyen"
    assert (len(standing(company, "worker")), len(standing(company, "site"))) == (1, 1)
    (made,) = standing(company, "corrective_action")
    (done,) = standing(company, "inspection")
    assert made["assigned_id"] == done["by_id"] == done["participants"][0]["worker_id"]
    assert made["site_id"] == done["site_id"]


def test_all_faults_are_told_at_once_at_their_places_and_nothing_is_saved(
    company: Company,
) -> None:
    with pytest.raises(Refused) as refused:
        save(company, done_on="tomorow", items=[PASSED, FAILED | {"action": {"due_on": "soonish"}}],
             actions=[{"what": "", "due_on": "friday"}])  # fmt: skip
    assert set(refused.value.faults) == {"done_on", "items.1.action.due_on", "actions.0.what"}
    assert standing(company, "inspection") == standing(company, "corrective_action") == []


def test_an_action_of_no_item_is_made_and_an_empty_one_is_not(company: Company) -> None:
    save(company, done_on="today", result="fail", actions=[{"what": "Sweep"}, {"what": " "}])
    (made,) = standing(company, "corrective_action")
    assert (made["what"], made["source_text"]) == ("Sweep", "Inspection, 16 November 2026")


def test_a_fail_found_later_makes_its_action_with_what_the_record_says(
    company: Company, sitting: Sitting
) -> None:
    unit = company.unit("103")
    done = company.inspection("2026-11-02", unit, by_name="Marge", items=[PASSED])
    items = [FAILED | {"action": {"what": "Mend it"}}]
    assert save(company, done, 1, items=items) == done
    assert sitting.can_undo == "Inspection of Unit 103 by Marge: changed"
    (made,) = standing(company, "corrective_action")
    assert (made["found_on"], made["equipment_id"]) == (day("2026-11-02"), unit)
    with pytest.raises(MovedOn):
        save(company, done, 1, items=[PASSED])


def test_an_item_of_500_letters_fits_into_the_line(company: Company) -> None:
    done = save(company, done_on="today", items=[{"item": "Look at " * 60, "result": "pass"}])
    (line,) = editing.read_record(company.file, "inspection", done).values["items"]
    assert len(line["item"]) == 200
    assert line["item"].endswith("…")


def test_a_unit_without_a_reading_says_nothing_of_what_it_is_read_in(company: Company) -> None:
    done = save(company, done_on="today", reading="", reading_unit="km")
    assert editing.read_record(company.file, "inspection", done).values["reading_unit"] is None
    done = save(company, done_on="today", reading="1,204.5", reading_unit="h")
    values = editing.read_record(company.file, "inspection", done).values
    assert (values["reading"], values["reading_unit"]) == (Decimal("1204.5"), "h")


def test_a_meter_of_which_nobody_said_what_it_counts_is_looked_at_too(company: Company) -> None:
    unit = company.unit("103", meter=None)
    company.reading(unit, "128450", "2026-11-03")
    subject = known(company, equipment_id=unit).subject
    assert look_at_reading(subject, "500", "km", "today", AS_OF).question
    assert not look_at_reading(subject, "500", "h", "today", AS_OF).question
