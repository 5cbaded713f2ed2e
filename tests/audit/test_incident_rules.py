"""Investigations: in time, down to a cause in the system, with an action (S5.3 to S5.5)."""

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.audit.judged import Ref, State
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.incidents import (
    CauseFact,
    Incidents,
)
from desktop.values.audited.people import People, Person, Who
from desktop.values.period import Period
from tests.audit.incident_facts import (
    AS_OF,
    DEEP,
    GLENN,
    HAPPENED,
    OWNER,
    action,
    investigation,
)
from tests.builders.incident_rules import (
    ALL,
    judge,
    one_event,
)


def test_an_investigation_in_time_with_a_worker_counts() -> None:
    judged = judge("investigated_in_time", one_event(investigation()))
    assert (judged.met, judged.population, judged.missing) == (1, 1, ())
    assert judged.counted == (Ref("incident", "i"), Ref("investigation", "v"))
    assert judged.note == (
        "1 of 1 incident investigated: begun within 3 days, finished within 14, with a worker."
    )


@pytest.mark.parametrize(
    ("change", "todo", "field"),
    [
        ({"started_on": None}, "enter when its investigation was begun", "started_on"),
        ({"started_on": HAPPENED - timedelta(days=1)}, "dated before it happened", "started_on"),
        ({"started_on": HAPPENED + timedelta(days=4)}, "was begun 5 September", "started_on"),
        ({"finished_on": None}, "finish its investigation", "finished_on"),
        ({"finished_on": HAPPENED + timedelta(days=15)}, "within 14 days", "finished_on"),
        ({"team": ()}, "name the worker", "team"),
        ({"team": (GLENN,)}, "name the worker", "team"),
        ({"team": (Who(None, "Some consultant"),)}, "name the worker", "team"),
    ],
)
def test_what_was_late_or_done_without_a_worker_does_not(
    change: dict[str, Any], todo: str, field: str
) -> None:
    judged = judge("investigated_in_time", one_event(investigation(**change)))
    assert (judged.met, judged.population) == (0, 1)
    [missing] = judged.missing
    assert missing.what.startswith("Lost time of 1 September: ")
    assert todo in missing.what
    assert (missing.record, missing.field) == (Ref("investigation", "v"), field)


def test_the_company_sets_its_own_days() -> None:
    late = investigation(started_on=HAPPENED + timedelta(days=5))
    relaxed = CompanyFacts(start_days=5, finish_days=30)
    assert judge("investigated_in_time", one_event(late), company=relaxed).share == ALL


def test_what_nobody_investigated_is_missing_and_the_log_is_no_substitute() -> None:
    [missing] = judge("investigated_in_time", one_event()).missing
    assert missing.what == "Lost time of 1 September: investigate it. Nobody has yet."
    assert (missing.record, missing.kind) == (Ref("incident", "i"), "investigation")
    [missing] = judge("investigated_in_time", one_event(cause_stated="No rail")).missing
    assert "The log states a cause" in missing.what


def test_owners_who_work_alone_investigate_by_themselves() -> None:
    alone = People({"o": OWNER})
    by_owner = one_event(investigation(team=(GLENN,)))
    assert judge("investigated_in_time", by_owner, people=alone).share == ALL
    nobody = one_event(investigation(team=()))
    assert judge("investigated_in_time", nobody, people=alone).share == 0
    hired_later = Person(id="w", name="Rick", employed=(Period(date(2026, 10, 1), None),))
    then = People({"o": OWNER, "w": hired_later})
    assert judge("investigated_in_time", by_owner, people=then).share == ALL


def test_who_was_not_asked_to_investigate_can_only_gain() -> None:
    minor = {"kind": "near_miss", "potential": "low"}
    assert judge("investigated_in_time", one_event(investigation(), **minor)).population == 1
    late = investigation(started_on=HAPPENED + timedelta(days=9))
    judged = judge("investigated_in_time", one_event(late, **minor))
    assert judged.state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("days_ago", "began", "waits"),
    [(3, None, True), (4, None, False), (14, 2, True), (15, 2, False)],
)
def test_there_is_time_to_begin_and_time_to_finish(
    days_ago: int, began: int | None, waits: bool
) -> None:
    on = AS_OF - timedelta(days=days_ago)
    under_way = [] if began is None else [
        investigation(started_on=on + timedelta(days=began), finished_on=None)
    ]  # fmt: skip
    judged = judge("investigated_in_time", one_event(*under_way, happened_on=on))
    assert (judged.state is State.NOT_APPLICABLE) is waits
    if waits:
        assert judged.reason.startswith("What happened in the period is still within the days")


