"""How long work takes: the usual figures, and the company's own in their place."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.work_times import WorkTimes, usual_of_records, usual_of_todos
from desktop.errors import Refused
from desktop.records import KINDS
from desktop.services.auditing.minutes import (
    change_times,
    minutes_of_record,
    minutes_of_todo,
    say_minutes,
    work_times,
)
from desktop.store.undo import Sitting
from tests.builders.company import Company

ASKED = protocol(GENERIC)


def test_every_question_has_a_usual_time_with_its_reason() -> None:
    assert list(usual_of_todos()) == [question.code for question in ASKED.questions]
    assert all(
        0 < one.minutes <= 120 and one.why.endswith(".") for one in usual_of_todos().values()
    )


def test_the_kinds_that_have_a_usual_time_are_kinds_of_records() -> None:
    known = {kind.key for kind in KINDS}
    assert set(usual_of_records()) <= known
    evidence = {kind for question in ASKED.questions for kind in question.evidence}
    assert evidence - set(usual_of_records()) <= {"company_settings"}


def test_a_question_takes_as_long_as_the_longest_of_those_it_follows() -> None:
    question = ASKED.question("S1.1")
    assert question is not None
    theirs = replace(question, code="3.4", rule="", follows=("S1.2", "S2.1"))
    assert WorkTimes().of_todo(theirs) == usual_of_todos()["S2.1"].minutes
    assert WorkTimes(own={"S1.2": 500}).of_todo(theirs) == 500
    assert WorkTimes(own={"3.4": 7}).of_todo(theirs) == 7
    assert WorkTimes().of_todo(replace(theirs, follows=())) == 30  # nobody said


def test_a_renumbered_question_goes_by_its_rule() -> None:
    question = ASKED.question("S2.1")
    assert question is not None
    assert WorkTimes().of_todo(replace(question, code="A1")) == usual_of_todos()["S2.1"].minutes


def test_what_a_company_says_holds_and_can_be_taken_back(company: Company) -> None:
    file = company.file
    assert change_times(file, {"S4.2": 5, "inspection": 7}, Decimal("3.5"))
    assert minutes_of_todo(file, ASKED)["S4.2"] == 5
    assert minutes_of_record(file)["inspection"] == 7
    assert work_times(file).hours_a_week == Decimal("3.5")
    assert change_times(file, {"S4.2": None})
    assert minutes_of_todo(file, ASKED)["S4.2"] == usual_of_todos()["S4.2"].minutes
    assert minutes_of_record(file)["inspection"] == 7  # it was not spoken of
    assert not change_times(file, {"inspection": 7}), "nothing changed, nothing is written"


def test_one_change_is_one_undo(company: Company) -> None:
    sitting = Sitting(company.file)
    change_times(company.file, {"S4.2": 5, "inspection": 7}, Decimal(4))
    sitting.undo()
    assert work_times(company.file) == WorkTimes()


@pytest.mark.parametrize("wrong", [0, -1, 6001])
def test_a_wrong_figure_is_refused_at_its_place(company: Company, wrong: int) -> None:
    with pytest.raises(Refused) as refused:
        change_times(company.file, {"S4.2": wrong, "inspection": 5}, Decimal(0))
    assert set(refused.value.faults) == {"S4.2", "hours_a_week"}
    assert work_times(company.file) == WorkTimes()


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "about 1 minute"),
        (4, "about 4 minutes"),
        (17, "about 15 minutes"),
        (58, "about 1 hour"),
        (90, "about 1.5 hours"),
        (130, "about 2 hours"),
        (1200, "about 20 hours"),
    ],
)
def test_how_long_is_said_roughly(minutes: int, said: str) -> None:
    assert say_minutes(minutes) == said
