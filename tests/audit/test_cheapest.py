"""The cheapest way to a mark: gates first, then what an hour earns most, and nothing idle."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.cheapest import Work, cheapest_way, work_to_do
from desktop.audit.judged import Judged, Missing, Ref, of_share
from desktop.audit.protocols.protocol import Mode
from desktop.audit.score import Score, score
from tests.audit.test_score import element, protocol, question

GATE = Fraction(1, 2)


def lacking(met: int, of: int, about: str = "it") -> Judged:
    """A share of which each missing one is a to-do."""
    todo = [Missing(what=f"Do number {n} of {about}.") for n in range(of - met)]
    return of_share(met, of, missing=todo)


def scored(**shares: tuple[int, int]) -> Score:
    """Two elements of two questions of ten points each: A1, A2, B1, B2."""
    asked = protocol(
        element("A", question("A1", "10"), question("A2", "10", Mode.ALL_OR_NOTHING)),
        element("B", question("B1", "10"), question("B2", "10")),
    )
    return score(asked, {code: lacking(*share, code) for code, share in shares.items()})


def told(work: tuple[Work, ...]) -> list[tuple[str, int, Fraction, int]]:
    return [(one.code, len(one.todo), one.points, one.minutes) for one in work]


def test_a_share_is_many_pieces_of_work_and_all_or_nothing_is_one() -> None:
    whole = scored(A1=(8, 10), A2=(1, 3), B1=(10, 10), B2=(10, 10))
    assert told(work_to_do(whole, {"A1": 10, "A2": 60})) == [
        ("A1", 1, Fraction(1), 10),
        ("A1", 1, Fraction(1), 10),
        ("A2", 2, Fraction(10), 120),
    ]


def test_the_best_paid_work_comes_first_and_no_more_than_is_needed() -> None:
    whole = scored(A1=(5, 10), A2=(1, 1), B1=(5, 10), B2=(10, 10))  # 30 of 40
    work = work_to_do(whole, {"A1": 60, "B1": 10})
    way = cheapest_way(whole, work, Fraction(4, 5), GATE)
    assert [one.code for one in way.steps] == ["B1", "B1"]
    assert way.reaches
    assert (way.overall, way.minutes) == (Fraction(4, 5), 20)


def test_an_element_under_its_gate_comes_first_however_dear() -> None:
    whole = scored(A1=(10, 10), A2=(1, 1), B1=(2, 10), B2=(2, 10))
    work = work_to_do(whole, {"B1": 500, "B2": 400})
    way = cheapest_way(whole, work, Fraction(1, 10), GATE)
    assert {one.code for one in way.steps} == {"B2"}
    assert len(way.steps) == 6
    assert way.reaches


def test_what_a_greater_piece_makes_idle_is_left_out() -> None:
    asked = protocol(
        element("A", question("A1", "1"), question("A2", "9"), question("A3", "2")),
    )
    whole = score(asked, {code: lacking(0, 1, code) for code in ("A1", "A2", "A3")})
    work = work_to_do(whole, {"A1": 1, "A2": 60, "A3": 60})
    way = cheapest_way(whole, work, Fraction(9, 12), GATE)
    assert [one.code for one in way.steps] == ["A2"]


def test_where_the_records_cannot_reach_the_mark_it_says_so() -> None:
    asked = protocol(element("A", question("A1", "10"), question("A2", "10")))
    whole = score(asked, {"A1": lacking(0, 2)})  # nobody but an assessor can judge A2
    way = cheapest_way(whole, work_to_do(whole, {}), Fraction(4, 5), GATE)
    assert not way.reaches
    assert way.overall == Fraction(1, 2)
    assert way.minutes == 60


def test_nothing_to_do_is_no_way() -> None:
    whole = scored(A1=(1, 1), A2=(1, 1), B1=(1, 1), B2=(1, 1))
    way = cheapest_way(whole, work_to_do(whole, {}), Fraction(9, 10), GATE)
    assert way.steps == ()
    assert way.reaches


def test_a_skeleton_has_no_way() -> None:
    whole = score(protocol(element("A")), {})
    assert not cheapest_way(whole, (), Fraction(4, 5), GATE).reaches


def test_what_is_missing_for_several_questions_is_done_once() -> None:
    asked = protocol(
        element("A", question("A1", "4"), question("A2", "6")), element("B", question("B1", "2"))
    )
    whole = score(asked, {code: lacking(0, 1) for code in ("A1", "A2", "B1")})
    (work,) = work_to_do(whole, {"A1": 20, "A2": 15, "B1": 10})
    assert [(gain.code, gain.points) for gain in work.gains] == [("A2", 6), ("A1", 4), ("B1", 2)]
    assert (work.code, work.element, work.points, work.minutes) == ("A2", "A", 12, 20)
    assert (work.points_in("A"), work.points_in("B")) == (10, 2)
    way = cheapest_way(whole, [work], Fraction(4, 5), GATE)
    assert (way.steps, way.overall, way.reaches) == ((work,), 1, True)


def test_a_record_that_has_to_be_made_takes_as_long_as_one_of_its_kind() -> None:
    asked = protocol(element("A", question("A1", "4")))
    make = Missing(what="Write a plan.", kind="emergency_plan")
    mend = Missing(what="Mend it.", record=Ref("emergency_plan", "1"), kind="emergency_plan")
    whole = score(asked, {"A1": of_share(0, 2, missing=[make, mend])})
    work = work_to_do(whole, {"A1": 20, "emergency_plan": 90})
    assert [(one.todo[0].what, one.minutes) for one in work] == [
        ("Mend it.", 20),
        ("Write a plan.", 90),
    ]


def test_doing_once_what_was_missed_all_year_earns_one_time_of_it() -> None:
    asked = protocol(element("A", question("A1", "6"), question("A2", "6")))
    again = Missing(what="Shop: 11 of 12 were missed.", record=Ref("duty_plan", "1"))
    plan = Missing(what="Plan it.", record=Ref("duty_plan", "2"), field="rule")
    new = Missing(what="Yard: none is on record, and 12 were due.", kind="inspection")
    whole = score(
        asked,
        {
            "A1": of_share(12, 24, missing=[again, plan]),
            "A2": of_share(12, 24, missing=[new]),
        },
    )
    earned = {one.todo[0].what: one.points for one in work_to_do(whole, {})}
    assert earned == {
        again.what: Fraction(1, 4),
        plan.what: Fraction(3, 2),
        new.what: Fraction(1, 4),
    }


def test_what_has_to_be_done_twelve_times_takes_twelve_times_as_long() -> None:
    asked = protocol(element("A", question("A1", "4")))
    cards = Missing(what="Fill in cards: 12 more are asked for.", kind="card", times=12)
    whole = score(asked, {"A1": of_share(0, 12, missing=[cards])})
    (work,) = work_to_do(whole, {"A1": 10, "card": 15})
    assert (work.minutes, work.points) == (180, 4)


def test_no_step_promises_more_than_it_earns_by_itself() -> None:
    asked = protocol(
        element(
            "A",
            question("A1", "6"),
            question("A2", "6"),
            question("A3", "6", Mode.ALL_OR_NOTHING),
            question("A4", "6"),
        )
    )
    first = Missing(what="Put the places on the list.", kind="site", earns=Fraction(0))
    part = Missing(what="Inspect one with a worker.", kind="inspection", earns=Fraction(1, 2))
    usual = Missing(what="Do it.")
    whole = score(
        asked,
        {
            "A1": of_share(0, 0, missing=[first]),
            "A2": of_share(0, 0, missing=[part]),
            "A3": of_share(0, 0, missing=[first]),
            "A4": of_share(0, 1, missing=[first, usual]),
        },
    )
    work = work_to_do(whole, {})
    assert {one.todo[0].what: one.points for one in work} == {part.what: 3, usual.what: 3}


def test_half_points_are_not_counted_twice() -> None:
    asked = protocol(element("A", question("A1", "3")))
    whole = score(asked, {"A1": lacking(1, 7)})
    assert whole.questions[0].earned == Decimal("0.5")
    assert sum(one.points for one in work_to_do(whole, {})) == Fraction(5, 2)


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=6),
    st.integers(1, 9),
)
def test_it_is_within_one_piece_of_the_cheapest_there_is(
    pieces: list[tuple[int, int]], tenths: int
) -> None:
    asked = protocol(
        element("A", *(question(f"A{n}", str(points)) for n, (points, _) in enumerate(pieces)))
    )
    whole = score(asked, {f"A{n}": lacking(0, 1, f"A{n}") for n in range(len(pieces))})
    minutes = {f"A{n}": each for n, (_, each) in enumerate(pieces)}
    goal = Fraction(tenths, 10)
    way = cheapest_way(whole, work_to_do(whole, minutes), goal, None)
    enough = goal * sum(points for points, _ in pieces)
    best = min(
        sum(each for _, each in some)
        for size in range(len(pieces) + 1)
        for some in combinations(pieces, size)
        if sum(points for points, _ in some) >= enough
    )
    assert way.reaches
    assert way.minutes <= best + max(each for _, each in pieces)
