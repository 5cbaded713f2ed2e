"""What is kept of duties is what would be worked out anew, whatever is asked by turns."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import language
from desktop.duties.day import Day
from desktop.duties.memory import Memory
from desktop.duties.plans import KNOWN, plan_duties
from desktop.store.facts import DutyFacts, EarlyWarning, PlanFact, UnitFact
from tests.builders.company import AS_OF
from tests.builders.facts import COMPANY, done, plan, unit

PLANS = [
    plan("weekly", "2026-11-01"),
    plan("weekly", "2026-11-02"),
    plan("weekly", "2026-11-01", statutory=True),
    plan("every 1,000 km", done("2026-11-01", 1000)),
    plan("every 1,000 km", done("2026-11-01", 1000, reading_unit="km")),
    plan("weekly when in use", "2026-11-01"),
]
UNITS = [
    UnitFact(),
    unit({"2026-11-01": 1000, "2026-11-10": 1400}),
    unit({"2026-11-02": 1000, "2026-11-10": 1400}),
    unit({"2026-11-01": 1000, "2026-11-10": 1400}, changes=[("parked", "2026-11-05")]),
    unit({"2026-11-01": 1000, "2026-11-10": 1400}, changes=[("sold", "2026-11-05")]),
    replace(unit(), daily_use=(Decimal(40), "km")),
]
ASKED = st.lists(
    st.tuples(
        st.sampled_from(PLANS),
        st.sampled_from(UNITS),
        st.integers(-3, 3),
        st.sampled_from([EarlyWarning(), EarlyWarning(days_at_most=1)]),
    ),
    min_size=1,
    max_size=12,
)


def day_of(asked: tuple[PlanFact, UnitFact, int, EarlyWarning]) -> Day:
    about, known, days, warning = asked
    on = AS_OF + timedelta(days=days)
    facts = DutyFacts(
        as_of=on, company=COMPANY, plans=(about,), units={"u": known}, warning=warning
    )
    return Day(facts, on)


@given(ASKED)
def test_what_is_kept_is_what_would_be_worked_out(
    asked: list[tuple[PlanFact, UnitFact, int, EarlyWarning]],
) -> None:
    anew = []
    for one in asked:
        KNOWN.forget()
        anew += plan_duties(day_of(one))
    KNOWN.forget()
    for _turn in range(2):
        assert [duty for one in asked for duty in plan_duties(day_of(one))] == anew


def test_a_sentence_is_kept_for_its_language_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "_translation", language.chosen())
    one = (PLANS[0], UNITS[0], 0, EarlyWarning())
    (english,) = plan_duties(day_of(one))
    language.choose("xx", str(tmp_path))
    (other,) = plan_duties(day_of(one))
    assert other == english
    assert other is not english


def test_it_forgets_the_day_that_was_looked_at_longest_ago() -> None:
    memory: Memory[str] = Memory(days=2, most=2)
    monday = memory.of("Monday")
    monday["a"] = "kept"
    memory.of("Tuesday")
    assert memory.of("Monday") == {"a": "kept"}
    memory.of("Wednesday")["b"] = "new"
    assert memory.of("Monday") == {"a": "kept"}
    assert memory.of("Tuesday") == {}
    memory.of("Monday").update(b="too", c="many")
    assert memory.of("Monday") == {}
