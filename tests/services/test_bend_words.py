"""What bends the curve is named by what happens then, not by a question alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.audit.forecast import Bend, Fall
from desktop.audit.judged import Missing, Ref
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.services.auditing.bend_words import bend_label, bend_sentence

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
    assert said.startswith("From 28 March 2027 on 1 % are lost. Renew card 0. Renew card 1.")
    assert said.endswith("It does not pass any more then.")


def test_two_bends_are_not_named_by_one_question() -> None:
    known: set[str] = set()
    first = bend_label(protocol(GENERIC), bend(cards(2), cards(0, "S1.8")), known)
    second = bend_label(protocol(GENERIC), bend(cards(2), cards(0, "S1.8")), known)
    assert (first, second) == ("28 Mar: 2 cards run out", "28 Mar: Goals and yearly review")
