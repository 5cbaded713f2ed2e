"""The curve if the plan is done: what is kept up, what has its day, and what the hours allow."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.cheapest import Gain, Way, Work, cheapest_way, work_to_do
from desktop.audit.forecast import Point
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.planned import Planned, due_days, if_planned, plan_of
from desktop.audit.score import score
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, Subject
from desktop.values.audited.actions import Actions, CorrectiveFact
from tests.audit.test_judging import facts
from tests.audit.test_score import element, protocol, question
from tests.builders.facts import plan

TODAY = date(2026, 11, 16)
ASKED = protocol(
    element("A", question("A1", "10"), question("A2", "10")),
    element("B", question("B1", "20", na="Where there is none.")),
)
HOUR_A_DAY = Decimal(7)  # hours a week


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def work(code: str, points: int, minutes: int = 60, *records: str) -> Work:
    todo = tuple(Missing(f"Do {code} {n}.", Ref("corrective_action", n)) for n in records)
    gain = Gain(code, code[0], Fraction(points))
    return Work(gains=(gain,), todo=todo or (Missing(f"Do {code}."),), minutes=minutes)


def way(*steps: Work) -> Way:
    return Way(steps=steps, overall=Fraction(1), reaches=True)


def point(days: int, **shares: Fraction | None) -> Point:
    judged: dict[str, Judged] = {
        code: not_applicable("There is none.") if share is None else _at(share)
        for code, share in shares.items()
    }
    return Point(on(days), score(ASKED, judged))


def _at(share: Fraction) -> Judged:
    return of_share(share.numerator, share.denominator)


def half(a1: str, a2: str, b1: str | None) -> dict[str, Fraction | None]:
    return {"A1": Fraction(a1), "A2": Fraction(a2), "B1": None if b1 is None else Fraction(b1)}


def days_of(plan: Sequence[Planned]) -> list[tuple[str, int, bool]]:
    return [(one.work.todo[0].what, (one.on - TODAY).days, one.has_day) for one in plan]


# --- when it is done --------------------------------------------------------------------------


def test_what_has_no_day_is_done_in_the_hours_of_a_week_best_paid_first() -> None:
    first, second = work("A1", 5, 90), work("B1", 5, 60)
    made = plan_of([first, second], way(first, second), {}, TODAY, HOUR_A_DAY)
    assert days_of(made) == [("Do A1.", 2, False), ("Do B1.", 3, False)]


def test_what_the_way_does_not_need_is_not_done() -> None:
    needed, idle = work("A1", 5), work("B1", 5)
    assert days_of(plan_of([needed, idle], way(needed), {}, TODAY, HOUR_A_DAY)) == [
        ("Do A1.", 1, False)
    ]


def test_what_has_a_day_is_done_on_it_whether_or_not_the_way_needs_it() -> None:
    dated = work("A1", 5, 60, "x")
    assert days_of(plan_of([dated], way(), {"x": on(40)}, TODAY, HOUR_A_DAY)) == [
        ("Do A1 x.", 40, True)
    ]


def test_what_is_overdue_comes_before_all_the_rest() -> None:
    later, sooner = work("A2", 1, 60, "x"), work("B1", 1, 60, "y")
    step = work("A1", 9)
    due = {"x": on(0), "y": on(-30)}
    made = plan_of([step, later, sooner], way(step, later), due, TODAY, HOUR_A_DAY)
    assert days_of(made) == [("Do B1 y.", 1, True), ("Do A2 x.", 2, True), ("Do A1.", 3, False)]


def test_what_has_a_day_takes_its_time_out_of_the_same_hours() -> None:
    step, dated = work("A1", 5, 180), work("B1", 5, 120, "x")
    made = plan_of([step, dated], way(step), {"x": on(2)}, TODAY, HOUR_A_DAY)
    assert days_of(made) == [("Do B1 x.", 2, True), ("Do A1.", 5, False)]
    after = plan_of([step, dated], way(step), {"x": on(30)}, TODAY, HOUR_A_DAY)
    assert days_of(after) == [("Do A1.", 3, False), ("Do B1 x.", 30, True)]


def test_a_piece_of_several_parts_is_done_when_the_last_is_and_has_a_day_if_all_do() -> None:
    both = work("A1", 5, 60, "x", "y")
    due = {"x": on(10), "y": on(20)}
    assert days_of(plan_of([both], way(both), due, TODAY, HOUR_A_DAY)) == [("Do A1 x.", 20, True)]
    one = plan_of([both], way(both), {"x": on(10)}, TODAY, HOUR_A_DAY)
    assert days_of(one) == [("Do A1 x.", 1, False)]


def test_without_hours_only_what_has_a_day_is_done() -> None:
    step, dated = work("A1", 5), work("B1", 5, 60, "x")
    made = plan_of([step, dated], way(step), {"x": on(9)}, TODAY, Decimal(0))
    assert days_of(made) == [("Do B1 x.", 9, True)]


# --- what has a day ---------------------------------------------------------------------------


def test_open_actions_and_duties_have_a_day() -> None:
    def action(name: str, due: date | None, resolved: date | None = None) -> CorrectiveFact:
        return CorrectiveFact(
            id=name, what="Guard it.", found_on=TODAY, due_on=due, resolved_on=resolved
        )

    every = (action("x", on(5)), action("y", None), action("z", on(6), TODAY), action("q", on(7)))
    company = Subject("company", "c", "Bow River")
    walk = plan("monthly", "2026-11-02", subject=company)
    known = DutyFacts(as_of=TODAY, company=company, plans=(walk,))
    given = replace(facts(), actions=Actions(every=every), schedule=Schedule(known, TODAY))
    asked = [work("A1", 1, 60, "x", "y", "z")]
    assert due_days(given, asked) == {"x": on(5)}
    duty = Work(
        gains=(Gain("B1", "B", Fraction(1)),),
        todo=(Missing("Walk.", Ref("duty_plan", "p")), Missing("Say it.")),
        minutes=5,
    )
    assert due_days(given, [duty]) == {"p": date(2026, 12, 2)}


# --- the curve --------------------------------------------------------------------------------


def test_what_stands_is_kept_up_and_work_earns_from_its_day() -> None:
    falling = [
        point(0, **half("1/2", "1", "1/2")),
        point(30, **half("1/2", "0", "1/2")),
        point(60, **half("0", "0", "1/4")),
    ]
    made = [Planned(work("B1", 4), on(30)), Planned(work("B1", 2), on(31))]
    curve = if_planned(ASKED, falling, made)
    assert [one.day for one in curve] == [on(0), on(30), on(60)]
    assert [one.score.overall for one in curve] == [
        Fraction(25, 40),
        Fraction(29, 40),
        Fraction(31, 40),
    ]
    assert falling[0].score.overall == curve[0].score.overall


def test_what_time_alone_mends_is_kept_too_and_nothing_earns_more_than_there_is() -> None:
    rising = [
        point(0, **half("0", "0", "3/4")),
        point(30, **half("1/2", "0", "0")),
        point(60, **half("0", "0", "0")),
    ]
    curve = if_planned(ASKED, rising, [Planned(work("B1", 50), on(60))])
    assert [one.score.questions[0].earned for one in curve] == [0, 5, 5]
    assert curve[2].score.questions[2].earned == 20


def test_what_does_not_apply_stays_out() -> None:
    curve = if_planned(ASKED, [point(0, **half("1", "1", None))], [Planned(work("B1", 5), on(0))])
    assert curve[0].score.overall == 1
    assert curve[0].score.questions[2].possible == 0


def test_the_cheapest_way_reaches_the_mark_it_promised_once_all_of_it_is_done() -> None:
    missing = [Missing(f"Do {n}.") for n in range(5)]
    judged = {
        "A1": of_share(5, 10, missing=missing),
        "A2": of_share(1, 1),
        "B1": of_share(0, 1, missing=[Missing("Do it.")]),
    }
    today = score(ASKED, judged)
    todo = work_to_do(today, {})
    best = cheapest_way(today, todo, Fraction(9, 10), None)
    made = plan_of(todo, best, {}, TODAY, HOUR_A_DAY)
    flat = [Point(on(days), today) for days in (0, 30)]
    assert if_planned(ASKED, flat, made)[1].score.overall == best.overall


SHARES = st.one_of(st.none(), st.fractions(0, 1, max_denominator=12))
POINTS = st.fixed_dictionaries(
    {"A1": SHARES.map(lambda s: s or Fraction(0)), "A2": SHARES.map(lambda s: s or Fraction(0))}
    | {"B1": SHARES}
)
PLANS = st.lists(
    st.builds(
        Planned,
        st.builds(work, st.sampled_from(["A1", "A2", "B1"]), st.integers(1, 9)),
        st.integers(1, 120).map(on),
    ),
    max_size=8,
)


@given(st.lists(POINTS, min_size=1, max_size=5), PLANS)
def test_it_never_lies_under_the_curve_if_nothing_is_done(
    shares: list[dict[str, Fraction | None]], plan: list[Planned]
) -> None:
    nothing = [point(30 * n, **each) for n, each in enumerate(shares)]
    planned = if_planned(ASKED, nothing, plan)
    for low, high in zip(nothing, planned, strict=True):
        assert high.score.overall >= low.score.overall
        assert high.score.level >= low.score.level
        assert high.score.passes >= low.score.passes
        for a, b in zip(low.score.elements, high.score.elements, strict=True):
            assert b.earned >= a.earned
            assert b.possible == a.possible
    assert planned[0].score.overall == nothing[0].score.overall  # nothing is done yet today


@given(st.lists(POINTS, min_size=1, max_size=5), PLANS)
def test_a_longer_plan_never_leads_lower(
    shares: list[dict[str, Fraction | None]], plan: list[Planned]
) -> None:
    nothing = [point(30 * n, **each) for n, each in enumerate(shares)]
    less, more = if_planned(ASKED, nothing, plan[1:]), if_planned(ASKED, nothing, plan)
    assert all(b.score.overall >= a.score.overall for a, b in zip(less, more, strict=True))
