"""What bends the curve is named by what happens then, not by a question alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.audit.bends import Bend, Fall, Lift
from desktop.audit.judged import Missing, Ref
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.services.auditing.bend_words import bend_label, bend_sentence
from desktop.services.auditing.lift_words import lift_sentence

DAY = date(2027, 3, 28)
AS_OF = date(2026, 11, 16)


def cards(n: int, code: str = "S3.4") -> Fall:
    missing = [Missing(f"Renew card {one}.", Ref("certificate", str(one))) for one in range(n)]
    return Fall(code=code, points=Decimal(2), missing=tuple(missing))


def bend(*falls: Fall, under: tuple[str, ...] = ()) -> Bend:
    return Bend(day=DAY, falls=falls, under=under, ends_passing=bool(under))


@pytest.mark.parametrize(
    ("falls", "label"),
    [
        ((cards(1),), "28 Mar: 1 card runs out"),
        ((cards(3),), "28 Mar: 3 cards run out"),
        # nothing says what happens: the question that loses is named
        ((replace(cards(0), code="S1.8"),), "28 Mar: Goals and yearly review"),
        ((replace(cards(1), missing=(Missing("Hold a drill.", kind="drill"),), code="S1.8"),),
         "28 Mar: Goals and yearly review"),
    ],
)  # fmt: skip
def test_it_is_named_by_what_happens(falls: tuple[Fall, ...], label: str) -> None:
    assert bend_label(protocol(GENERIC), bend(*falls), set()) == label


def test_an_element_that_falls_under_its_gate_is_named() -> None:
    fallen = bend(cards(3), under=("S3",))
    assert bend_label(protocol(GENERIC), fallen, set()) == "28 Mar: 3 cards run out, S3 too low"
    said = bend_sentence(protocol(GENERIC), fallen, AS_OF)
    assert said.startswith("From 28 March 2027 on 1 % is lost. Renew card 0. Renew card 1.")
    assert said.endswith("It does not pass any more then.")


def test_two_bends_are_not_named_by_one_question() -> None:
    known: set[str] = set()
    first = bend_label(protocol(GENERIC), bend(cards(2), cards(0, "S1.8")), known)
    second = bend_label(protocol(GENERIC), bend(cards(2), cards(0, "S1.8")), known)
    assert (first, second) == ("28 Mar: 2 cards run out", "28 Mar: Goals and yearly review")


def test_what_has_no_new_reason_is_said_by_the_title_of_its_question() -> None:
    fallen = bend(replace(cards(0, "S1.8"), points=Decimal("0.5")))
    assert bend_sentence(protocol(GENERIC), fallen, AS_OF) == (
        "From 28 March 2027 on less than 1 % is lost. Goals and yearly review."
    )


def test_an_element_can_be_too_low_because_good_questions_end() -> None:
    ended = bend(under=("S5",))
    assert bend_label(protocol(GENERIC), ended, set()) == "28 Mar: S5 too low"
    assert bend_sentence(protocol(GENERIC), ended, AS_OF).startswith(
        "From 28 March 2027 on questions that were answered do not apply any more. Too low then: "
    )
    passing = Bend(day=DAY, falls=(), under=(), ends_passing=True)
    assert bend_label(protocol(GENERIC), passing, set()) == "28 Mar: passes no more"


def lift(*incidents: str, ended: tuple[str, ...] = (), rises: tuple[str, ...] = ()) -> str:
    made = Lift(
        day=DAY,
        rises=dict.fromkeys(rises, Decimal(2)),
        ended=ended,
        possible=Decimal(3 * len(ended)),
        incidents=tuple(Ref("incident", one) for one in incidents),
    )
    return lift_sentence(protocol(GENERIC), made, AS_OF)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (lift("a", ended=("S5.3", "S5.4")),
         "On 28 March 2027 an incident leaves the 12 months that count. 2 questions do not apply "
         "any more then, which changes the score without any work."),
        (lift("a", "b", rises=("S5.3",)),
         "On 28 March 2027 2 incidents leave the 12 months that count. That changes the score "
         "without any work."),
        (lift(ended=("S5.3",)),
         "From 28 March 2027 on 1 question does not apply any more, which changes the score "
         "without any work."),
        (lift(rises=("S1.8",)),
         "From 28 March 2027 on this earns more without any work, because the 12 months that "
         "count have moved on: Goals and yearly review."),
    ],
)  # fmt: skip
def test_what_moves_the_score_without_any_work_is_told(said: str, words: str) -> None:
    assert said == words
