"""Questions month by month: by the duties behind them, or by the days of what counted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.common.cadence import cadence
from desktop.audit.coverage import Covered, coverage, months_of
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Ref, State, not_applicable
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.duties.schedule import Schedule
from desktop.duties.went import Went
from desktop.store.facts import DutyFacts, PlanFact, Subject
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.inspections import Inspections
from desktop.values.audited.places import Places, SiteFact
from desktop.values.audited.span import Span, months_to
from tests.builders.company import day
from tests.builders.facts import COMPANY, UNIT, plan, skip, unit

AS_OF = day("2026-11-16")
PROTOCOL = protocol(GENERIC)
# the months of the window: the rest of November 2025, then December to November
NOV, DEC, JAN, FEB, MAR, APR = range(6)
THIS = 12


def facts_of(*plans: PlanFact, done: Mapping[str, Any] | None = None, **more: Any) -> AuditFacts:
    days = {
        (one.id, one.subject.id): tuple(sorted(day(on) for on in (done or {}).get(one.id, ())))
        for one in plans
    }
    units = more.pop("units", {})
    known = DutyFacts(as_of=AS_OF, company=COMPANY, plans=plans, units=units)
    return AuditFacts(
        span=months_to(AS_OF, 12),
        schedule=Schedule(known, AS_OF, days),
        company=CompanyFacts(late_days=7),
        **more,
    )


def of_question(code: str, facts: AuditFacts, judged: Judged | None = None) -> Covered:
    stands = {code: judged or Judged(state=State.PARTIAL)}
    (one,) = coverage(PROTOCOL, PROTOCOL, facts, stands, {}, [code])
    return one


def monthly(**more: Any) -> PlanFact:
    """A meeting due on the 10th of each month, from 10 December 2025 on."""
    values = {"kind": "meeting", "subject": COMPANY, "task": "Safety meeting", "fixed": True,
              "anchor_on": "2025-12-10", "in_force_from": "2025-11-20"}  # fmt: skip
    return plan("monthly", **(values | more))


EVERY = [f"2026-{month:02}-10" for month in range(1, 12)]


@pytest.mark.parametrize(
    ("done", "month", "went"),
    [
        (["2025-12-10", *EVERY], DEC, Went.DONE),
        (["2025-12-10", *EVERY], THIS, Went.DONE),
        (["2025-12-10", *EVERY], NOV, Went.NOTHING),
        (["2025-12-13", *EVERY], DEC, Went.DONE),  # three days late, which counts as in time
        (["2025-12-30", *EVERY], DEC, Went.LATE),  # twenty, which do not
        (["2025-12-10", *EVERY[1:]], JAN, Went.MISSED),
        (["2025-12-10", *EVERY[:1], "2026-03-01", *EVERY[2:]], FEB, Went.LATE),
        (["2025-12-10", *EVERY[:-1]], THIS, Went.DUE),  # six days, within those that are accepted
        ([], MAR, Went.MISSED),
    ],
)
def test_a_month_of_a_duty(done: list[str], month: int, went: Went) -> None:
    one = of_question("S1.6", facts_of(monthly(), done={"p": done}))
    (line,) = one.lines
    assert line.cells[month].went is went
    assert one.cells[month].went is went


def test_what_is_past_its_day_and_can_still_be_done_is_overdue() -> None:
    late = monthly(anchor_on="2025-12-03")
    done = ["2025-12-03", *(on.replace("-10", "-03") for on in EVERY[:-1] if on != "2026-10-10")]
    one = of_question("S1.6", facts_of(late, done={"p": [*done, "2026-10-03"]}))
    assert one.cells[THIS].went is Went.OVERDUE
    assert one.cells[THIS].missed == (day("2026-11-03"),)


def test_a_unit_that_was_parked_misses_nothing() -> None:
    service = plan("monthly", kind="maintenance", fixed=True, anchor_on="2025-12-10",
                   in_force_from="2025-11-20", subject=UNIT)  # fmt: skip
    parked = unit(changes=[("parked", "2026-01-02"), ("returned", "2026-04-02")])
    done = {"p": ["2025-12-10", "2026-04-02", "2026-04-10"]}
    one = of_question("S4.5", facts_of(service, done=done, units={UNIT.id: parked}))
    assert [one.cells[at].went for at in (DEC, JAN, FEB, MAR, APR)] == [
        Went.DONE,
        Went.OUT,
        Went.OUT,
        Went.OUT,
        Went.DONE,
    ]
    assert one.cells[FEB].pause is not None


def test_what_was_skipped_with_a_reason_is_no_hole() -> None:
    let_go = monthly(skips=(skip("2026-02-09", "2026-02-10"),))
    done = ["2025-12-10", *(on for on in EVERY if on != "2026-02-10")]
    one = of_question("S1.6", facts_of(let_go, done={"p": done}))
    assert one.cells[FEB].went is Went.SKIPPED


def test_before_a_duty_was_on_the_schedule_there_is_nothing() -> None:
    later = monthly(in_force_from="2026-03-20", anchor_on="2026-04-10")
    one = of_question("S1.6", facts_of(later, done={"p": EVERY[3:]}))
    assert [cell.went for cell in one.cells[: MAR + 1]] == [Went.NOT_YET] * 4 + [Went.NOTHING]
    assert one.cells[APR].went is Went.DONE


def test_what_was_never_done_and_has_no_day_says_so_this_month() -> None:
    never = plan("200 hours", kind="maintenance", subject=UNIT, in_force_from="2025-11-20")
    one = of_question("S4.5", facts_of(never, units={UNIT.id: unit()}))
    assert one.cells[THIS].went is Went.NEVER
    assert one.cells[MAR].went is Went.NOTHING


def test_of_several_duties_the_worst_is_told_with_all_their_days() -> None:
    good = monthly(id="good")
    bad = monthly(id="bad", task="Toolbox talk")
    facts = facts_of(good, bad, done={"good": ["2025-12-10", *EVERY], "bad": ["2025-12-10"]})
    one = of_question("S1.6", facts)
    assert one.cells[JAN].went is Went.MISSED
    assert one.cells[JAN].done == (day("2026-01-10"),)
    assert one.cells[JAN].missed == (day("2026-01-10"),)
    assert [line.has_hole for line in one.lines] == [False, True]


def test_a_place_on_no_schedule_is_counted_as_the_audit_counts_it() -> None:
    shop = Places(sites={"s": SiteFact(id="s", name="Shop")})
    one = of_question("S4.2", facts_of(places=shop))
    (line,) = one.lines
    assert line.is_made
    assert sum(cell.went is Went.MISSED for cell in line.cells) == 3  # every quarter


def test_each_day_of_use_without_its_check_was_missed() -> None:
    before = plan("before use", subject=UNIT, in_force_from="2025-11-01")
    used = {UNIT.id: (day("2026-02-02"), day("2026-02-03"), day("2026-03-03"))}
    facts = facts_of(
        before,
        done={"p": ["2026-02-02", "2026-03-03"]},
        units={UNIT.id: unit()},
        inspections=Inspections(used=used),
    )
    one = of_question("S4.4", facts)
    assert one.cells[FEB].went is Went.MISSED
    assert one.cells[FEB].missed == (day("2026-02-03"),)
    assert one.cells[MAR].went is Went.DONE


def test_a_question_without_duties_counts_records_by_their_days() -> None:
    first, second, old, bare = (Ref("incident", name) for name in "abcd")
    stands = Judged(state=State.PARTIAL, counted=(first, second, old, bare))
    happened = {first: day("2026-02-01"), second: day("2026-02-20"), old: day("2020-01-01")}
    (one,) = coverage(PROTOCOL, PROTOCOL, facts_of(), {"S5.2": stands}, happened, ["S5.2"])
    assert one.cells[FEB].refs == (first, second)
    assert one.cells[FEB].went is Went.DONE
    assert one.cells[MAR].went is Went.NOTHING
    assert one.before == 2
    assert one.lines == ()


def test_hours_of_the_month_in_which_the_window_begins_count_in_it() -> None:
    facts = facts_of()
    first = facts.span.from_on
    assert first.day > 1
    hours, meeting = Ref("hours_worked", "a"), Ref("meeting", "b")
    stands = {"S5.7": Judged(state=State.PARTIAL, counted=(hours, meeting))}
    happened = dict.fromkeys((hours, meeting), first.replace(day=1))
    (one,) = coverage(PROTOCOL, PROTOCOL, facts, stands, happened, ["S5.7"])
    assert (one.cells[0].refs, one.before) == ((hours,), 1)


def test_what_does_not_apply_is_said_to() -> None:
    one = of_question("S4.7", facts_of(), not_applicable("There is no equipment."))
    assert not one.applies


def test_a_question_of_a_partner_shows_the_duties_of_those_it_follows() -> None:
    element = PROTOCOL.elements[0]
    theirs = replace(element.questions[0], code="A.1", rule="", follows=("S1.6", "S1.1"))
    partner = replace(PROTOCOL, elements=(replace(element, questions=(theirs,)),))
    (one,) = coverage(partner, PROTOCOL, facts_of(monthly()), {}, {})
    assert [line.plan.task for line in one.lines] == ["Safety meeting"]


def test_a_drill_that_nobody_planned_stands_in_its_month() -> None:
    never = plan("yearly", kind="drill", subject=COMPANY, in_force_from="2026-10-01")
    held, came = Ref("drill", "d"), Ref("corrective_action", "a")
    stands = {"S6.5": Judged(state=State.PARTIAL, counted=(held, came))}
    happened = {held: day("2026-03-16"), came: day("2026-04-02")}
    (one,) = coverage(PROTOCOL, PROTOCOL, facts_of(never), stands, happened, ["S6.5"])
    assert one.cells[MAR].done == (day("2026-03-16"),)
    assert one.cells[APR].done == ()
    assert one.cells[THIS].went is Went.NEVER
    assert (one.cells[THIS].kept, one.cells[THIS].due) == (0, 1)


def test_of_several_in_a_month_it_is_counted_how_many_were_done_in_time() -> None:
    good, bad = monthly(id="good"), monthly(id="bad", task="Toolbox talk")
    late = ["2025-12-10", "2026-01-15", "2026-02-28"]  # five days count, eighteen do not
    facts = facts_of(good, bad, done={"good": ["2025-12-10", *EVERY], "bad": late})
    one = of_question("S1.6", facts)
    assert [(one.cells[at].kept, one.cells[at].due) for at in (NOV, DEC, JAN, FEB)] == [
        (0, 0),
        (2, 2),
        (2, 2),
        (1, 2),
    ]
    assert one.cells[FEB].late == ((day("2026-02-10"), day("2026-02-28"), False),)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 36))
def test_months_hold_each_day_of_the_window_once(as_of: date, months: int) -> None:
    span = months_to(as_of, months)
    found = months_of(span)
    days = (span.as_of - span.from_on).days + 1
    assert sum((month.last - month.first).days + 1 for month in found) == days
    assert found[0].first == span.from_on
    assert found[-1].last == span.as_of
    assert all(month.is_over for month in found[:-1])
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(found))


@given(st.sets(st.integers(0, 360), max_size=30))
def test_the_months_say_no_more_and_no_less_than_the_score(offsets: set[int]) -> None:
    begin = Span(day("2025-11-17"), AS_OF)
    done = sorted(
        {begin.from_on + timedelta(days=n) for n in offsets if n <= (AS_OF - begin.from_on).days}
    )
    meeting = monthly(subject=Subject("company", "c", "Bow River"))
    facts = facts_of(meeting, done={"p": [on.isoformat() for on in done]})
    (line,) = of_question("S1.6", facts).lines
    counts = cadence(facts, [meeting])
    assert sorted(on for cell in line.cells for on in cell.done) == done
    told = {due for cell in line.cells if cell.went is not Went.DUE for due in cell.missed}
    told |= {due for cell in line.cells for due, _on, _counts in cell.late}
    wrong = {one.window.due for one in (*counts.missed, *counts.late) if one.window}
    assert wrong <= told
