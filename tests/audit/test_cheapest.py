"""The cheapest way to a mark: gates first, then what an hour earns most, and nothing idle."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.cheapest import Work, cheapest_way, work_to_do
from desktop.audit.judged import Judged, Missing, of_share
from desktop.audit.protocols.protocol import Mode
from desktop.audit.score import Score, score
from tests.audit.test_score import element, protocol, question

GATE = Fraction(1, 2)


def lacking(met: int, of: int) -> Judged:
    """A share of which each missing one is a to-do."""
    todo = [Missing(what=f"Do number {n}.") for n in range(of - met)]
    return of_share(met, of, missing=todo)


def scored(**shares: tuple[int, int]) -> Score:
    """Two elements of two questions of ten points each: A1, A2, B1, B2."""
    asked = protocol(
        element("A", question("A1", "10"), question("A2", "10", Mode.ALL_OR_NOTHING)),
        element("B", question("B1", "10"), question("B2", "10")),
    )
    return score(asked, {code: lacking(*share) for code, share in shares.items()})


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
    whole = score(asked, {"A1": lacking(0, 1), "A2": lacking(0, 1), "A3": lacking(0, 1)})
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
    whole = score(asked, {f"A{n}": lacking(0, 1) for n in range(len(pieces))})
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
