"""How the questions of element S3 stand: shares, what counts, what to do, counted by hand."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, State
from desktop.audit.rules.s3 import RULES
from desktop.values.audited.people import Who
from desktop.values.audited.training import CheckPaper, Exempt, OtherCompany, Product
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
    paper,
    period,
    person,
    runs,
)

OWNER = person(DALE, is_owner=True)
HAND = person(RICK, jobs=[(WELDER, period())])
TYLER = Who("tyler", "Tyler O'Brien")


def judged(rule: str, some: AuditFacts) -> Judged:
    return RULES[rule].judge(some)


def to_do(rule: str, some: AuditFacts) -> list[str]:
    return [one.what for one in judged(rule, some).missing]


# ---------------------------------------------------------------- S3.1


def crew_of_six() -> AuditFacts:
    """In time, late, never, unsigned, left within the year, left before it; and one of today."""
    people = [
        OWNER,
        person(RICK),
        person(KAYLA, period("2026-05-11")),
        person(TYLER, period("2025-03-03", "2026-01-20")),
        person(Who("gone", "Gone Long Ago"), period("2020-01-06", "2025-11-16")),
        person(Who("new", "New Today"), period("2026-11-15")),
        person(Who("nn", "No Name"), period("2026-02-02")),
    ]
    held = [
        oriented(DALE),
        oriented(RICK, "2020-01-17"),
        oriented(KAYLA, "2026-05-11", signed=False),
    ]
    return facts(*people, orientations=tuple(held))


def test_who_works_here_or_left_within_the_window_counts() -> None:
    found = judged("oriented_in_time", crew_of_six())
    assert (found.met, found.population, found.state) == (1, 5, State.PARTIAL)
    assert [ref.id for ref in found.counted] == ["o-dale-2020-01-06"]
    assert found.note == (
        "1 of 5 people were oriented, with a signature, by the day after the first."
        " Late: 1. Without one: 3."
    )
    assert to_do("oriented_in_time", crew_of_six()) == [
        "Kayla Nguyen works here since 11 May and has no signed orientation."
        " Do it now, and file the signed form.",
        "No Name works here since 2 February and has no signed orientation."
        " Do it now, and file the signed form.",
        "Tyler O'Brien left and has no signed orientation. If the paper exists, file it.",
        "Rick Desjarlais was oriented on 17 January 2020, 11 days after the first day."
        " If there is an earlier signed form, file it; the next person is shown around first.",
    ]
    opens = [(one.record.kind, one.field) for one in found.missing if one.record]
    assert opens == [("orientation", "signed"), ("worker", ""), ("worker", ""),
                     ("orientation", "done_on")]  # fmt: skip


def test_who_began_nobody_knows_when_only_needs_one() -> None:
    some = facts(replace(OWNER, employed=()), orientations=())
    assert to_do("oriented_in_time", some) == [
        "Dale Kowalchuk has no signed orientation. Do it now, and file the signed form."
    ]
    assert judged("oriented_in_time", facts(replace(OWNER, employed=()))).share == 1


def test_an_owner_alone_has_nobody_who_shows_them_around_in_time() -> None:
    late = (oriented(DALE, "2026-03-01", by=DALE),)
    assert judged("oriented_in_time", facts(OWNER, orientations=late)).share == 1
    assert judged("oriented_in_time", facts(OWNER, HAND, orientations=late)).share == 0


def test_nobody_at_all_is_no_division_by_nought() -> None:
    found = judged("oriented_in_time", facts(person(RICK, period("2027-01-04"))))
    assert (found.share, found.note) == (0, "Nobody worked here within the window.")


def test_a_later_day_looks_at_the_people_of_that_day() -> None:
    hired = [OWNER, HAND, person(KAYLA, period("2026-12-01"))]
    assert judged("oriented_in_time", facts(*hired)).share == 1
    assert judged("oriented_in_time", facts(*hired, as_of="2026-12-02")).share == 1
    assert judged("oriented_in_time", facts(*hired, as_of="2026-12-03")).share == Fraction(2, 3)


# ---------------------------------------------------------------- S3.2


def test_the_fullest_form_counts_used_or_written() -> None:
    short = (oriented(RICK, covered=["policy", "hazards", "site"]),)
    found = judged("orientation_complete", facts(orientations=short))
    assert (found.met, found.population) == (2, 8)
    assert len(found.missing) == 6
    assert found.missing[0].field == "covers_rights"
    text = "Safety policy, right to refuse, hazards of the shop, PPE, muster point, near misses"
    form = (paper("New hire orientation", text, "2025-01-09"),)
    found = judged("orientation_complete", facts(orientations=short, orientation_forms=form))
    assert (found.met, [ref.kind for ref in found.counted]) == (6, ["document"])
    assert [one.field for one in found.missing] == ["text", "text"]


def test_forms_that_say_nothing_cover_nothing() -> None:
    bare = (oriented(RICK, covered=(), tells=False),)
    found = judged("orientation_complete", facts(orientations=bare))
    assert (found.share, found.state, len(found.missing)) == (0, State.MISSING, 1)
    assert found.note == "1 orientation is on file, and it does not say what it covered."
    assert found.missing[0].record is not None
    nothing = judged("orientation_complete", facts(orientations=()))
    assert nothing.missing[0].record is None
    assert nothing.note == "No orientation is on file."
    visitor = (oriented(None, visitor="L. Marchuk"),)
    assert judged("orientation_complete", facts(orientations=visitor)).share == 0
    empty = (paper("Orientation"),)
    assert judged("orientation_complete", facts(orientations=(), orientation_forms=empty)).met == 0


# ---------------------------------------------------------------- S3.3


def test_a_matrix_needs_a_line_for_each_position_in_use() -> None:
    foreman = replace(OWNER, positions=((FOREMAN, period()),))
    some = facts(foreman, HAND, positions=(WELDER, FOREMAN, "office"), needs=(need(),))
    found = judged("matrix_exists", some)
    assert (found.met, found.population) == (1, 2)
    assert to_do("matrix_exists", some) == ["Write down which training a Foreman needs."]
    assert found.note == (
        "For 1 of 2 positions it is written which training they need."
        " Marked as asked for by the law or a client: 1 of 1."
    )
    assert [ref.id for ref in found.counted] == ["n-welder-h2s"]
    for_all = facts(foreman, HAND, needs=(need("forklift", None),))
    assert judged("matrix_exists", for_all).share == 1
    assert judged("matrix_exists", for_all).note.endswith("the law or a client: 0 of 1.")
    unwritten = judged("matrix_exists", facts(foreman, HAND)).note
    assert unwritten == "For 0 of 2 positions it is written which training they need."


@pytest.mark.parametrize(
    ("needs", "papers", "share"),
    [
        ([need(written_on=day("2025-11-16"))], [], 1),
        ([need(written_on=day("2025-11-15"))], [], 0),
        ([need(written_on=day("2024-11-15"))], [paper("Training matrix", on="2026-01-05")], 1),
        ([need(written_on=day("2024-11-15"))], [paper("Training matrix", on="2025-01-05")], 0),
        ([need(written_on=day("2024-11-15"))], [paper("Training matrix")], 0),
        # entered later than the day that is asked about, and not dated
        ([need(written_on=day("2026-11-23"))], [], 1),
        ([need(written_on=day("2024-01-08"), period=period("2026-01-08"))], [], 1),
        ([need(), need("whmis", period=period("2027-01-08"))], [], 1),
        ([need(period=period("2027-01-08"), written_on=None)], [], 0),
        ([need("unknown kind")], [], 0),
    ],
)
def test_a_matrix_grows_old(needs: list[Any], papers: list[Any], share: int) -> None:
    some = facts(needs=tuple(needs), matrix_papers=tuple(papers))
    assert judged("matrix_exists", some).share == share


def test_an_old_matrix_is_to_be_looked_at() -> None:
    old = (need(written_on=day("2024-11-15")),)
    found = judged("matrix_exists", facts(needs=old))
    assert (found.state, found.missing[0].record) == (State.STALE, None)
    assert found.missing[0].what == (
        "Go through the training matrix: nobody noted that since 15 November 2024."
    )
    both = (paper("Matrix", on="2024-12-01", id_="b"), paper("Matrix 2023", on="2023-12-01"))
    found = judged("matrix_exists", facts(needs=old, matrix_papers=both))
    assert found.missing[0].record is not None
    assert found.missing[0].record.id == "b"


def test_no_position_is_said() -> None:
    found = judged("matrix_exists", facts(positions=(), needs=(need(),)))
    assert (found.share, found.note) == (0, "No position is on the list.")


# ---------------------------------------------------------------- S3.4


def test_what_is_required_counts_when_valid_and_copied() -> None:
    tyler = person(TYLER, jobs=[(WELDER, period())])
    kayla = person(KAYLA, jobs=[(WELDER, period())])
    cards = (
        card(),
        card(who=KAYLA, has_copy=False),
        card(who=TYLER, issued="2022-02-03"),
        card(who=TYLER, issued="2026-12-24"),
    )
    some = facts(OWNER, HAND, kayla, tyler, person(Who("e", "Emma"), jobs=[(WELDER, period())]),
                 needs=(need(),), cards=cards)  # fmt: skip
    found = judged("certificates_valid", some)
    assert (found.met, found.population, found.state) == (1, 4, State.PARTIAL)
    assert found.note == (
        "4 certificates are required: 2 valid, 1 of them with a copy. Expired: 1. Not on file: 1."
    )
    assert to_do("certificates_valid", some) == [
        "Emma has no H2S Alive on file: book it, or file the card.",
        "H2S Alive of Tyler O'Brien expired on 3 February 2025: renew it, and attach the new card.",
        "Attach a copy of the card: H2S Alive of Kayla Nguyen.",
    ]


def test_all_that_lacks_had_been_enough_once() -> None:
    old = facts(needs=(need(),), cards=(card(issued="2022-02-03"),))
    assert judged("certificates_valid", old).state is State.STALE


def test_a_longer_card_without_a_copy_does_not_take_one_with_a_copy_away() -> None:
    cards = (card(), replace(card(issued="2026-02-03"), has_copy=False))
    assert judged("certificates_valid", facts(needs=(need(),), cards=cards)).share == 1


def test_nothing_required_is_not_enough_and_exempt_is() -> None:
    nothing = judged("certificates_valid", facts(cards=(card(),)))
    assert (nothing.share, nothing.state, len(nothing.missing)) == (0, State.MISSING, 1)
    exempt = (Exempt(id="e", worker_id="rick", type_id="h2s", reason="Office only"),)
    some = facts(needs=(need(),), exemptions=exempt)
    assert judged("certificates_valid", some).share == 1
    ended = (replace(exempt[0], period=period(None, "2026-06-30")),)
    assert judged("certificates_valid", facts(needs=(need(),), exemptions=ended)).share == 0


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
