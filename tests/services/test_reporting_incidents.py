"""An incident is saved with what is to be fixed as one action, and says what follows from it."""

from typing import Any

import pytest

from desktop.errors import Refused
from desktop.services.editing import MovedOn, read_record
from desktop.services.incident_law import law_of
from desktop.services.reporting_incidents import (
    FIRST_KINDS,
    USUAL_KIND,
    after_incident,
    other_kinds,
    save_report,
)
from desktop.services.singles import single_id
from desktop.services.source_actions import NEW_ACTIONS, Typed
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, day

NEAR_MISS = {"what": "A sling slipped", "kind": "near_miss", "happened_on": "today"}


def report(
    company: Company, typed: dict[str, Any], record: str | None = None, version: int | None = None
) -> str:
    return save_report(company.file, Typed("incident", typed, record, version, AS_OF))


def values(company: Company, kind: str, record: str) -> dict[str, Any]:
    return dict(read_record(company.file, kind, record).values)


def test_a_near_miss_and_what_to_fix_are_one_action(company: Company) -> None:
    shop, rick = company.site("Shop"), company.worker("Rick Desjarlais")
    sitting = Sitting(company.file)
    fix = {"what": "Pad the choker", "assigned_id": "Rick Desjarlais", "due_on": "20 nov"}
    made = report(company, NEAR_MISS | {"site_id": "shop", NEW_ACTIONS: [{}, fix]})
    assert sitting.can_undo == "Near miss at Shop, 16 November: entered"
    after = after_incident(company.file, made, AS_OF)
    (action,) = after.actions
    assert (action.what, action.said) == ("Pad the choker", "Rick Desjarlais, by 20 November")
    saved = values(company, "corrective_action", action.id)
    assert (saved["source_kind"], saved["source_id"]) == ("incident", made)
    assert (saved["source_text"], saved["site_id"]) == ("Near miss", shop)
    assert (saved["assigned_id"], saved["due_on"]) == (rick, day("2026-11-20"))
    sitting.undo()
    assert after_incident(company.file, made, AS_OF).actions == ()
    assert read_record(company.file, "incident", made).is_voided


def test_a_site_named_for_the_first_time_is_made_once_for_both(company: Company) -> None:
    new = {"new": "Lodgepole"}
    made = report(company, NEAR_MISS | {"site_id": new, NEW_ACTIONS: [{"what": "Fence it"}]})
    (action,) = after_incident(company.file, made, AS_OF).actions
    site = values(company, "incident", made)["site_id"]
    assert values(company, "corrective_action", action.id)["site_id"] == site
    assert values(company, "site", site)["name"] == "Lodgepole"


def test_another_action_of_a_known_incident_leaves_the_incident_alone(company: Company) -> None:
    made = report(company, NEAR_MISS)
    sitting = Sitting(company.file)
    assert report(company, {NEW_ACTIONS: [{"what": "One"}, {"what": "Two"}]}, made, 1) == made
    assert sitting.can_undo == "Near miss, 16 November: 2 actions added"
    assert read_record(company.file, "incident", made).version == 1
    with pytest.raises(MovedOn):
        report(company, {"what": "A strap slipped"}, made, 7)
    report(company, {"what": "A strap slipped"}, made, 1)
    assert sitting.can_undo == "Near miss, 16 November: changed"


def test_every_fault_is_told_at_its_place(company: Company) -> None:
    lines = [{}, {"what": "", "due_on": "tomorow"}, {"what": "x" * 5000}]
    with pytest.raises(Refused) as refused:
        report(company, {"what": "", "happened_on": "32 oct", NEW_ACTIONS: lines})
    faults = refused.value.faults
    assert {
        "happened_on", "new_actions.1.what", "new_actions.1.due_on", "new_actions.2.what"
    } <= set(faults)  # fmt: skip
    with pytest.raises(Refused) as refused:
        report(company, {"what": "", "kind": "near_miss", "happened_on": "today"})
    assert set(refused.value.faults) == {"what"}


def test_all_kinds_are_offered_the_near_miss_first() -> None:
    assert FIRST_KINDS[0] == USUAL_KIND == "near_miss"
    assert set(other_kinds()) == {"medical_aid", "modified_work", "lost_time", "fatality", "other"}


@pytest.mark.parametrize(
    ("kind", "potential", "said", "reported", "investigated"),
    [
        ("near_miss", "low", "", False, False),
        ("near_miss", "", "unless somebody could have been badly hurt", False, False),
        ("near_miss", "high", "report it to OHS", True, True),
        ("first_aid", "low", "first-aid records", False, False),
        ("lost_time", "", "WCB-Alberta right away", True, True),
        ("medical_aid", "low", "1-866-415-8690", True, True),
        ("fatality", "", "then Alberta OHS right away", True, True),
        ("fatality", "high", "1-866-415-8690", True, True),
        ("property_damage", "low", "crane, derrick or hoist", False, False),
        ("spill", "medium", "environment line", False, False),
    ],
)
def test_what_follows_in_alberta(
    company: Company, kind: str, potential: str, said: str, reported: bool, investigated: bool
) -> None:
    company.save("company", _id(company), province="AB")
    follows = law_of(company.file).follows(kind, potential)
    assert said in " ".join(follows.sentences)
    assert bool(said) is bool(follows.sentences)
    assert (follows.is_reported, follows.is_investigated) == (reported, investigated)


def test_a_death_is_reported_everywhere(company: Company) -> None:
    follows = law_of(company.file).follows("fatality", "")
    assert "Call 911 first" in follows.sentences[0]
    assert "1-866" not in follows.sentences[0]
    assert (follows.tone, follows.is_reported, follows.is_investigated) == ("amber", True, True)


def test_elsewhere_nothing_is_claimed_of_a_law_that_is_not_known(company: Company) -> None:
    said = " ".join(law_of(company.file).follows("lost_time", "high").sentences)
    assert "Alberta" not in said
    assert "what your province asks" in said
    assert "begin within 3 days, finish within 14 days" in said
    company.settings(investigation_start_days=1, investigation_finish_days=30)
    said = " ".join(law_of(company.file).follows("lost_time", "").sentences)
    assert "begin within 1 day, finish within 30 days" in said


def test_an_incident_knows_its_investigation_and_all_actions(company: Company) -> None:
    made = report(company, NEAR_MISS | {NEW_ACTIONS: [{"what": "Pad it"}]})
    assert after_incident(company.file, made, AS_OF).investigation is None
    inquiry = company.save("investigation", incident_id=made, started_on=day("2026-11-16"))
    company.action("Buy slings", source_kind="investigation", source_id=inquiry)
    after = after_incident(company.file, made, AS_OF)
    assert after.investigation is not None
    assert after.investigation.said == "Begun 16 November, not finished"
    assert [action.what for action in after.actions] == ["Pad it", "Buy slings"]
    assert {action.said for action in after.actions} == {"Nobody is assigned, no date yet"}
    company.save("investigation", inquiry, finished_on=day("2026-11-16"))
    finished = after_incident(company.file, made, AS_OF).investigation
    assert finished is not None
    assert (finished.said, finished.is_finished) == ("Finished 16 November", True)
    company.void("investigation", inquiry)
    assert after_incident(company.file, made, AS_OF).investigation is None


def _id(company: Company) -> str:
    return single_id(company.file, "company")
