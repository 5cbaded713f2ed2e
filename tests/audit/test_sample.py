"""The auditor's sample: the same seed draws the same, spread as far as there is to spread."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.judged import Ref
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.sample import Candidate, draw, how_many, usual

FIRST = date(2026, 1, 1)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        ref=st.integers(0, 10_000).map(lambda n: Ref("inspection", str(n))),
        on=st.none() | st.integers(0, 364).map(lambda n: FIRST + timedelta(days=n)),
        place=st.sampled_from(["", "shop", "yard"]),
        people=st.lists(st.sampled_from(["rick", "donna", "curtis"]), max_size=2).map(tuple),
        weak=st.integers(0, 4),
    ),
    max_size=40,
    unique_by=lambda one: one.ref,
)


@given(CANDIDATES, st.integers(0, 15), st.integers(1, 999_999), st.booleans(), st.randoms())
def test_the_same_seed_draws_the_same_from_the_same_records(
    every: list[Candidate], n: int, seed: int, feared: bool, order: object
) -> None:
    drawn = draw(every, n, seed, "S4.2", weakest_first=feared)
    shuffled = list(every)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert draw(shuffled, n, seed, "S4.2", weakest_first=feared) == drawn
    assert len(drawn) == min(n, len(every))
    assert len(set(drawn)) == len(drawn)
    assert set(drawn) <= set(every)


@given(CANDIDATES, st.integers(1, 15), st.integers(1, 999_999))
def test_no_month_comes_twice_while_another_waits(
    every: list[Candidate], n: int, seed: int
) -> None:
    months = [one.on and (one.on.year, one.on.month) for one in draw(every, n, seed, "S4.2")]
    there = {one.on and (one.on.year, one.on.month) for one in every}
    assert len(set(months)) == min(len(there), len(months))


@given(CANDIDATES, st.integers(1, 15), st.integers(1, 999_999))
def test_the_sample_you_fear_holds_the_weakest(every: list[Candidate], n: int, seed: int) -> None:
    drawn = draw(every, n, seed, "S4.2", weakest_first=True)
    left = [one.weak for one in every if one not in drawn]
    assert min((one.weak for one in drawn), default=0) >= max(left, default=0)


def test_places_and_people_are_spread_where_months_are_alike() -> None:
    every = [
        Candidate(ref=Ref("inspection", f"{place} {who} {n}"), on=FIRST, place=place, people=(who,))
        for place in ("shop", "yard")
        for who in ("rick", "donna")
        for n in range(5)
    ]
    for seed in range(1, 30):
        drawn = draw(every, 2, seed, "S4.2")
        assert {one.place for one in drawn} == {"shop", "yard"}
        assert {one.people for one in drawn} == {("rick",), ("donna",)}


def test_another_seed_and_another_question_draw_others() -> None:
    every = [Candidate(ref=Ref("inspection", str(n)), on=FIRST) for n in range(200)]
    samples = {draw(every, 5, seed, "S4.2") for seed in range(1, 20)}
    assert len(samples) == 19
    assert draw(every, 5, 1, "S4.3") != draw(every, 5, 1, "S4.2")


@pytest.mark.parametrize(
    ("population", "n"), [(0, 0), (1, 1), (3, 3), (9, 3), (10, 4), (100, 10), (101, 11), (5000, 12)]
)
def test_where_the_protocol_says_nothing_the_root_of_how_many_there_are(
    population: int, n: int
) -> None:
    question = protocol(GENERIC).question("S4.3")
    assert question is not None
    assert question.least_samples == 0
    assert how_many(question, population) == n
    assert "No partner" in usual().source


def test_the_protocol_says_how_many_where_it_does() -> None:
    question = protocol(GENERIC).question("S2.6")
    assert question is not None
    assert how_many(question, 40) == 12
    assert how_many(question, 5) == 5
