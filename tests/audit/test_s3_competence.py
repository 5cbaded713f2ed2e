"""Checks, products, others, and what holds of all rules on training (S3.5 to S3.7)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import State
from desktop.audit.rules.s3 import RULES
from desktop.values.audited.training import CheckPaper, OtherCompany, Product
from desktop.values.competency import MachineFact
from tests.builders.company import day
from tests.builders.training_facts import (
    DALE,
    FOREMAN,
    FORKLIFT,
    KAYLA,
    RICK,
    TRUCK,
    WELDER,
    card,
    check,
    facts,
    need,
    oriented,
    period,
    person,
    runs,
)
from tests.builders.training_rules import (
    HAND,
    OWNER,
    TYLER,
    judged,
    to_do,
)

# ---------------------------------------------------------------- S3.5


def at(*checks: Any, **more: Any) -> AuditFacts:
    return facts(machines=(FORKLIFT,), checks=checks, **more)


def test_operators_and_what_nobody_runs() -> None:
    sold = replace(TRUCK, id="t2", number="102", sold_on=day("2026-03-01"))
    lot = replace(TRUCK, id="t3", number="103", lot_size=2)
    trailer = MachineFact("tr", "T-1", "Truck trailer", "Trailer")
    some = facts(
        OWNER,
        HAND,
        person(KAYLA),
        machines=(FORKLIFT, TRUCK, lot, trailer),
        assignments=(runs(), runs(KAYLA)),
        checks=(check(),),
    )
    found = judged("competence_checked", some)
    assert (found.met, found.population) == (1, 2)
    assert to_do("competence_checked", some) == [
        "Watch Kayla Nguyen on FL-1, and file the signed check.",
    ]
    assert found.note == (
        "1 of 2 checks of a person on a unit are signed and up to date."
        " Nobody is put down as running 101."
    )
    nobody = facts(machines=(FORKLIFT, TRUCK, sold, lot, trailer))
    assert to_do("competence_checked", nobody) == [
        "Put down who runs FL-1, watch them, and file the signed check.",
        "Put down who runs 101, watch them, and file the signed check.",
    ]
    assert judged("competence_checked", nobody).note == "Nobody is put down as running FL-1, 101."


@pytest.mark.parametrize(
    ("one", "said", "what", "field"),
    [
        (check(result=None), None, "does not say how it went", "result"),
        (check(result="not_yet"), None, "did not pass", ""),
        (check(on="2023-11-15"), None, "ran out on 15 November: check again", ""),
        (check(), CheckPaper(), "does not say who made it", "assessor_id"),
    ],
)
def test_what_a_check_lacks(one: Any, said: CheckPaper | None, what: str, field: str) -> None:
    papers = {one.id: said} if said else None
    found = judged("competence_checked", at(one, assignments=(runs(),), papers=papers))
    assert (found.met, found.population) == (0, 1)
    assert what in found.missing[0].what
    assert found.missing[0].field == field
    assert (found.state is State.STALE) is (one.on == day("2023-11-15"))


def test_a_check_counts_without_an_assignment_and_an_old_one_harms_nobody() -> None:
    assert judged("competence_checked", at(check())).share == 1
    assert judged("competence_checked", at(check(on="2020-01-01"))).population == 1  # the forklift
    assert judged("competence_checked", at(check(result="supervised"))).share == 1


def test_a_unit_with_a_meter_of_which_nothing_is_said_is_run_by_somebody() -> None:
    digger = MachineFact("bh", "BH", "BH", has_meter=True)
    compressor = MachineFact("ac", "AC-1", "Shop air compressor", has_meter=True)
    box = MachineFact("x", "X")
    assert judged("competence_checked", facts(machines=(digger, compressor, box))).population == 1
    found = judged("competence_checked", facts(machines=(compressor, box)))
    assert found.state is State.NOT_APPLICABLE


def test_without_equipment_it_does_not_apply() -> None:
    found = judged("competence_checked", facts())
    assert found.state is State.NOT_APPLICABLE
    task = facts(checks=(check(unit=None, task="Hot work"),))
    assert judged("competence_checked", task).share == 1


# ---------------------------------------------------------------- S3.6


def test_people_and_products_count_half_each() -> None:
    products = (Product(id="a", name="Acetylene", has_sheet=True), Product(id="b", name="Diesel"))
    some = facts(products=products, cards=(card("whmis"),))
    found = judged("products_known", some)
    assert (found.share, found.met, found.population) == (Fraction(1, 2), 2, 4)
    assert to_do("products_known", some) == [
        "Dale Kowalchuk has no valid WHMIS training: book it, and file the card.",
        "Attach the data sheet of Diesel.",
    ]
    assert [ref.kind for ref in found.counted] == ["certificate", "hazardous_product"]


def test_exposed_is_of_whom_it_is_asked() -> None:
    products = (Product(id="a", name="Acetylene", has_sheet=True),)
    some = facts(products=products, needs=(need("whmis"),), cards=(card("whmis"),))
    assert judged("products_known", some).share == 1
    some = facts(OWNER, products=products, needs=(need("whmis"),))  # nobody welds
    assert judged("products_known", some).share == 1
    old = facts(OWNER, products=products, cards=(card("whmis", DALE, "2022-02-03"),))
    assert judged("products_known", old).share == Fraction(1, 2)


def test_without_products_it_does_not_apply() -> None:
    assert judged("products_known", facts()).state is State.NOT_APPLICABLE


# ---------------------------------------------------------------- S3.7


def test_others_are_counted_one_by_one() -> None:
    back = person(RICK, period("2024-04-01", "2025-10-31"), period("2026-04-01"))
    kayla = person(KAYLA, jobs=[(WELDER, period("2020-01-06", "2026-03-31")),
                                (FOREMAN, period("2026-04-01"))])  # fmt: skip
    companies = (
        OtherCompany(id="x", name="Parkland Crane"),
        OtherCompany(id="y", name="Bluebell Electric", oriented_on=day("2025-09-11")),
        OtherCompany(id="z", name="Sundre Hydrovac", oriented_on=day("2026-12-11")),
    )
    held = (
        oriented(None, "2026-02-02", id="crane", contractor_id="x"),
        oriented(None, "2026-02-04", id="v1", visitor="L. Marchuk"),
        oriented(None, "2026-09-16", id="v2", visitor="Delivery driver", signed=False),
        oriented(None, "2024-09-16", id="v3", visitor="Long ago"),
        oriented(KAYLA, "2026-04-02", id="job"),
    )
    some = facts(OWNER, back, kayla, contractors=companies, orientations=held)
    found = judged("others_oriented", some)
    assert (found.met, found.population) == (4, 7)
    assert [ref.id for ref in found.counted] == ["crane", "y", "v1", "job"]
    assert to_do("others_oriented", some) == [
        "Show Sundre Hydrovac around before they work again, and file the signed form.",
        "Delivery driver did not sign on 16 September: have visitors sign before they go in.",
        "Rick Desjarlais came back on 1 April: show them around again, and file the signed form.",
    ]
    without = facts(OWNER, kayla, orientations=())
    assert to_do("others_oriented", without) == [
        "Kayla Nguyen is Foreman since 1 April: go through the new job with them, and file it."
    ]


def test_a_first_job_and_the_same_job_are_no_change() -> None:
    first = person(KAYLA, period("2026-03-02"), jobs=[(WELDER, period("2026-03-02"))])
    same = person(RICK, jobs=[(WELDER, period("2021-01-01")), (WELDER, period("2026-03-02"))])
    gone = person(TYLER, period("2020-01-06", "2025-12-01"),
                  jobs=[(WELDER, period()), (FOREMAN, period("2026-03-02"))])  # fmt: skip
    unknown = person(DALE, jobs=[(WELDER, period()), ("office", period("2026-03-02"))])
    found = judged("others_oriented", facts(first, same, gone, unknown))
    assert found.state is State.NOT_APPLICABLE


# ---------------------------------------------------------------- all of them

_SOUND: dict[str, tuple[str, Callable[[int], Any]]] = {
    "oriented_in_time": ("orientations", lambda n: oriented(RICK, "2020-01-07", id=f"s{n}")),
    "orientation_complete": ("orientations", lambda n: oriented(KAYLA, "2026-05-11", id=f"s{n}")),
    "matrix_exists": ("needs", lambda n: need("whmis", [WELDER, FOREMAN, None][n % 3])),
    "certificates_valid": (
        "cards",
        lambda n: card(["h2s", "whmis"][n % 2], [DALE, RICK][n % 3 // 2]),
    ),
    "products_known": ("products", lambda n: Product(id=f"s{n}", name="Oxygen", has_sheet=True)),
    "others_oriented": (
        "orientations",
        lambda n: oriented(None, "2026-06-01", id=f"s{n}", visitor=f"V{n}"),
    ),
}


@pytest.mark.parametrize("rule", sorted(_SOUND))
@given(before=st.lists(st.integers(0, 5), max_size=4), more=st.lists(st.integers(0, 5), max_size=4))
def test_a_sound_record_more_never_lowers_a_share(
    rule: str, before: list[int], more: list[int]
) -> None:
    group, make = _SOUND[rule]
    base = {
        "orientations": (oriented(DALE), oriented(RICK, "2020-02-02", covered=["policy"], id="l")),
        "needs": (need(), need("whmis", None)),
        "cards": (card("whmis", DALE, has_copy=False),),
        "products": (Product(id="p", name="Diesel"),),
        "contractors": (OtherCompany(id="x", name="Parkland Crane"),),
    }

    def having(some: list[int]) -> AuditFacts:
        changed: dict[str, Any] = dict(base)
        changed[group] = (*base[group], *(make(n) for n in some))
        return facts(OWNER, HAND, **changed)

    assert judged(rule, having([*before, *more])).share >= judged(rule, having(before)).share


@given(
    n=st.integers(0, 3),
    assigned=st.booleans(),
    old=st.booleans(),
    unit=st.sampled_from(["fl", "t1"]),
)
def test_a_sound_check_more_never_lowers_a_share(
    n: int, assigned: bool, old: bool, unit: str
) -> None:
    some: dict[str, Any] = {
        "machines": (FORKLIFT, TRUCK),
        "assignments": (runs(),) if assigned else (),
    }
    before = (check(on="2019-05-04"),) if old else ()
    more = tuple(check([DALE, RICK][i % 2], unit, f"2026-0{i + 1}-02") for i in range(n))
    less_share = judged("competence_checked", facts(**some, checks=before)).share
    assert judged("competence_checked", facts(**some, checks=(*before, *more))).share >= less_share


@pytest.mark.parametrize("rule", sorted(RULES))
def test_nothing_on_file_breaks_no_rule(rule: str) -> None:
    found = judged(rule, facts(person(DALE, period("2030-01-01")), positions=(), kinds={},
                               orientations=()))  # fmt: skip
    assert found.share == 0
    assert found.note
