"""After any edit the audit says what a fresh look says, and looks again at no more than it must."""

import json
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from dataclasses import fields
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.audit.facts import AuditFacts
from desktop.records import KINDS
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.report import score_document
from desktop.services.auditing.wanting import while_wanted
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.store.undo import Sitting
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON

A_WEEK = timedelta(days=7)
MONTHS = 2
SIGNED = {"assessment", "answer", "reviewer_note"}  # of which no rule reads any
GROUPS = sorted({field.name for field in fields(AuditFacts)} - {"span"})


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[CompanyFile]:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
        yield file


def said(auditor: Auditor, months: int = 0) -> str:
    """Everything that an audit says, with its findings."""
    document = score_document(auditor.audited(AS_OF), auditor.forecast(AS_OF, months))
    return json.dumps(document) + "\n".join(map(repr, auditor.found(AS_OF)))


def fresh(file: CompanyFile, months: int = 0) -> str:
    with closing(Auditor(file)) as auditor:
        return said(auditor, months)


def standing(file: CompanyFile, kind: str) -> list[Stored]:
    with file.reading() as reading:
        every = aggregate.read(reading, next(one for one in KINDS if one.key == kind)).values()
    return [one for one in every if not one.is_voided]


def void(kind: str, record_id: str, transaction: Transaction) -> None:
    transaction.void(kind, record_id, "entered twice")


def moved(kind: str, record_id: str, day: str, values: dict[str, Any], t: Transaction) -> None:
    t.save(kind, {day: values[day] - A_WEEK}, record_id)


def test_a_record_of_each_kind_moved_and_voided_leaves_nothing_stale(demo: CompanyFile) -> None:
    wrong: list[str] = []
    with closing(Auditor(demo)) as auditor:
        auditor.audited(AS_OF)
        for kind in KINDS:
            found = standing(demo, kind.key)
            if kind.single or kind.key in SIGNED or not found:
                continue
            last = max(found, key=lambda one: str(one.values.get(kind.happened or "")))
            if kind.happened and last.values.get(kind.happened):
                at = partial(moved, kind.key, last.id, kind.happened, dict(last.values))
                demo.write("Move one", at)
                auditor.audited(AS_OF)
            demo.write("Void one", partial(void, kind.key, last.id))
            wrong += [kind.key] if said(auditor) != fresh(demo) else []
    assert wrong == []


DONE = ("inspection", "maintenance", "meeting", "drill", "reading", "service_change", "skip",
        "corrective_action", "certificate", "field_level_hazard_assessment")  # fmt: skip
A_STEP = st.tuples(
    st.sampled_from(DONE),
    st.integers(0, 10_000),
    st.sampled_from(["void", "move", "undo", "look"]),
    st.integers(-60, 60),
)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(A_STEP, min_size=2, max_size=8))
def test_after_any_edits_it_says_what_a_fresh_look_says(
    demo: CompanyFile, steps: list[tuple[str, int, str, int]]
) -> None:
    sitting = Sitting(demo)
    with closing(Auditor(demo)) as auditor:
        auditor.audited(AS_OF)
        for key, number, what, days in steps:
            found = standing(demo, key)
            if what == "look":
                auditor.audited(AS_OF)
            elif what == "undo":
                if sitting.can_undo:
                    sitting.undo()
            elif found:
                one = found[number % len(found)]
                edit(demo, one, what, days)
        assert said(auditor, MONTHS) == fresh(demo, MONTHS)


def edit(file: CompanyFile, one: Stored, what: str, days: int) -> None:
    """Void a record, or move it by some days."""
    day = next(kind for kind in KINDS if kind.key == one.kind).happened
    on = one.values.get(day or "")
    if what == "void" or day is None or on is None:
        file.write("Void one", partial(void, one.kind, one.id))
        return
    to = min(on + timedelta(days=days), NOON.date())
    file.write("Move one", lambda t: t.save(one.kind, {day: to}, one.id))


def test_what_an_edit_does_not_concern_stays_the_very_same(demo: CompanyFile) -> None:
    with closing(Auditor(demo)) as auditor:
        before = auditor.audited(AS_OF).facts
        one = standing(demo, "interview")[0]
        demo.write("Void one", partial(void, "interview", one.id))
        after = auditor.audited(AS_OF).facts
    changed = [name for name in GROUPS if getattr(before, name) is not getattr(after, name)]
    assert changed == ["assessing"]


def test_of_the_schedule_only_the_unit_of_an_inspection_is_looked_at_again(
    demo: CompanyFile,
) -> None:
    one = next(
        found for found in standing(demo, "inspection")
        if found.values["equipment_id"] and found.values["plan_id"] and found.values["reading"]
    )  # fmt: skip
    with closing(Auditor(demo)) as auditor:
        before = auditor.audited(AS_OF).facts.schedule
        demo.write("Void one", partial(void, "inspection", one.id))
        after = auditor.audited(AS_OF).facts.schedule
    units = before.facts.units
    again = {id_ for id_, unit in after.facts.units.items() if units.get(id_) is not unit}
    assert again <= {one.values["equipment_id"]}
    kept = {id(plan) for plan in before.facts.plans} & {id(plan) for plan in after.facts.plans}
    assert len(kept) >= len(after.facts.plans) - 2


def test_a_forecast_that_nobody_waits_for_stops_and_the_next_one_is_whole(
    demo: CompanyFile,
) -> None:
    asked: list[int] = []

    def is_wanted() -> bool:
        asked.append(1)
        return len(asked) < 3

    with closing(Auditor(demo)) as auditor:
        with while_wanted(is_wanted), pytest.raises(CancelledError):
            auditor.forecast(AS_OF, MONTHS)
        assert len(asked) == 3
        assert said(auditor, MONTHS) == fresh(demo, MONTHS)


def test_an_audit_does_not_wait_for_a_forecast(demo: CompanyFile) -> None:
    with closing(Auditor(demo)) as auditor:
        auditor.audited(AS_OF)
        begun: list[object] = []

        def is_wanted() -> bool:  # in the middle of the forecast, on its thread
            begun.append(auditor.audited(AS_OF))
            return False

        with while_wanted(is_wanted), pytest.raises(CancelledError):
            auditor.forecast(AS_OF, MONTHS)
        assert len(begun) == 1
