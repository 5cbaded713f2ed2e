"""Points by mode, gates by element, equal weights, what does not apply, what was decided."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.judged import Judged, State, not_applicable, of_share
from desktop.audit.protocols.protocol import Element, Method, Mode, Nature, Protocol, Question
from desktop.audit.score import Decided, points_of, score


def question(code: str, points: str = "4", mode: Mode = Mode.SHARE, na: str = "") -> Question:
    """A question of the documents kind."""
    return Question(
        code=code,
        text=f"Is {code} done?",
        points=Decimal(points),
        methods=(Method.DOCUMENTS,),
        mode=mode,
        nature=Nature.OPERATIONAL,
        not_applicable=na,
    )


def protocol(*elements: Element, **more: object) -> Protocol:
    """A protocol of these elements, with the gates 80 and 50."""
    return Protocol(id="p", name="P", version="1", elements=elements, **more)  # type: ignore[arg-type]


def element(code: str, *questions: Question) -> Element:
    """An element of these questions."""
    return Element(code=code, title=code, questions=questions)


def at(share: Fraction) -> Judged:
    """A question that stands so."""
    return of_share(share.numerator, share.denominator)


@pytest.mark.parametrize(
    ("mode", "points", "share", "earned"),
    [
        (Mode.SHARE, "4", "1", "4"),
        (Mode.SHARE, "4", "0", "0"),
        (Mode.SHARE, "6", "1/2", "3"),
        (Mode.SHARE, "7", "1/3", "2.5"),  # 2.33
        (Mode.SHARE, "5", "1/4", "1.5"),  # 1.25: the middle goes up
        (Mode.SHARE, "7", "99/100", "6.5"),  # something is missing still
        (Mode.SHARE, "3", "1/100", "0"),
        (Mode.STEPS, "6", "2/3", "4"),
        (Mode.RANGE, "10", "3/4", "7.5"),
        (Mode.ALL_OR_NOTHING, "4", "99/100", "0"),
        (Mode.ALL_OR_NOTHING, "4", "1", "4"),
        (Mode.YES_NO, "4", "1/2", "0"),
    ],
)
def test_points_follow_the_mode(mode: Mode, points: str, share: str, earned: str) -> None:
    assert points_of(question("Q", points, mode), at(Fraction(share))) == Decimal(earned)


@given(st.fractions(0, 1), st.fractions(0, 1), st.sampled_from(list(Mode)), st.integers(1, 12))
def test_more_never_earns_less_and_short_of_all_is_never_full(
    a: Fraction, b: Fraction, mode: Mode, points: int
) -> None:
    asked = question("Q", str(points), mode)
    less, more = (
        points_of(asked, Judged(state=State.PARTIAL, share=one)) for one in sorted([a, b])
    )
    assert less <= more <= points
    assert (points_of(asked, Judged(state=State.PARTIAL, share=a)) == points) is (a == 1)


def test_the_sums_are_those_of_the_questions() -> None:
    asked = protocol(
        element("S1", question("S1.1", "6"), question("S1.2", "4")),
        element("S2", question("S2.1", "10")),
    )
    judged = {"S1.1": of_share(1, 2), "S1.2": of_share(1, 1), "S2.1": of_share(9, 10)}
    whole = score(asked, judged)
    assert [(one.earned, one.possible) for one in whole.elements] == [(7, 10), (9, 10)]
    assert whole.overall == Fraction(16, 20)
    assert whole.level == Fraction(8, 10)
    assert whole.passes
    assert whole.passes_level
    assert not whole.is_ready


def test_one_element_under_half_fails_the_whole() -> None:
    asked = protocol(element("S1", question("A", "90")), element("S2", question("B", "10")))
    whole = score(asked, {"A": of_share(1, 1), "B": of_share(2, 5)})
    assert whole.overall == Fraction(94, 100)
    assert [one.passes for one in whole.elements] == [True, False]
    assert not whole.passes
    assert not whole.is_ready


def test_exactly_the_gates_pass() -> None:
    asked = protocol(element("S1", question("A", "9")), element("S2", question("B", "1")))
    assert score(asked, {"A": of_share(75, 90), "B": of_share(1, 2)}).passes


def test_heavy_elements_alone_do_not_make_it_ready() -> None:
    asked = protocol(element("S1", question("A", "90")), element("S2", question("B", "10")))
    whole = score(asked, {"A": of_share(1, 1), "B": of_share(1, 2)})
    assert whole.overall == Fraction(95, 100)
    assert whole.level == Fraction(3, 4)
    assert whole.passes
    assert not whole.passes_level
    assert not whole.is_ready


def test_what_does_not_apply_leaves_the_sum_only_where_that_is_allowed() -> None:
    asked = protocol(
        element("S1", question("A"), question("B", na="Where nobody drives.")),
        element("S2", question("C")),
    )
    nobody = not_applicable("Nobody drives.")
    whole = score(asked, {"A": of_share(1, 1), "B": nobody, "C": nobody})
    assert [(one.earned, one.possible) for one in whole.elements] == [(4, 4), (0, 4)]
    assert whole.overall == Fraction(1, 2)


def test_an_element_of_which_nothing_applies_is_left_out() -> None:
    asked = protocol(element("S1", question("A")), element("S2", question("B", na="Sometimes.")))
    whole = score(asked, {"A": of_share(1, 1), "B": not_applicable("Never here.")})
    assert whole.elements[1].share is None
    assert whole.elements[1].passes
    assert whole.overall == whole.level == 1
    assert whole.is_ready


def test_what_no_rule_judges_waits_for_the_assessor() -> None:
    asked = protocol(element("S1", question("A"), question("B")))
    judged = {"A": of_share(1, 1)}
    assert score(asked, judged).questions[1].judged.state is State.BY_HAND
    assert score(asked, judged).overall == Fraction(1, 2)
    assert score(asked, judged, {"B": Decided(Decimal(3))}).overall == Fraction(7, 8)


def test_the_assessor_decides_but_not_above_the_points() -> None:
    asked = protocol(element("S1", question("A", na="Sometimes."), question("B")))
    judged = {"A": of_share(1, 1), "B": of_share(1, 1)}
    assert score(asked, judged, {"B": Decided(Decimal(1))}).overall == Fraction(5, 8)
    assert score(asked, judged, {"B": Decided(Decimal(40))}).overall == 1
    assert score(asked, judged, {"A": Decided(None), "B": Decided(Decimal(2))}).overall == Fraction(
        1, 2
    )
    assert score(asked, judged, {"B": Decided(None)}).overall == Fraction(
        1, 2
    )  # not allowed: nothing


def test_a_maintenance_year_may_have_a_gate_of_its_own() -> None:
    asked = protocol(
        element("S1", question("A", "8")),
        element("S2", question("B", "2")),
        pass_maintenance=Fraction(3, 5),
    )
    judged = {"A": of_share(3, 4), "B": of_share(0, 1)}
    assert not score(asked, judged).passes
    assert score(asked, judged, is_maintenance=True).passes


def test_a_skeleton_without_questions_passes_nothing() -> None:
    whole = score(protocol(element("S1")), {})
    assert whole.overall == 0
    assert not whole.passes
    assert whole.elements[0].share is None


def test_a_question_has_a_share_of_its_own() -> None:
    found = score(protocol(element("A", question("A.1", "8"))), {"A.1": at(Fraction(1, 2))})
    assert found.questions[0].share == Fraction(1, 2)


def test_exactly_the_gate_passes_under_equal_weights_too() -> None:
    asked = protocol(element("A", question("A.1", "10")), element("B", question("B.1", "10")))
    judged = {"A.1": at(Fraction(9, 10)), "B.1": at(Fraction(7, 10))}
    found = score(asked, judged)
    assert (found.level, found.overall) == (Fraction(8, 10), Fraction(8, 10))
    assert (found.passes, found.passes_level, found.is_ready) == (True, True, False)


def test_what_is_ready_has_the_aim_and_both_gates_exactly() -> None:
    asked = protocol(element("A", question("A.1", "90")), element("B", question("B.1", "10")))
    judged = {"A.1": at(Fraction(17, 18)), "B.1": at(Fraction(1, 2))}
    found = score(asked, judged)
    assert found.overall == Fraction(9, 10)
    assert (found.passes, found.is_ready) == (True, found.level >= Fraction(8, 10))
    level = {"A.1": at(Fraction(9, 10)), "B.1": at(Fraction(9, 10))}
    assert score(asked, level).is_ready


def test_only_a_maintenance_year_lets_go_of_the_gate_of_each_element() -> None:
    asked = protocol(
        element("A", question("A.1", "90")),
        element("B", question("B.1", "10")),
        pass_maintenance=Fraction(6, 10),
    )
    judged = {"A.1": at(Fraction(1)), "B.1": at(Fraction(0))}
    assert not score(asked, judged).passes
    assert score(asked, judged, is_maintenance=True).passes