@pytest.mark.parametrize(
    "rule", ["investigated_in_time", "system_causes", "causes_removed", "actions_followed_up"]
)
def test_where_nothing_grave_happened_it_does_not_apply(rule: str) -> None:
    for quiet in (
        Incidents(),
        one_event(kind="near_miss"),
        one_event(happened_on=date(2025, 1, 2)),
    ):
        judged = judge(rule, quiet)
        assert judged.state is State.NOT_APPLICABLE
        assert judged.reason == "Nothing happened in the period that has to be investigated."


# --- S5.4 -------------------------------------------------------------------------------------


def test_two_whys_and_a_cause_in_the_system() -> None:
    judged = judge("system_causes", one_event(investigation()))
    assert (judged.met, judged.population) == (1, 1)
    assert judged.counted == (Ref("investigation", "v"),)


@pytest.mark.parametrize(
    ("change", "todo", "field"),
    [
        ({"whys": ("It fell.",)}, "ask why again", "whys"),
        ({"whys": ("It fell.", " ", "It fell.", "n/a")}, "ask why again", "whys"),
        ({"causes": ()}, "name the cause", "causes"),
        ({"causes": (CauseFact("No guard"),)}, "say where the cause lies", "causes"),
        ({"causes": (CauseFact("New hire", "people"),)}, "people alone are none", "causes"),
        ({"causes": (CauseFact("Worker error", "training"),)}, "people alone are none", "causes"),
        ({"causes": (CauseFact("Unknown", "training"),)}, "people alone are none", "causes"),
    ],
)
def test_what_stays_on_the_surface(change: dict[str, Any], todo: str, field: str) -> None:
    judged = judge("system_causes", one_event(investigation(**change)))
    assert judged.met == 0
    [missing] = judged.missing
    assert todo in missing.what
    assert missing.field == field


def test_a_second_investigation_may_go_deeper() -> None:
    shallow = investigation("u", whys=())
    assert judge("system_causes", one_event(shallow, investigation())).share == ALL


def test_a_cause_in_the_log_alone_shows_no_way_to_it() -> None:
    judged = judge("system_causes", one_event(cause_stated="No rail on the scaffold"))
    assert (judged.met, judged.population) == (0, 1)
    # and a near miss in the log takes nothing away
    minor = one_event(kind="near_miss", cause_stated="No rail on the scaffold")
    assert judge("system_causes", minor).state is State.NOT_APPLICABLE


def test_who_investigates_a_near_miss_shows_how_well() -> None:
    near = one_event(investigation(whys=()), kind="near_miss")
    assert judge("system_causes", near).population == 1


# --- S5.5 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("causes", "actions", "potential", "met", "population"),
    [
        (DEEP, (action(),), "", 1, 1),
        (DEEP, (), "", 0, 1),
        (DEEP * 3, (action("a"), action("b")), "", 2, 3),
        (DEEP, (action("a"), action("b")), "", 1, 1),
        (DEEP, (action(what="Remind everybody to be careful"),), "medium", 1, 1),
        (DEEP, (action(what="Remind everybody to be careful"),), "high", 0, 1),
        (DEEP, (action(),), "high", 1, 1),
        (DEEP, (action(closed_reason="Shelf sold"),), "", 0, 1),
        ((), (action(),), "", 1, 1),
    ],
)
def test_an_action_for_every_cause(
    causes: Any, actions: Any, potential: str, met: int, population: int
) -> None:
    event = one_event(investigation(causes=causes, actions=actions), potential=potential)
    judged = judge("causes_removed", event)
    assert (judged.met, judged.population) == (met, population)
    assert bool(judged.missing) is (met < population)


def test_the_actions_of_the_incident_itself_count_too() -> None:
    event = one_event(investigation(actions=()), actions=(action(),))
    judged = judge("causes_removed", event)
    assert judged.counted == (Ref("corrective_action", "a"),)
    assert judged.note == "An action for 1 of 1 cause."


def test_an_incident_that_nobody_looked_into_has_a_cause_that_nobody_knows() -> None:
    judged = judge("causes_removed", one_event(actions=(action(),)))
    assert (judged.met, judged.population) == (0, 1)
    assert judged.missing[0].kind == "investigation"
