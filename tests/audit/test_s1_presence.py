"""S1.5 and S1.7 as tables: leaders and representatives who are seen in every quarter."""

from fractions import Fraction
from typing import Any

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s1 import RULES
from tests.builders.leadership_facts import (
    ALONE,
    CREW,
    DALE,
    JOSE,
    RICK,
    TYLER,
    facts,
    people,
    person,
    represents,
    was_there,
)

# a day of each quarter of the year to 16 November 2026
QUARTERS = ("2025-12-01", "2026-03-01", "2026-06-01", "2026-09-01")
FIVE = (*CREW[:3], person(TYLER), person(DALE.__class__("kim", "Kim Lee")))


def led(some: AuditFacts) -> Judged:
    return RULES["leaders_take_part"].judge(some)


def voice(some: AuditFacts) -> Judged:
    return RULES["representative"].judge(some)


@pytest.mark.parametrize(
    ("present", "share", "state"),
    [
        (was_there(DALE, *QUARTERS), 1, State.SUFFICIENT),
        (was_there(DALE, *QUARTERS[1:]), Fraction(2, 3), State.PARTIAL),
        (was_there(DALE, *QUARTERS[2:]), Fraction(1, 3), State.PARTIAL),
        (was_there(DALE, QUARTERS[0]), 0, State.MISSING),
        ((), 0, State.MISSING),
        (was_there(RICK, *QUARTERS), 0, State.MISSING),  # a foreman
        # the manager until he left, the owner since
        (was_there(TYLER, *QUARTERS[:2]) + was_there(DALE, *QUARTERS[2:]), 1, State.SUFFICIENT),
        (was_there(TYLER, *QUARTERS), Fraction(1, 3), State.PARTIAL),
        # the last day of one quarter and the first of the next
        (was_there(DALE, "2026-02-16", "2026-02-17", *QUARTERS[2:]), 1, State.SUFFICIENT),
        (was_there(DALE, "2026-02-15", "2026-02-16", *QUARTERS[2:]), Fraction(2, 3),
         State.PARTIAL),
    ],
)  # fmt: skip
def test_leaders_count_by_the_quarters_in_which_they_were_there(
    present: Any, share: Fraction | int, state: State
) -> None:
    judged = led(facts(present=present))
    assert (judged.share, judged.state) == (share, state)


def test_each_quarter_without_them_is_named_the_newest_first() -> None:
    judged = led(facts(present=was_there(DALE, *QUARTERS[1:3])))
    assert [one.what.partition(" no ")[0] for one in judged.missing] == [
        "From 17 August to 16 November",
        "From 17 November 2025 to 16 February 2026",
    ]
    assert judged.note == "An owner or manager took part in 2 of the 4 quarters."


def test_of_each_quarter_the_newest_record_of_each_kind_counts() -> None:
    present = (
        *was_there(DALE, "2026-09-01", "2026-09-08", "2026-09-02"),
        *was_there(DALE, "2026-09-03", kind="inspection"),
    )
    assert led(facts(present=present)).counted == (
        Ref("inspection", "inspection-2026-09-03"),
        Ref("meeting", "meeting-2026-09-08"),
    )


def test_a_company_in_which_nobody_is_marked_as_its_head_is_asked_who_that_is() -> None:
    judged = led(facts(people(person(RICK))))
    assert (judged.missing[0].kind, judged.missing[0].field) == ("worker", "is_owner")


def test_next_spring_asks_for_next_spring() -> None:
    present = was_there(DALE, *QUARTERS)
    assert led(facts(as_of="2027-05-31", present=present)).share == Fraction(1, 3)


# --- S1.7 ---------------------------------------------------------------------------------------


def test_with_fewer_than_five_people_no_representative_is_asked_for() -> None:
    judged = voice(facts())
    assert judged.state is State.NOT_APPLICABLE
    assert judged.reason.startswith("Fewer than five people")
    assert voice(facts(ALONE)).state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("named", "present", "share"),
    [
        ((represents(JOSE),), was_there(JOSE, *QUARTERS), 1),
        ((represents(JOSE),), was_there(JOSE, *QUARTERS[1:]), 0),
        ((represents(JOSE),), was_there(RICK, *QUARTERS), 0),
        # one after the other
        (
            (represents(RICK, until="2026-05-31"), represents(JOSE, "2026-06-01")),
            was_there(RICK, *QUARTERS[:2]) + was_there(JOSE, *QUARTERS[2:]),
            1,
        ),
        # before it was their turn
        ((represents(JOSE, "2026-06-01"),), was_there(JOSE, *QUARTERS), 0),
        ((represents(DALE),), was_there(DALE, *QUARTERS), 0),  # the owner
        ((represents(JOSE, until="2026-11-15"),), was_there(JOSE, *QUARTERS), 0),
        ((), (), 0),
    ],
)
def test_the_representative_is_in_place_and_took_part_in_every_quarter(
    named: Any, present: Any, share: int
) -> None:
    judged = voice(facts(people(*FIVE), representatives=named, present=present))
    assert judged.share == share
    assert bool(judged.missing) == (share == 0)


def test_a_representative_who_left_or_is_on_no_list_is_none() -> None:
    staying = (*FIVE[:3], FIVE[4], person(DALE.__class__("lou", "Lou Roy")), CREW[3])
    gone = represents(TYLER)
    stranger = represents(DALE.__class__("zed", "Zed"))
    judged = voice(facts(people(*staying), representatives=(gone, stranger)))
    assert (judged.state, judged.missing[0].kind) == (State.MISSING, "representative")


def test_a_quarter_in_which_fewer_worked_asks_for_nobody() -> None:
    grown = (*FIVE[:4], person(DALE.__class__("kim", "Kim Lee"), "2026-08-20"))
    named, present = (represents(JOSE),), was_there(JOSE, "2026-09-01")
    judged = voice(facts(people(*grown), representatives=named, present=present))
    assert (judged.share, judged.population) == (1, 1)
    assert judged.note == (
        "José Almeida represents the workers. A representative took part in 1 of 1 quarter."
    )
    assert judged.counted == (
        Ref("representative", "rep-jose"),
        Ref("meeting", "meeting-2026-09-01"),
    )
