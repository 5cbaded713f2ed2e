"""A checklist that was replaced says so wherever it stands, and is offered no more."""

from typing import Any

import pytest

from desktop.errors import Refused
from desktop.services.checking import check_report, duties_report
from desktop.services.checklist_editing import save_checklist
from desktop.services.checklist_versions import edition_line
from desktop.services.inspecting import known_of
from desktop.services.linking import link_choices
from desktop.services.planning.ahead import look_ahead
from desktop.services.standings import state_of
from tests.builders.company import AS_OF, Company


def checklist(company: Company, title: str = "Truck", **more: Any) -> str:
    return company.save("checklist", title=title, items=[{"item": "Lights"}], **more)


def test_each_says_whether_it_is_in_use_and_what_took_its_place(company: Company) -> None:
    old = checklist(company, edition=1)
    new = checklist(company, edition=2, supersedes_id=old, from_on="2026-11-02")
    walk = checklist(company, "Yard walk")
    yard = checklist(company, "Yard and shop", supersedes_id=walk)
    soon = checklist(company, edition=3, from_on="2026-12-01")
    found = state_of(company.file, "checklist", AS_OF)
    told = {key: (one.word, one.said["replaced_by"], one.reason) for key, one in found.items()}
    assert told == {
        old: ("Replaced", "Version 2, 2 November", "Version 2 took its place on 2 November."),
        new: ("In use", None, "Version 3 takes its place on 1 December."),
        walk: ("Replaced", "“Yard and shop”", "“Yard and shop” took its place."),
        yard: ("In use", None, ""),
        soon: ("Not in use yet", None, "In use from 1 December."),
    }
    offered = [title for _id, title in link_choices(company.file, "checklist", today=AS_OF)]
    assert offered == ["Truck 2", "Truck 3", "Yard and shop"]


def test_one_that_was_replaced_is_not_offered_and_an_old_inspection_keeps_it(
    company: Company,
) -> None:
    old = checklist(company, edition=1)
    done = company.inspection("2026-10-05", checklist_id=old)
    new = checklist(company, edition=2, supersedes_id=old, from_on="2026-11-02")
    fresh = known_of(company.file, {"done_on": "today"}, "", AS_OF)
    assert [choice.id for choice in fresh.choices] == [new]
    kept = known_of(company.file, {"done_on": "2026-10-05", "checklist_id": old}, done, AS_OF)
    assert kept.sheet is not None
    assert (kept.sheet.id, kept.sheet.title) == (old, "Truck, version 1")


def test_the_versions_of_one_title_follow_each_other_in_their_order(company: Company) -> None:
    third, first, second = (checklist(company, edition=n) for n in (3, 1, 2))
    with company.file.reading() as connection:
        line = [one.id for one in edition_line(connection, first)]
    assert line == [first, second, third]


def test_two_that_would_take_the_place_of_each_other_are_refused(company: Company) -> None:
    old = checklist(company, edition=1)
    new = checklist(company, edition=2, supersedes_id=old)
    for before in (new, old):
        with pytest.raises(Refused) as refused:
            save_checklist(company.file, {"supersedes_id": before}, old, None, AS_OF)
        assert refused.value.faults["supersedes_id"].startswith("That one took the place of this")
    assert state_of(company.file, "checklist", AS_OF)[new].word == "In use"


def test_a_duty_says_which_version_its_inspections_use(company: Company) -> None:
    old = checklist(company, edition=1)
    checklist(company, edition=2, supersedes_id=old, from_on="2026-11-02")
    ahead = look_ahead(company.file, {"checklist_id": old, "kind": "inspection"}, "", AS_OF)
    (doubt,) = ahead.doubts
    assert doubt.said == ("Version 2 took its place on 2 November. Inspections use it.")


def test_a_duty_on_a_checklist_that_was_voided_is_told_of_everywhere(company: Company) -> None:
    gone, unit = checklist(company, "Truck “A”"), company.unit("103")
    plan = company.plan("monthly", unit, task="Truck check", checklist_id=gone)
    company.inspection("2026-11-02", unit, plan)
    company.void("checklist", gone)
    said = "Its checklist “Truck “A”” was voided."
    (duty,) = duties_report(company.file, AS_OF)["duties"]
    assert duty["reason"].endswith(said)
    (finding,) = voided_in(company)
    assert finding["code"] == "checklist_voided"
    assert finding["record"] == plan
    assert finding["message"] == f"Truck check, 103: {said}"
    assert finding["fix"].startswith("Choose another checklist for this duty")
    assert state_of(company.file, "duty_plan", AS_OF)[plan].reason.endswith(said)
    new = checklist(company, "Truck “A”", supersedes_id=gone)
    assert voided_in(company) == []
    company.void("checklist", new)
    assert len(voided_in(company)) == 1


def test_one_that_is_not_in_use_yet_is_not_counted_with_those_that_are(company: Company) -> None:
    old = checklist(company, edition=1)
    soon = checklist(company, edition=2, supersedes_id=old, from_on="2026-12-01")
    found = state_of(company.file, "checklist", AS_OF)
    assert {key: sorted(one.groups) for key, one in found.items()} == {old: ["in_use"], soon: []}


def voided_in(company: Company) -> list[dict[str, Any]]:
    """What the check finds of duties whose checklist was voided."""
    found = check_report(company.file, AS_OF)["findings"]
    return [one for one in found if one["code"] == "checklist_voided"]
