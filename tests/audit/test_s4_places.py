"""S4.2 and S4.3: work places inspected as often as stated, with workers and management."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s4_places import inspected_as_stated
from desktop.audit.rules.s4_together import inspected_together, most_at_once
from desktop.duties.windows import rules_of
from desktop.store.facts import RuleFact
from desktop.values.audited.people import People
from desktop.values.audited.places import Places, SiteFact
from desktop.values.period import Period
from tests.builders.company import day
from tests.builders.facts import skip
from tests.builders.inspection_facts import (
    NOBODY,
    SHOP,
    YARD,
    doer,
    every,
    facts,
    inspection,
    line,
    plan,
)
from tests.builders.leadership_facts import ALONE, DALE, JOSE, RICK, people, person

MONTHS = ("2025-12-12", *(f"2026-{month:02}-12" for month in range(1, 12)))
BEGAN = day("2025-06-01")


def at_shop(*on: str, rule: str = "monthly", subject: Any = SHOP, **more: Any) -> AuditFacts:
    """A shop that was inspected on some days."""
    own = {"skips": more.pop("skips")} if "skips" in more else {}
    of_shop = plan(rule, subject, **({"in_force_from": BEGAN} | own))
    each = tuple(inspection(one, id_=one, site=SHOP.id) for one in on)
    return facts((of_shop,), {of_shop.id: [day(one) for one in on]}, each=each, **more)


def test_twelve_of_twelve() -> None:
    judged = inspected_as_stated.judge(at_shop(*MONTHS))
    assert (judged.met, judged.population, judged.state) == (12, 12, State.SUFFICIENT)
    assert judged.counted == tuple(Ref("inspection", on) for on in MONTHS)
    assert judged.note == "12 of 12 worksite inspections were done in time. 1 work place."


def test_what_was_missed_is_told_with_its_days() -> None:
    judged = inspected_as_stated.judge(at_shop(*MONTHS[:3], *MONTHS[6:]))
    assert (judged.met, judged.population, judged.state) == (9, 12, State.PARTIAL)
    assert [one.what for one in judged.missing] == [
        "Do “Worksite inspection” of Shop on time from now on: 3 of 12 were missed or too late, "
        "the last around 16 March, 16 April, 16 May."
    ]
    assert judged.missing[0].record == Ref("duty_plan", "p-s")


@pytest.mark.parametrize(
    ("june", "met"), [("2026-06-16", 12), ("2026-06-23", 12), ("2026-06-24", 11)]
)
def test_a_week_late_still_counts(june: str, met: int) -> None:
    # it was due by the 16th; one inspection cannot stand for two months
    judged = inspected_as_stated.judge(at_shop(*MONTHS[:6], june, *MONTHS[7:]))
    assert (judged.met, judged.population) == (met, 12)


def test_only_stated_is_no_evidence() -> None:
    judged = inspected_as_stated.judge(at_shop())
    # the twelfth is due today and may still be done
    assert (judged.met, judged.population, judged.state) == (0, 11, State.MISSING)
    assert judged.missing[0].what == (
        "Do “Worksite inspection” of Shop on time from now on: none is on record in the period, "
        "and 11 were due."
    )


def test_what_was_done_before_the_window_alone_is_too_old() -> None:
    assert inspected_as_stated.judge(at_shop("2025-10-12")).state is State.STALE


def test_the_policy_counts_where_it_asks_for_more() -> None:
    plain = at_shop(*MONTHS[::3], rule="quarterly")
    assert inspected_as_stated.judge(plain).share == 1
    stated = at_shop(*MONTHS[::3], rule="quarterly", stated=(line(),))
    assert inspected_as_stated.judge(stated).share == Fraction(4, 11)
    since = (line(from_on=day("2026-07-01")),)
    later = at_shop(*MONTHS[::3], rule="quarterly", stated=since)
    assert Fraction(4, 11) < inspected_as_stated.judge(later).share < 1
    less = at_shop(*MONTHS, stated=(line(often="quarterly"),))
    assert inspected_as_stated.judge(less).population == 12


@pytest.mark.parametrize("rule", ["before use", "every 100 km", "monthly or 10 km"])
def test_a_line_that_cannot_be_counted_changes_nothing(rule: str) -> None:
    assert inspected_as_stated.judge(at_shop(*MONTHS, stated=(line(often=rule),))).share == 1


def test_a_closed_site_expects_nothing() -> None:
    closed = at_shop(*MONTHS[:4], sites={"s": (Period(None, day("2026-03-31")),)})
    judged = inspected_as_stated.judge(closed)
    assert (judged.met, judged.population) == (4, 4)


def test_what_was_let_go_with_a_reason_is_not_expected() -> None:
    let_go = (skip("2026-06-16", "2026-06-16"),)
    judged = inspected_as_stated.judge(at_shop(*MONTHS[:6], *MONTHS[7:], skips=let_go))
    assert (judged.met, judged.population) == (11, 11)


def test_a_site_without_a_plan_is_asked_for_by_the_policy_or_every_quarter() -> None:
    judged = inspected_as_stated.judge(facts())
    assert (judged.met, judged.population) == (0, 3)  # the fourth is due today
    assert judged.missing[0].kind == "inspection"
    assert judged.missing[1].what == (
        "Plan how often Shop is inspected; until then the audit counts every 3 months."
    )
    monthly = inspected_as_stated.judge(facts(stated=(line(),)))
    assert monthly.population == 11
    each = tuple(inspection(on, id_=on, site="s") for on in MONTHS[::3])
    done = inspected_as_stated.judge(facts(each=each))
    assert (done.share, len(done.counted)) == (1, 4)
    said = facts(stated=(line(from_on=day("2026-08-01")),))
    assert inspected_as_stated.judge(said).population == 3


def test_a_site_that_was_opened_late_or_is_none_of_the_window() -> None:
    def of(*active: Period) -> int:
        places = Places({"s": SiteFact(id="s", name="Shop", active=active)})
        return inspected_as_stated.judge(facts(places=places, sites={"s": active})).population

    assert of(Period(day("2026-06-01"), None)) == 1
    assert of(Period(day("2020-06-01"), day("2024-06-01"))) == 0


def test_a_plan_for_the_whole_company_goes_round_all_sites() -> None:
    whole = plan("monthly", in_force_from=BEGAN)
    company = facts().schedule.facts.company
    of_all = plan("monthly", company, task="Worksite inspection", in_force_from=BEGAN)
    each = tuple(inspection(on, id_=on, unit="") for on in MONTHS)
    judged = inspected_as_stated.judge(
        facts((of_all,), {of_all.id: [day(on) for on in MONTHS]}, each=each)
    )
    assert (judged.met, judged.population, len(judged.counted)) == (12, 12, 12)
    assert whole.subject.kind == "site"


def test_no_work_place_at_all() -> None:
    judged = inspected_as_stated.judge(facts(places=Places()))
    assert (judged.state, judged.population) == (State.MISSING, 0)
    assert judged.missing[0].what == "Plan how often each work place is inspected."


def test_nothing_due_in_the_window_but_done_before() -> None:
    seldom = plan("every 5 years", in_force_from=day("2015-01-01"))
    one = inspection("2026-02-01", id_="i", site="s")
    judged = inspected_as_stated.judge(
        facts((seldom,), {seldom.id: (day("2024-02-01"), day("2026-02-01"))}, each=(one,))
    )
    assert (judged.state, judged.counted) == (State.SUFFICIENT, (Ref("inspection", "i"),))


def test_never_done_and_no_day_says_when() -> None:
    never = plan("before use", YARD, task="Yard round")
    judged = inspected_as_stated.judge(
        facts((never, plan(in_force_from=BEGAN)), {"p-s": [day(on) for on in MONTHS]})
    )
    assert judged.population >= 12
    told = plan("every 5 years", YARD, fixed=False, early_days=3, in_force_from=day("2020-01-01"))
    never_told = inspected_as_stated.judge(facts((told,)))
    assert any("never done" in one.what for one in never_told.missing)


def test_extinguishers_are_asked_for_elsewhere() -> None:
    other = plan("monthly", task="Extinguisher check", in_force_from=BEGAN)
    assert inspected_as_stated.judge(facts((other,))).population == 3  # the shop itself


def test_later_nothing_more_is_done() -> None:
    now = at_shop(*MONTHS)
    later = at_shop(*MONTHS, as_of=day("2027-05-16"))
    assert inspected_as_stated.judge(later).share < inspected_as_stated.judge(now).share


@given(st.sets(st.integers(0, 400), max_size=20), st.integers(0, 400))
def test_one_inspection_more_never_counts_less(done: set[int], more: int) -> None:
    days = every(1, "2025-10-12", 401)

    def share(some: set[int]) -> Fraction:
        on = [days[n] for n in sorted(some) if n < len(days)]
        each = tuple(inspection(one.isoformat(), id_=str(one), site="s") for one in on)
        of_shop = plan("monthly", in_force_from=BEGAN)
        return inspected_as_stated.judge(facts((of_shop,), {of_shop.id: on}, each=each)).share

    assert share(done | {more}) >= share(done)


# --- S4.3 -------------------------------------------------------------------------------------

QUARTERS = ("2025-12-12", "2026-03-12", "2026-06-12", "2026-09-12")


def together(*each: Any, **more: Any) -> Judged:
    return inspected_together.judge(facts(each=each, **more))


def test_a_worker_on_each_and_the_owner_once_a_quarter() -> None:
    judged = together(*(inspection(on, id_=on, site="s", others=(DALE,)) for on in QUARTERS))
    assert (judged.state, judged.missing) == (State.SUFFICIENT, ())
    assert judged.note == (
        "A worker was on 4 of 4 inspections. Owner or manager took part in 4 of 4 quarters."
    )
    assert len(judged.counted) == 4


def test_who_was_missing_is_told() -> None:
    alone = inspection("2026-06-12", id_="a", site="s", by=DALE)
    unknown = inspection("2026-06-13", id_="b", site="gone", by=NOBODY)
    judged = together(alone, unknown)
    assert (judged.share, judged.state) == (Fraction(1, 8), State.PARTIAL)
    assert judged.missing[0].what == (
        "Take a worker along: nobody but Dale Kowalchuk is on the inspection of Shop on 12 June."
    )
    assert (
        "No owner or manager was on an inspection from 17 November 2025 to 16 February 2026."
        in [one.what for one in judged.missing]
    )
    assert sum("No owner or manager" in one.what for one in judged.missing) == 3


def test_units_count_where_no_work_place_was_inspected() -> None:
    judged = together(doers=(doer(RICK, 30), doer(NOBODY, 10), doer(JOSE, 5, last="2025-01-01")))
    assert (judged.met, judged.population) == (30, 40)
    led = together(doers=(doer(RICK, 30),), led=tuple((on, day(on)) for on in QUARTERS))
    assert led.share == 1


def test_nobody_is_ticked_as_the_owner() -> None:
    crew = people(*(person(who) for who in (DALE, RICK, JOSE)))
    judged = together(inspection(site="s"), people=crew)
    assert judged.missing[-1].kind == "worker"


def test_nothing_inspected_is_nothing_together() -> None:
    judged = together()
    assert (judged.state, judged.note) == (State.MISSING, "There is no inspection in the period.")
    nobody = together(inspection(site="s", by=NOBODY))
    assert nobody.state is State.MISSING


def test_one_or_two_people_inspect_everything_themselves() -> None:
    assert together(people=ALONE).state is State.NOT_APPLICABLE
    assert together(people=People()).state is State.MISSING
    assert most_at_once(facts()) == 4  # one left in March


@given(st.lists(st.tuples(st.integers(0, 364), st.booleans(), st.booleans()), max_size=8),
       st.integers(0, 364), st.booleans())  # fmt: skip
def test_one_more_with_a_worker_never_counts_less(
    some: list[tuple[int, bool, bool]], on: int, led: bool
) -> None:
    days = every(1, "2025-11-17", 365)

    def one(n: int, day_: int, worker: bool, leader: bool) -> Any:
        who = [RICK] * worker + [DALE] * leader
        return inspection(days[day_].isoformat(), id_=str(n), site="s",
                          by=who[0] if who else NOBODY, others=tuple(who[1:]))  # fmt: skip

    before = [one(n, *each) for n, each in enumerate(some)]
    more = one(99, on, True, led)
    assert together(*before, more).share >= together(*before).share


def test_the_rules_of_a_plan_are_as_they_were() -> None:
    changed = plan("monthly", rules=(RuleFact("monthly", plan().rule),), in_force_from=BEGAN)
    assert rules_of(changed)
    judged = inspected_as_stated.judge(facts((changed,), {"p-s": [day(on) for on in MONTHS]}))
    assert (judged.met, judged.population) == (12, 12)


def test_a_plan_that_names_no_time_is_held_to_no_other() -> None:
    judged = inspected_as_stated.judge(at_shop(rule="before use", stated=(line(),)))
    assert judged.population == 0
