"""Where a chain of whys ends, what a cause without an area is worth, and when late is late."""

from datetime import timedelta

import pytest

from desktop.audit.wording.weighing import names_condition, names_no_cause
from desktop.values.audited.incidents import CauseFact, Incidents, InvestigationFact
from tests.audit.incident_facts import AS_OF, HAPPENED, codes, found, incident, investigation

BLAMING = ("The peeler slipped.", "She was not concentrating.")


def _of(one: InvestigationFact) -> list[str]:
    return codes(Incidents(incidents=(incident(),), investigations=(one,)))


def test_a_chain_that_ends_with_a_person_stops_there() -> None:
    one = investigation(whys=BLAMING, causes=(), actions=())
    [told] = found(Incidents(incidents=(incident(),), investigations=(one,)))
    assert (told.code, told.field) == ("cause_blames", "whys")
    assert "“She was not concentrating”" in told.message


def test_a_chain_that_goes_on_behind_the_person_does_not() -> None:
    further = (*BLAMING, "The line runs faster than two can peel.")
    assert _of(investigation(whys=further, causes=(), actions=())) == []


def test_a_cause_beside_the_chain_is_what_counts() -> None:
    assert "cause_blames" not in _of(investigation(whys=BLAMING))
    log = incident(cause_stated="No guard on the peeler")
    one = investigation(whys=BLAMING, causes=())
    assert codes(Incidents(incidents=(log,), investigations=(one,))) == []


def test_a_chain_that_may_still_go_on_is_left_in_peace() -> None:
    young = incident(happened_on=AS_OF - timedelta(days=5))
    one = investigation(
        started_on=AS_OF - timedelta(days=4), finished_on=None, whys=BLAMING, causes=(),
        actions=(), shared_on=None,
    )  # fmt: skip
    assert codes(Incidents(incidents=(young,), investigations=(one,))) == []


@pytest.mark.parametrize(
    ("cause", "weak"),
    [
        (CauseFact("The gate is on no maintenance list"), False),
        (CauseFact("The gate is on no maintenance list", "equipment"), False),
        (CauseFact("The gate is on no maintenance list", "people"), True),
        (CauseFact("The gate"), True),
    ],
)
def test_one_why_is_enough_beside_a_cause_in_the_way_of_working(
    cause: CauseFact, *, weak: bool
) -> None:
    one = investigation(whys=("The hinge broke.",), causes=(cause,))
    assert ("one_why" in _of(one)) is weak


@pytest.mark.parametrize(
    ("began", "done", "field"),
    [
        (7, 12, ""),
        (8, 12, "started_on"),
        (1, 28, ""),
        (1, 29, "finished_on"),
        (None, 29, "finished_on"),
        (8, None, "started_on"),
        (9, 8, "finished_on"),  # an impossible date, and not a late one
    ],
)
def test_late_is_a_long_weekend_after_the_days_or_twice_as_long(
    began: int | None, done: int | None, field: str
) -> None:
    one = investigation(
        started_on=None if began is None else HAPPENED + timedelta(days=began),
        finished_on=None if done is None else HAPPENED + timedelta(days=done),
    )
    told = found(Incidents(incidents=(incident(),), investigations=(one,)))
    assert [it.field for it in told] == ([field] if field else [])


def test_how_late_it_was_is_told() -> None:
    one = investigation(finished_on=HAPPENED + timedelta(days=40))
    [told] = found(Incidents(incidents=(incident(),), investigations=(one,)))
    assert told.code == "investigation_late"
    assert told.message == "It was finished 11 October, 40 days after it happened."
    assert told.fix.startswith("Finish the next one within 14 days")


@pytest.mark.parametrize(
    "text",
    ["Still under investigation", "Root cause could not be determined.", "Unknown - still pending"],
)
def test_that_no_cause_is_known_is_no_cause(text: str) -> None:
    assert names_no_cause(text)
    assert not names_condition(text)


def test_that_one_thing_is_unknown_does_not_take_the_rest_away() -> None:
    assert not names_no_cause("Cause of the spark unknown; the dust is on no cleaning schedule")
    assert not names_no_cause("...and so on")
