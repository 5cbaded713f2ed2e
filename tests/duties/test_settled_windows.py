"""What an earlier day settled of a duty's history says the same as the whole of it again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.duties.schedule import Schedule
from desktop.store.facts import Done, DutyFacts
from tests.builders.facts import COMPANY, plan, skip, unit

START = date(2024, 1, 1)
A_YEAR = timedelta(days=365)
RULES = (
    "daily", "weekly", "monthly", "every 3 months", "annually", "every 500 km",
    "monthly or every 300 km", "monthly when in use", "monthly, before use", "weekly working days",
)  # fmt: skip
DAYS = st.dates(START, START + timedelta(days=700))


@given(
    rule=st.sampled_from(RULES),
    done=st.sets(DAYS, max_size=8),
    first=DAYS,
    later=st.lists(st.integers(0, 400), min_size=1, max_size=4),
    fixed=st.booleans(),
    anchor=st.none() | DAYS,
    park=st.none() | st.tuples(DAYS, st.integers(0, 500)),
    let_go=st.none() | st.tuples(DAYS, st.none() | DAYS),
    read=st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=6),
)
def test_what_is_settled_stands_on_later_days(
    rule: str,
    done: set[date],
    first: date,
    later: Sequence[int],
    fixed: bool,
    anchor: date | None,
    park: tuple[date, int] | None,
    let_go: tuple[date, date | None] | None,
    read: Sequence[tuple[date, int]],
) -> None:
    past = tuple(sorted(on for on in done if on <= first))
    changes: list[Any] = []
    if park is not None and park[0] <= first:
        back = park[0] + timedelta(days=park[1])
        changes = [("parked", park[0].isoformat()), ("returned", back.isoformat())]
        changes = changes if back <= first else changes[:1]
    known = sorted((on, km) for on, km in read if on <= first)
    readings = {
        on.isoformat(): sum(more for _on, more in known[: at + 1])
        for at, (on, _km) in enumerate(known)
    }
    about = plan(
        rule, Done(past[-1]) if past else None, fixed=fixed, anchor_on=anchor, in_force_from=START
    )
    if let_go is not None and let_go[0] <= first:
        one = skip(let_go[0].isoformat(), let_go[1].isoformat() if let_go[1] else None)
        about = replace(about, skips=(one,))
    of = unit(changes=changes, readings=readings)
    facts = DutyFacts(as_of=first, company=COMPANY, plans=(about,), units={"u": of})
    key = (about.id, about.subject.id)
    settled = Schedule(facts, first, {key: past})
    settled.windows(about, first - A_YEAR, first)
    for days in later:
        on = first + timedelta(days=days)
        anew = Schedule(facts, on, {key: past}).windows(about, on - A_YEAR, on)
        assert settled.later(on).windows(about, on - A_YEAR, on) == anew
