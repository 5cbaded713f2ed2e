"""An investigation says what it looks into, what it lacks, and where it stops too early."""

from typing import Any

import pytest

from desktop.audit.wording.advice import advice_of_action, advice_of_cause
from desktop.errors import Refused
from desktop.services.investigating import Facts, facts_of, save_investigation
from desktop.services.looking_over import LookedOver, look_over
from desktop.services.source_actions import NEW_ACTIONS, Typed
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, day

WHOLE = {
    "team": [{"worker_id": "x"}],
    "started_on": "9 november",
    "finished_on": "15 november",
    "whys": [{"why": "One choker was used"}, {"why": "The procedure does not say two"}],
    "causes": [{"cause": "Procedure is silent on wet pipe", "area": "procedure"}],
    NEW_ACTIONS: [{"what": "Write two chokers into it", "due_on": "1 dec"}],
    "shared_meeting_id": "y",
}


@pytest.fixture
def sling(company: Company) -> str:
    rick = company.worker("Rick Desjarlais")
    return company.save(
        "incident",
        what="A sling slipped",
        kind="near_miss",
        happened_on=day("2026-11-07"),
        potential="high",
        site_id=company.site("Shop"),
        immediate_correction="Lift stopped.",
        people=[{"worker_id": rick, "part": "On the tag line"}, {"name": "A driver"}],
    )


def facts(company: Company, incident: str, inquiry: str = "") -> Facts:
    found = facts_of(company.file, incident, inquiry, AS_OF)
    assert found is not None
    return found


def looked(company: Company, incident: str, typed: dict[str, Any]) -> LookedOver:
    return look_over(typed, facts(company, incident), AS_OF)


def test_the_facts_stand_on_top(company: Company, sling: str) -> None:
    found = facts(company, sling)
    assert (found.title, found.what) == ("Near miss at Shop, 7 November", "A sling slipped")
    assert found.said == (
        "Near miss · 7 November · Shop · could have been: high",
        "Involved: Rick Desjarlais (On the tag line), A driver",
        "Done at once: Lift stopped.",
    )
    assert facts_of(company.file, "", "", AS_OF) is None


def test_an_empty_page_says_all_that_is_missing(company: Company, sling: str) -> None:
    said = looked(company, sling, {})
    assert said.missing == (
        "It does not say who investigated.",
        "It does not say when it began.",
        "Nobody has asked why yet.",
        "No cause is written down yet.",
        "Nothing is to be put right yet.",
        "It does not say at which meeting the crew heard of it.",
        "It is not finished.",
    )
    assert said.timing == (
        "The incident was 9 days ago. It should be begun within 3 days and finished within 14 days."
    )
    assert said.is_late


def test_a_whole_one_lacks_nothing(company: Company, sling: str) -> None:
    said = looked(company, sling, WHOLE)
    assert said.missing == ()
    assert said.timing == "Begun after 2 days and finished after 8 days, in good time."
    assert not said.is_late


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"whys": [{"why": "It slipped"}]}, "Why is asked only once. Ask why of the answer too."),
        ({"causes": [{"cause": "No padding"}]}, "A cause does not say where it lies."),
        ({"causes": [{"cause": "Haste", "area": "people"}]},
         "All causes lie with people. Look for one in the equipment, the procedure, the training, "
         "the supervision or the planning."),
        ({NEW_ACTIONS: [{"what": "Pad it"}]}, "An action has no date."),
        ({NEW_ACTIONS: [{"what": "Pad it"}, {"what": "Sell it"}]}, "2 actions have no date."),
        ({"finished_on": "8 nov"}, "It was finished before it began: look at the two dates."),
        ({"finished_on": "tomorow"}, "It is not finished."),
        ({"started_on": "1 nov"}, "It began before the incident: look at the dates."),
    ],
)  # fmt: skip
def test_what_is_missing_is_a_sentence(
    company: Company, sling: str, change: dict[str, Any], sentence: str
) -> None:
    assert looked(company, sling, WHOLE | change).missing == (sentence,)


@pytest.mark.parametrize(
    ("started", "finished", "said", "late"),
    [
        ("", "", "The incident was 9 days ago. It should be begun within 3 days", True),
        ("9 nov", "", "The incident was 9 days ago. It should be finished within 14 days.", False),
        ("7 nov", "7 nov", "Begun the same day and finished the same day, in good time.", False),
        ("12 nov", "15 nov", "Begun after 5 days and finished after 8 days. Here", True),
    ],
)
def test_how_soon_it_was_is_said_in_words(
    company: Company, sling: str, started: str, finished: str, said: str, late: bool
) -> None:
    found = looked(company, sling, WHOLE | {"started_on": started, "finished_on": finished})
    assert found.timing.startswith(said)
    assert found.is_late is late


def test_an_old_one_should_have_been_finished(company: Company, sling: str) -> None:
    company.save("incident", sling, happened_on=day("2026-10-01"))
    found = looked(company, sling, WHOLE | {"started_on": "2 oct", "finished_on": ""})
    assert found.timing == (
        "The incident was 46 days ago. It should have been finished within 14 days."
    )


def test_weak_words_are_met_with_a_question() -> None:
    asked = advice_of_cause("Worker error")
    assert asked.endswith("What made this one likely, and what would have caught it?")
    assert advice_of_cause("Rick was not paying attention.").startswith("Nobody can pay attention")
    assert "wears off" in advice_of_action("Remind everybody to be careful")
    assert advice_of_action("Refresher for all drivers").startswith("Training alone")


@pytest.mark.parametrize(
    "text", ["Human ERROR", "carelessness", "n/a", "Unknown.", "erreur humaine", "Did  not\nlook"]
)
def test_a_weak_cause_is_known_in_any_spelling(text: str) -> None:
    assert advice_of_cause(text)


@pytest.mark.parametrize(
    "text",
    ["Backup alarm of 102 too quiet", "Nothing else to lift with was on the truck", "",
     "The cause of the error in the drawing is unknown to the shop"],
)  # fmt: skip
def test_a_cause_that_can_be_put_right_is_left_alone(text: str) -> None:
    assert advice_of_cause(text) == ""
    assert advice_of_action("Mount a louder alarm") == ""


def test_it_is_saved_with_its_actions_as_one_action(company: Company, sling: str) -> None:
    sitting = Sitting(company.file)
    typed = {
        "incident_id": sling,
        "started_on": "9 nov",
        "whys": [{"why": "One choker"}, {"why": ""}],
        NEW_ACTIONS: [{"what": "Pad it", "assigned_name": "Marc"}, {"what": "Buy two"}],
    }
    made = save_investigation(company.file, Typed("investigation", typed, None, None, AS_OF))
    assert sitting.can_undo == "Investigation of Near miss at Shop, 7 November: begun"
    found = facts(company, sling, made).actions
    assert [(a.what, a.said) for a in found] == [
        ("Pad it", "Marc, no date yet"), ("Buy two", "Nobody is assigned, no date yet"),
    ]  # fmt: skip
    done = Typed("investigation", {"finished_on": "today"}, made, 1, AS_OF)
    assert save_investigation(company.file, done) == made
    assert sitting.can_undo == "Investigation of Near miss at Shop, 7 November: finished"
    sitting.undo()
    sitting.undo()
    assert facts(company, sling, made).actions == ()


def test_without_an_incident_there_is_nothing_to_investigate(company: Company) -> None:
    with pytest.raises(Refused) as refused:
        save_investigation(company.file, Typed("investigation", {}, None, None, AS_OF))
    assert set(refused.value.faults) == {"incident_id"}
