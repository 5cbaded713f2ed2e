"""S4.6 and S4.7: what was found is fixed, and what is unsafe is not used."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s4_defects import defective_out_of_use, deficiencies_fixed
from desktop.values.audited.inspections import ExceptionFact
from desktop.values.audited.places import EquipmentFact, Places
from tests.builders.company import day
from tests.builders.inspection_facts import (
    NOBODY,
    change,
    doer,
    facts,
    failed,
    inspection,
    repair,
    trail,
)
from tests.builders.leadership_facts import RICK


def fixed(*each: Any, **more: Any) -> Judged:
    return deficiencies_fixed.judge(facts(each=each, **more))


def test_each_defect_has_a_sound_action() -> None:
    judged = fixed(failed(), trails=(trail(),))
    assert (judged.state, judged.missing) == (State.SUFFICIENT, ())
    assert judged.counted == (Ref("inspection", "i"), Ref("corrective_action", "a"))
    assert judged.note == (
        "1 of 1 deficiency has its fix, or an action with a name and a date, on record. "
        "1 action closed, median 9 days."
    )


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"assigned": NOBODY}, "assigned_id"),
        ({"due_on": None}, "due_on"),
        ({"resolved_by": NOBODY}, "resolved_by_id"),
        ({"proof": ""}, "proof"),
        ({"resolved_on": None}, "resolved_on"),
        ({"resolved_on": "2026-12-01"}, "resolved_on"),
        ({"resolved_on": None, "due_on": None}, "due_on"),
    ],
)
def test_an_action_that_lacks_something_earns_nothing(more: dict[str, Any], field: str) -> None:
    judged = fixed(failed(), trails=(trail(**more),))
    assert (judged.met, judged.state) == (0, State.MISSING)
    assert [(one.record, one.field) for one in judged.missing] == [
        (Ref("corrective_action", "a"), field)
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"proof": "", "has_file": True},
        {"proof": "", "closed_reason": "Truck was sold."},
        {"resolved_on": None, "due_on": "2026-11-16"},
        # put right at once, nobody had to be asked
        {"resolved_on": "2026-06-01", "assigned": NOBODY, "due_on": None},
    ],
)
def test_an_action_that_is_sound_otherwise(more: dict[str, Any]) -> None:
    assert fixed(failed(), trails=(trail(**more),)).share == 1


def test_a_fix_without_an_action_counts_where_it_is_on_record() -> None:
    repaired = fixed(failed(), maintenance=(repair(),))
    assert repaired.counted == (Ref("inspection", "i"), Ref("maintenance", "m"))
    assert fixed(failed("Bulb out, replaced")).share == 1
    lot = inspection(exceptions=(ExceptionFact("LD-4", "Rail bent", removed=True),))
    assert fixed(lot).share == 1


def test_what_nothing_followed_is_told_in_its_words() -> None:
    judged = fixed(failed(), failed("", id_="j", unit="gone"))
    assert [one.what for one in judged.missing] == [
        "Make an action for what was found on 101 on 1 June: “Marker light out”.",
        "Make an action for what was found on an inspection on 1 June: it failed, and nothing "
        "says why.",
    ]


def test_actions_from_inspections_that_are_not_in_the_file_count_too() -> None:
    named = trail(source="", source_kind="", found_in="shop inspection")
    assert (fixed(trails=(named,)).met, fixed(trails=(named,)).population) == (1, 1)
    lacks = trail(source="", source_kind="", found_in="pre-start", proof="")
    assert fixed(trails=(lacks,)).met == 0
    other = trail(source="x", source_kind="incident")
    old = trail(found="2025-01-01")
    assert fixed(trails=(other, old), doers=(doer(RICK, 4),)).share == 1


def test_nothing_found_and_nothing_inspected() -> None:
    judged = fixed(doers=(doer(RICK, 4),))
    assert (judged.state, judged.population) == (State.SUFFICIENT, 0)
    assert judged.counted == (Ref("inspection", "last of Rick Desjarlais"),)
    nothing = fixed()
    assert (nothing.state, nothing.missing[0].kind) == (State.MISSING, "inspection")


def test_what_lies_before_the_window_is_over() -> None:
    assert fixed(failed(on="2025-06-01")).population == 0


@given(st.integers(0, 3), st.integers(0, 3))
def test_a_defect_more_that_is_fixed_never_counts_less(bad: int, good: int) -> None:
    weak = [failed(id_=f"w{n}", unit="x") for n in range(bad)]
    sound = [failed(id_=f"s{n}") for n in range(good + 1)]
    trails = tuple(trail(id=f"a{n}", source=f"s{n}") for n in range(good + 1))
    before = fixed(*weak, *sound[:-1], trails=trails[:-1], doers=(doer(RICK, 4),))
    if weak or good:
        assert fixed(*weak, *sound, trails=trails).share >= before.share


# --- S4.7 -------------------------------------------------------------------------------------


def unsafe(defects: str = "Brakes soft", **more: Any) -> Any:
    return failed(defects, **({"safe": False} | more))


def kept_out(*each: Any, **more: Any) -> Judged:
    return defective_out_of_use.judge(facts(each=each, **more))


USED = {"u": (day("2026-05-30"), day("2026-06-04"))}


@pytest.mark.parametrize(
    "more",
    [
        {"changes": (change(),)},
        {"changes": (change(on="2026-06-04"),), "used": USED},
        {"maintenance": (repair(),), "used": USED},
        {"trails": (trail(resolved_on="2026-06-02"),), "used": USED},
        {"trails": (trail(interim="Red tag on the door"),), "used": USED},
    ],
)
def test_what_was_taken_out_before_the_next_use_is_enough(more: dict[str, Any]) -> None:
    judged = kept_out(unsafe(), **more)
    assert (judged.state, judged.missing) == (State.SUFFICIENT, ())
    assert len(judged.counted) == 2
    assert judged.note == ("1 of 1 unsafe result was tagged out or repaired before the next use.")


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"changes": (change("parked"),)},
        {"changes": (change(on="2026-06-05"),), "used": USED},
        {"changes": (change(on="2026-05-05"),)},
        {"maintenance": (repair("2026-06-20"),), "used": USED},
        {"trails": (trail(resolved_on=None),), "used": USED},
    ],
)
def test_what_was_used_meanwhile_is_not(more: dict[str, Any]) -> None:
    judged = kept_out(unsafe(), **more)
    assert judged.state is State.MISSING
    assert judged.missing[0].what == (
        "Write down when 101 was tagged out or repaired after 1 June: “Brakes soft”."
    )


def test_a_safe_inspection_after_it_is_a_use() -> None:
    after = inspection("2026-06-02", id_="j", safe=True)
    assert kept_out(unsafe(), after, changes=(change(on="2026-06-03"),)).met == 0


def test_what_stood_already_or_was_thrown_away_is_out_of_use() -> None:
    out = EquipmentFact(id="u", number="101", changes=(("out_of_order", day("2026-05-01")),))
    assert kept_out(unsafe(), places=Places({}, {"u": out})).met == 1
    thrown = unsafe("", exceptions=(ExceptionFact("S-1", "Cut", removed=True),))
    assert kept_out(thrown).met == 1
    assert kept_out(unsafe("Brakes soft. Tagged out.")).met == 1


def test_a_work_place_is_made_safe_by_what_was_done_at_once() -> None:
    place = unsafe("Trench not shored", site="s")
    assert kept_out(place, trails=(trail(interim="Fenced off", resolved_on=None),)).met == 1
    nameless = kept_out(unsafe("", unit="gone"))
    assert nameless.missing[0].what == (
        "Write down when what was unsafe was tagged out or repaired after 1 June: it was not safe "
        "to use."
    )


def test_nothing_unsafe_is_no_question() -> None:
    assert kept_out(failed()).state is State.NOT_APPLICABLE
