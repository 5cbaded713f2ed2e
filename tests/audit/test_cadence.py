"""How often something was done against how often it had to be, by the audit's own count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.common.cadence import Cadence, cadence
from desktop.audit.facts import AuditFacts
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, PlanFact, ServiceFact, UnitFact
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.span import months_to
from tests.builders.company import day
from tests.builders.facts import COMPANY, plan, skip

AS_OF = day("2026-11-16")
BEGAN = day("2025-11-17")


def counted(
    one: PlanFact, *done: str | date, unit: UnitFact | None = None, late_days: int = 7
) -> Cadence:
    """How a duty of unit 101 was kept up in the twelve months to 16 November 2026."""
    days = tuple(day(on) if isinstance(on, str) else on for on in done)
    units = {one.subject.id: unit} if unit else {}
    facts = DutyFacts(as_of=AS_OF, company=COMPANY, plans=(one,), units=units)
    schedule = Schedule(facts, AS_OF, {(one.id, one.subject.id): days})
    return cadence(
        AuditFacts(
            span=months_to(AS_OF, 12),
            schedule=schedule,
            company=CompanyFacts(late_days=late_days),
        ),
        [one],
    )


def quarterly(**more: object) -> PlanFact:
    """Every three months on fixed dates: due on the 1st of January, April, July and October."""
    return plan("quarterly", fixed=True, anchor_on=day("2026-01-01"), in_force_from=BEGAN, **more)


IN_TIME = ("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01")


def sums(of: Cadence) -> tuple[int, int, int]:
    """Kept, late, missed."""
    return len(of.kept), len(of.late), len(of.missed)


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (IN_TIME, (4, 0, 0)),
        (IN_TIME[:3], (3, 0, 1)),
        ((), (0, 0, 4)),
        (("2026-01-01", "2026-04-08", "2026-07-01", "2026-10-01"), (4, 0, 0)),  # seven days late
        (("2026-01-01", "2026-04-09", "2026-07-01", "2026-10-01"), (3, 1, 0)),  # eight
    ],
)
def test_what_was_done_is_counted_against_what_was_due(
    done: tuple[str, ...], found: tuple[int, int, int]
) -> None:
    assert sums(counted(quarterly(), *done)) == found


def test_the_company_says_how_late_still_counts() -> None:
    late = ("2026-01-01", "2026-04-08", "2026-07-01", "2026-10-01")
    assert sums(counted(quarterly(), *late, late_days=6)) == (3, 1, 0)


def test_what_may_still_be_done_in_time_is_not_counted() -> None:
    monthly = plan("monthly", fixed=True, anchor_on=day("2026-11-12"), in_force_from=BEGAN)
    assert sums(counted(monthly)) == (0, 0, 0)  # due four days ago
    assert sums(counted(monthly, late_days=3)) == (0, 0, 1)


def test_what_was_parked_was_not_due() -> None:
    parked = UnitFact(
        changes=(
            ServiceFact("parked", day("2026-03-01")),
            ServiceFact("returned", day("2026-09-01")),
        )
    )
    assert counted(quarterly(), "2026-01-01", "2026-10-01", unit=parked).expected < 4


def test_what_was_skipped_with_a_reason_was_not_due() -> None:
    let_go = quarterly(skips=(skip("2026-04-01", due="2026-04-01"),))
    assert sums(counted(let_go, "2026-01-01", "2026-07-01", "2026-10-01")) == (3, 0, 0)


def test_what_was_never_done_and_has_no_day_is_missing_once() -> None:
    never = plan("annual", in_force_from=BEGAN)
    found = counted(never)
    assert sums(found)[2] == 1
    assert found.never()


def test_nothing_that_had_to_be_done_is_kept_whole() -> None:
    assert Cadence().share == 1
    assert not Cadence().never()


@given(st.sets(st.integers(0, 364), max_size=30), st.integers(0, 364))
def test_doing_it_once_more_never_counts_less(done: set[int], once_more: int) -> None:
    fixed = quarterly()
    before = [BEGAN + timedelta(days=n) for n in sorted(done)]
    after = [BEGAN + timedelta(days=n) for n in sorted(done | {once_more})]
    assert counted(fixed, *after).share >= counted(fixed, *before).share
