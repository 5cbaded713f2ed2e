"""Corrective actions as they stood on a day, and those still open as duties."""

from collections.abc import Callable

import pytest

from desktop.duties.actions import action_state
from desktop.duties.duty import Duty, State
from desktop.services.checking import read_facts
from tests.builders.company import AS_OF, Company, day


def states(company: Company, as_of: str = AS_OF.isoformat()) -> list[str]:
    on = day(as_of)
    return [action_state(action, on).value for action in read_facts(company.file, on).actions]


@pytest.mark.parametrize(
    ("due", "resolved", "more", "state"),
    [
        ("2026-11-17", None, {}, "open"),
        ("2026-11-16", None, {}, "open"),
        ("2026-11-15", None, {}, "overdue"),
        (None, None, {}, "no_due_date"),
        ("2026-11-15", "2026-11-16", {}, "closed"),
        ("2026-11-15", "2026-11-17", {}, "overdue"),  # resolved later than the day looked at
        (None, "2026-11-16", {}, "closed"),
        (None, None, {"closed_reason": "The bench grinder was scrapped"}, "closed"),
        ("2026-11-15", "2026-11-17", {"closed_reason": "Scrapped"}, "overdue"),
    ],
)
def test_states_at_their_edges(
    company: Company, due: str | None, resolved: str | None, more: dict[str, str], state: str
) -> None:
    company.action(due=due, resolved=resolved, **more)
    assert states(company) == [state]


def test_the_past_knows_nothing_of_what_was_found_later(company: Company) -> None:
    company.action(found="2026-11-01", due="2026-11-10", resolved="2026-11-12")
    seen = {on: states(company, on) for on in ("2026-10-31", "2026-11-10", "2026-11-12")}
    assert seen == {"2026-10-31": [], "2026-11-10": ["open"], "2026-11-12": ["closed"]}


def test_voided_actions_do_not_count(company: Company) -> None:
    company.void("corrective_action", company.action())
    assert states(company) == []


@pytest.mark.parametrize(
    ("due_on", "state", "reason"),
    [
        # found on 1 November; a quarter of 20 days is 5
        ("2026-11-21", State.DUE_SOON, "Found 1 November; due 21 November, in 5 days."),
        ("2026-11-25", State.OK, "Found 1 November; due 25 November, in 9 days."),
        ("2026-11-16", State.DUE_SOON, "Found 1 November; due today."),
        ("2026-11-10", State.OVERDUE, "Found 1 November; due 10 November, 6 days ago."),
        (None, State.NEVER_DONE, "Found 1 November. No due date was set."),
    ],
)
def test_an_open_action_is_a_duty(
    company: Company, due: Callable[[], Duty], due_on: str | None, state: State, reason: str
) -> None:
    action = company.action("Fix the guard", due=due_on)
    duty = due()
    assert (duty.task, duty.kind, duty.plan) == ("Fix the guard", "action", action)
    assert (duty.state, duty.reason) == (state, reason)


def test_it_is_the_duty_of_whoever_has_it_or_of_what_it_is_about(
    company: Company, all_due: Callable[[], list[Duty]]
) -> None:
    rick, unit, shop = company.worker(), company.unit(), company.site()
    company.action("a", assigned_id=rick, equipment_id=unit)
    company.action("b", assigned_name="Ada from the office", equipment_id=unit)
    company.action("c", equipment_id=unit)
    company.action("d", site_id=shop)
    company.action("e")
    subjects = {duty.task: (duty.subject, duty.subject_kind) for duty in all_due()}
    assert subjects == {
        "a": ("Rick Desjarlais", "worker"),
        "b": ("Ada from the office", "worker"),
        "c": ("101", "unit"),
        "d": ("Shop", "site"),
        "e": ("", None),
    }


def test_a_closed_action_is_no_duty(company: Company, all_due: Callable[[], list[Duty]]) -> None:
    company.action(resolved="2026-11-10")
    assert all_due() == []
