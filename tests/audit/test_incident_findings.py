"""What an auditor finds weak in incidents and investigations, and what he must not touch."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.audit.catalogue import catalogue
from desktop.audit.common.relating import are_related
from desktop.audit.findings.incidents import FINDERS
from desktop.audit.judged import Ref
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.incidents import CauseFact, FollowUp, Incidents
from desktop.values.audited.span import months_to
from tests.audit.incident_facts import (
    AS_OF,
    HAPPENED,
    action,
    codes,
    facts,
    found,
    hours,
    incident,
    investigation,
    written,
)

PAIRS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "pairs" / "incidents.toml").read_text(encoding="utf-8")
)["pair"]


def _name(pair: dict[str, Any]) -> str:
    return f"{'+'.join(pair['codes'])}: {pair['what'][:30]}"


@pytest.mark.parametrize("pair", PAIRS, ids=_name)
def test_the_weak_one_is_found(pair: dict[str, Any]) -> None:
    assert codes(written(pair["weak"], pair["what"])) == sorted(pair["codes"])


@pytest.mark.parametrize("pair", PAIRS, ids=_name)
def test_the_sound_one_beside_it_is_left_alone(pair: dict[str, Any]) -> None:
    assert found(written(pair["sound"], pair["what"])) == []


def test_every_code_is_explained_and_none_says_that_evidence_fails() -> None:
    mine = frozenset().union(*(finder.codes for finder in FINDERS))
    assert mine <= catalogue().keys()
    assert {catalogue()[code].severity.value for code in mine} == {"weak", "advice"}


def test_a_finding_opens_the_record_at_the_weak_field_and_quotes_it() -> None:
    [one] = found(
        Incidents(incidents=(incident(cause_stated="His own fault.", action_stated="Rail"),))
    )
    assert (one.record, one.field) == (Ref("incident", "i"), "cause_stated")
    assert one.subject == "Lost time of 1 September"
    assert "“His own fault”" in one.message


def test_what_is_weak_in_an_investigation_is_told_there_and_not_at_the_incident() -> None:
    blaming = investigation(causes=(CauseFact("Worker error", "supervision"),), whys=())
    told = Incidents(incidents=(incident(cause_stated="Worker error"),), investigations=(blaming,))
    assert [(one.code, one.record) for one in found(told)] == [
        ("cause_blames", Ref("investigation", "v"))
    ]


def test_an_investigation_without_a_cause_is_excused_by_a_sound_one_in_the_log() -> None:
    bare = investigation(causes=(), whys=())
    log = incident(cause_stated="No rail on the scaffold; none in the truck")
    assert codes(Incidents(incidents=(log,), investigations=(bare,))) == []
    again = incident(cause_stated="Fell 2 m")
    assert codes(Incidents(incidents=(again,), investigations=(bare,))) == ["no_cause"]


def test_whys_that_lead_somewhere_need_no_finding_even_without_a_line_for_the_cause() -> None:
    assert (
        codes(Incidents(incidents=(incident(),), investigations=(investigation(causes=()),))) == []
    )


def test_an_investigation_under_way_is_left_in_peace() -> None:
    young = incident(happened_on=AS_OF - timedelta(days=6))
    began = investigation(
        started_on=AS_OF - timedelta(days=5), finished_on=None, whys=("It fell.",), causes=(),
        actions=(), shared_on=None,
    )  # fmt: skip
    assert codes(Incidents(incidents=(young,), investigations=(began,))) == []
    guess = replace(began, causes=(CauseFact("New to the job", "people"),))
    assert codes(Incidents(incidents=(young,), investigations=(guess,))) == []
    old = replace(began, started_on=HAPPENED)
    assert codes(Incidents(incidents=(incident(),), investigations=(old,))) == ["one_why"]


def test_only_what_matters_in_the_window_is_told() -> None:
    before = incident(happened_on=date(2025, 6, 1), cause_stated="Worker error")
    assert codes(Incidents(incidents=(before,))) == []
    blaming = investigation(causes=(CauseFact("Worker error"),))
    assert codes(Incidents(incidents=(before,), investigations=(blaming,))) == ["cause_blames"]
    long_ago = replace(blaming, started_on=before.happened_on, finished_on=before.happened_on)
    assert codes(Incidents(incidents=(before,), investigations=(long_ago,))) == []


def test_a_minor_event_without_a_cause_is_not_made_a_case_of() -> None:
    for kind, potential in (("near_miss", ""), ("hazard", "medium"), ("first_aid", "low")):
        one = incident(kind=kind, potential=potential, action_stated="Sand bin at the door")
        assert codes(Incidents(incidents=(one,))) == []
    graver = incident(kind="first_aid", action_stated="Sand bin at the door")
    assert codes(Incidents(incidents=(graver,))) == ["no_cause"]


def test_what_was_done_in_the_log_of_actions_alone_still_asks_for_the_cause() -> None:
    hurt = incident(kind="first_aid", actions=(action(),))
    assert codes(Incidents(incidents=(hurt,))) == ["no_cause"]
    grave = incident(actions=(action(),))
    assert codes(Incidents(incidents=(grave,))) == ["incident_not_investigated"]


def test_what_was_done_is_also_looked_for_where_the_log_of_actions_names_no_source() -> None:
    one = incident(kind="near_miss", what="Slipped on ice at door 2.", cause_stated="Drain freezes")
    assert codes(Incidents(incidents=(one,))) == ["incident_without_action"]
    soon = HAPPENED + timedelta(days=3)
    for loose in (
        FollowUp(id="a", what="Slippery ice at overhead door 2", found_on=soon),
        FollowUp(id="a", what="Move the downspout", found_on=soon, source="Near miss"),
    ):
        assert codes(Incidents(incidents=(one,), loose_actions=(loose,))) == []
    for other in (
        FollowUp(id="a", what="Fix exhaust leak W-2", found_on=soon, source="pre-start"),
        FollowUp(id="a", what="Slippery ice at door 2", found_on=HAPPENED - timedelta(days=9)),
    ):
        told = Incidents(incidents=(one,), loose_actions=(other,))
        assert codes(told) == ["incident_without_action"]


def test_nobody_is_pressed_for_an_action_while_there_is_time() -> None:
    one = incident(happened_on=AS_OF - timedelta(days=9), cause_stated="No rail on the scaffold")
    assert codes(Incidents(incidents=(one,))) == []


def test_a_reminder_beside_a_real_change_is_welcome() -> None:
    stated = incident(cause_stated="No rail on the scaffold", action_stated="Toolbox talk")
    assert codes(Incidents(incidents=(stated,))) == ["action_addresses_no_cause"]
    assert codes(Incidents(incidents=(replace(stated, actions=(action(),)),))) == []


def test_actions_of_a_cause_that_blames_are_not_held_against_it() -> None:
    blaming = investigation(
        causes=(CauseFact("Worker error"),), actions=(action(what="Remind everybody"),)
    )
    told = Incidents(incidents=(incident(),), investigations=(blaming,))
    assert codes(told) == ["cause_blames"]


def test_several_actions_are_counted_in_words() -> None:
    two = (action("a", "Paint the lunch room"), action("b", "Order letterhead paper"))
    told = Incidents(
        incidents=(incident(what="Slipped on the ramp."),),
        investigations=(investigation(causes=(CauseFact("Ramp has no grip"),), actions=two),),
    )
    [one] = found(told)
    assert one.code == "action_beside_cause"
    assert one.message.startswith("None of the 2 actions mentions")


def test_an_action_that_was_dropped_for_a_reason_is_no_weak_one() -> None:
    dropped = action(what="Remind everybody", closed_reason="Machine sold")
    told = Incidents(incidents=(incident(),), investigations=(investigation(actions=(dropped,)),))
    assert codes(told) == []


@pytest.mark.parametrize(
    ("action_text", "told", "related"),
    [
        ("Heat trace cable", ["Roof drain freezes"], True),  # of one matter
        ("Straps inspected", ["Strap failed"], True),  # of one word
        ("Relabel bins", ["Relabelling left undone"], True),
        ("Paint the lunch room", ["Roof drain freezes"], False),
        ("Fixed", ["Roof drain freezes"], True),  # too little to be a stranger
        ("Paint the lunch room", [""], True),
    ],
)
def test_a_stranger_has_neither_word_nor_matter_in_common(
    action_text: str, told: list[str], related: bool
) -> None:
    assert are_related(action_text, told) is related


# --- a year without a near miss ---------------------------------------------------------------


def test_a_year_of_many_hours_without_a_near_miss_is_asked_about() -> None:
    [one] = found(Incidents(hours=hours(420)))
    assert (one.code, one.record) == ("no_near_miss", Ref("company", "c"))
    assert one.message == "5,040 hours of work in a year, and not one near miss was reported."
    # with the month that runs, too
    assert codes(Incidents(hours=hours(420, last=date(2026, 11, 1)))) == ["no_near_miss"]


@pytest.mark.parametrize(
    "quiet",
    [
        Incidents(hours=hours(400)),
        Incidents(hours=hours(420, 11)),
        Incidents(hours=hours(420), incidents=(incident(kind="near_miss"),)),
        Incidents(hours=hours(420), incidents=(incident(kind="hazard"),)),
        Incidents(),
    ],
)
def test_few_hours_or_one_near_miss_are_not(quiet: Incidents) -> None:
    assert codes(quiet) == []


def test_a_file_without_a_company_has_nobody_to_ask() -> None:
    assert codes(Incidents(hours=hours(420)), company=CompanyFacts()) == []


def test_a_near_miss_before_the_window_is_none_of_this_year() -> None:
    old = incident(kind="near_miss", happened_on=date(2025, 6, 1))
    assert codes(Incidents(hours=hours(420), incidents=(old,))) == ["no_near_miss"]


# --- what else is asked -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("looked_at", "weak"),
    [(None, True), (date(2026, 8, 31), True), (HAPPENED, False), (date(2026, 10, 1), False)],
)
def test_a_hazard_assessment_that_was_to_be_revised(looked_at: date | None, weak: bool) -> None:
    one = investigation(assessment="f", assessment_looked_at_on=looked_at)
    told = Incidents(incidents=(incident(),), investigations=(one,))
    assert codes(told) == (["hazard_assessment_not_revised"] if weak else [])
    unfinished = replace(one, finished_on=None)
    assert codes(Incidents(incidents=(incident(),), investigations=(unfinished,))) == []


def test_an_investigation_cannot_end_before_it_begins() -> None:
    one = investigation(started_on=HAPPENED + timedelta(days=9), finished_on=HAPPENED)
    [told] = found(Incidents(incidents=(incident(),), investigations=(one,)))
    assert told.code == "investigation_before_incident"
    assert (told.message, told.field) == ("It was finished 1 September, before it was begun.",
                                          "finished_on")  # fmt: skip


def test_an_investigation_cannot_end_before_it_happened() -> None:
    one = investigation(started_on=None, finished_on=date(2026, 8, 1))
    [told] = found(Incidents(incidents=(incident(),), investigations=(one,)))
    assert told.message == ("It is dated 1 August, and that cannot be: it happened 1 September.")


def test_an_investigation_without_any_date_is_no_impossible_one() -> None:
    one = investigation(started_on=None, finished_on=None)
    assert codes(Incidents(incidents=(incident(),), investigations=(one,))) == []


def test_whether_to_report_may_be_open_for_a_few_days() -> None:
    one = incident(kind="near_miss", potential="high", reportable="undecided",
                   happened_on=AS_OF - timedelta(days=3))  # fmt: skip
    assert codes(Incidents(incidents=(one,))) == []
    minor = incident(kind="near_miss", reportable="undecided")
    assert codes(Incidents(incidents=(minor,))) == []


def test_later_spans_judge_the_same_facts_without_reading_them_again() -> None:
    told = Incidents(incidents=(incident(cause_stated="Worker error", action_stated="Rail"),))
    assert codes(told) == ["cause_blames"]
    in_a_year = facts(told, span=months_to(date(2027, 11, 16), 12))
    assert [one for finder in FINDERS for one in finder.find(in_a_year)] == []
