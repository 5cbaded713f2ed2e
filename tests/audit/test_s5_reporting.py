"""A procedure to report by, and what was reported (S5.1, S5.2)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop.audit.judged import Ref, State
from desktop.audit.wording.incidents import has_telephone
from desktop.values.audited.assessing import Assessing
from desktop.values.audited.incidents import (
    Incidents,
    MeetingFact,
)
from tests.builders.incident_rules import (
    ALL,
    TEXT,
    judge,
    one_event,
    procedure,
    said,
    talk,
)

# --- S5.1 -------------------------------------------------------------------------------------


def test_a_procedure_that_says_all_is_enough_for_three_years() -> None:
    judged = judge("investigation_procedure", procedure())
    assert (judged.state, judged.share) == (State.SUFFICIENT, ALL)
    assert judged.counted == (Ref("document", "d"),)
    assert judged.note == "“Incidents”, last signed or looked at 15 April 2025."
    on_the_edge = procedure(looked_at_on=date(2023, 11, 17))
    assert judge("investigation_procedure", on_the_edge).share == ALL


def test_a_procedure_that_is_too_old_is_stale() -> None:
    judged = judge("investigation_procedure", procedure(looked_at_on=date(2023, 11, 16)))
    assert (judged.state, judged.share) == (State.STALE, Fraction(4, 5))
    assert judged.counted == ()
    assert [one.field for one in judged.missing] == ["reviews"]
    thin = procedure(looked_at_on=date(2023, 11, 16), text=TEXT.replace("WCB", "office"))
    assert judge("investigation_procedure", thin).state is State.PARTIAL


@pytest.mark.parametrize(
    ("left_out", "todo"),
    [
        ("OHS", "who calls the authority"),
        ("WCB", "workers' compensation board"),
        ("1-403-555-0142", "telephone numbers"),
        ("secures the scene", "left as it is"),
    ],
)
def test_what_a_procedure_leaves_out_is_asked_for(left_out: str, todo: str) -> None:
    judged = judge("investigation_procedure", procedure(text=TEXT.replace(left_out, "somebody")))
    assert (judged.state, judged.share) == (State.PARTIAL, Fraction(4, 5))
    [missing] = judged.missing
    assert todo in missing.what
    assert missing.field == "text"


def test_a_procedure_without_a_date_was_never_looked_at() -> None:
    judged = judge("investigation_procedure", procedure(looked_at_on=None))
    assert judged.state is State.PARTIAL
    assert judged.note == "“Incidents” has no date."


def test_a_procedure_in_a_file_is_taken_at_its_word_and_the_note_says_so() -> None:
    judged = judge("investigation_procedure", procedure(text="", has_file=True))
    assert judged.share == ALL
    assert judged.note.endswith("What it says stands in the attached file.")
    assert judge("investigation_procedure", procedure(text="")).share == Fraction(1, 5)


def test_the_best_of_several_procedures_counts() -> None:
    two = (*procedure(text="Call somebody.").procedures, *procedure(id="e").procedures)
    judged = judge("investigation_procedure", Incidents(procedures=two))
    assert judged.counted == (Ref("document", "e"),)


def test_without_a_procedure_there_is_nothing() -> None:
    judged = judge("investigation_procedure", Incidents())
    assert (judged.state, judged.share) == (State.MISSING, 0)
    assert [one.kind for one in judged.missing] == ["document"]


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("1-866-415-8690", True),
        ("(403) 555 0199", True),
        ("call 911", False),
        ("signed 2026-04-15 and 2025-03-01", False),
    ],
)
def test_a_telephone_number_is_told_from_a_date(text: str, has: bool) -> None:
    assert has_telephone(text) is has


# --- S5.2 -------------------------------------------------------------------------------------


def test_one_near_miss_in_the_year_is_enough() -> None:
    judged = judge("near_misses_reported", one_event(kind="near_miss"))
    assert (judged.state, judged.share) == (State.SUFFICIENT, ALL)
    assert judged.counted == (Ref("incident", "i"),)
    assert judged.note == "1 incident or near miss reported in the period, 1 of them near misses."


@pytest.mark.parametrize(
    ("meetings", "assessing", "share"),
    [
        ((), Assessing(), 0),
        ((talk("What a near-miss is"),), Assessing(), Fraction(1, 2)),
        ((), said(True, False), Fraction(1, 2)),
        ((), said(True, False, False), 0),
        ((), said(None), 0),
        ((), said(True, question="S5.3"), 0),
        ((), said(True, on=date(2025, 1, 1)), 0),
        ((), said(True, on=None), Fraction(1, 2)),
        ((talk("Close calls of the month"),), said(True), Fraction(3, 4)),
        ((talk("Ladders"),), Assessing(), 0),
        ((talk("Near misses", date(2025, 6, 1)),), Assessing(), 0),
    ],
)
def test_where_nothing_happened_people_may_still_know(
    meetings: tuple[MeetingFact, ...], assessing: Assessing, share: Fraction | int
) -> None:
    judged = judge("near_misses_reported", Incidents(meetings=meetings), assessing=assessing)
    assert judged.share == share
    assert judged.missing[0].kind == "incident"


def test_the_note_says_who_knew_and_how_often_it_was_asked() -> None:
    meetings = (talk("Near misses"), replace(talk("near hit at bay 2"), id="n"))
    judged = judge(
        "near_misses_reported", Incidents(meetings=meetings), assessing=said(True, False)
    )
    assert judged.note == (
        "Nothing was reported in the period. 1 of 2 asked could say how a near miss is reported. "
        "2 meetings asked for near misses."
    )
    assert judged.counted == (Ref("interview", "s0"), Ref("meeting", "m"), Ref("meeting", "n"))
    assert [one.kind for one in judged.missing] == ["incident"]
