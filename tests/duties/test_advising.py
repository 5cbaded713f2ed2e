"""Advice, situation by situation, and never below what law or a standard asks for."""

from itertools import product
from typing import Any

import pytest

from desktop.duties.advice_looks import raised_to
from desktop.duties.advising import advise
from desktop.duties.doings import Because, Doing, is_looser
from desktop.duties.floor_of_law import holds, item_called, item_of, items, times_a_year
from desktop.duties.stated import stated_for
from desktop.store.fact_plans import rule_of
from desktop.values.rules import read_rule, say_rule
from desktop.values.stated import Looked, StatedFact, UnitSaid
from tests.builders.facts import COMPANY, plan

RULES = (
    "daily", "every working day", "weekly", "every 2 weeks", "monthly", "every 31 days",
    "every 5 weeks", "quarterly", "every 6 months", "yearly", "every 2 years", "before use",
    "weekly when in use", "monthly when in use, and on return to service", "every 5,000 km",
    "every 250 h or 6 months", "weekly from 1 May to 31 October",
    "yearly, by a competent person",
)  # fmt: skip


def stated(what: str, often: str, kind: str = "inspection_policy") -> StatedFact:
    return StatedFact("d", "Inspection policy", kind, what, often, rule_of(often))


def doing(rule: str = "weekly", **more: Any) -> Doing:
    """A weekly inspection that is stated and done as stated, unless something else is said."""
    of_plan = {key: more.pop(key) for key in ("kind", "task", "subject", "statutory", "keeps_on")
               if key in more}  # fmt: skip
    values: dict[str, Any] = {"stated": stated("Vehicle inspection", rule), "done": 52,
                              "looked": Looked(52, 20)}  # fmt: skip
    return Doing(plan=plan(rule, **of_plan), **(values | more))


TRAILER = UnitSaid("T-2", "Utility trailer", "Trailer", meter="none")
TRUCK = UnitSaid("103", "Pickup", "Truck", meter="km")
LIGHT, TOOLS = item_called("light_vehicle"), item_called("hand_tools")
QUIET = Looked(47, 0)
NONE: dict[str, Any] = {"stated": None}
# what is known, how many work here, what is proposed (None: nothing), and the new rule
SITUATIONS: list[tuple[Doing, int, Because | None, str]] = [
    (doing(), 3, None, ""),
    (doing(unit=TRAILER, item=LIGHT, moved=5, looked=QUIET), 3, Because.STILL,
     "monthly when in use, and on return to service"),
    (doing(unit=TRUCK, item=LIGHT, moved=5, looked=QUIET), 3, Because.STILL,
     "monthly or every 5,000 km when in use, and on return to service"),
    (doing(unit=TRAILER, item=LIGHT, moved=13, looked=QUIET), 3, Because.STILL,
     "monthly when in use, and on return to service"),
    (doing(unit=TRAILER, item=LIGHT, moved=14, looked=Looked(52, 3)), 3, None, ""),
    (doing(unit=TRAILER, item=LIGHT, moved=5, looked=Looked(47, 30)), 3, None, ""),
    (doing(unit=TRAILER, item=LIGHT, moved=5, looked=QUIET, weeks=20), 3, None, ""),
    (doing(unit=TRAILER, item=LIGHT, moved=5, looked=QUIET, out=True), 3, None, ""),
    (doing(unit=TRAILER, item=LIGHT, moved=5, looked=QUIET, bound_by="law"), 3, None, ""),
    (doing(unit=TRAILER, item=LIGHT, moved=5, looked=QUIET, statutory=True), 3, None, ""),
    (doing("weekly when in use", unit=TRAILER, item=LIGHT, moved=5, looked=Looked(9, 0)), 3,
     None, ""),
    (doing(item=TOOLS, looked=Looked(52, 0)), 3, Because.NOTHING_FOUND, "every 3 months"),
    (doing(item=TOOLS, looked=Looked(52, 1)), 3, None, ""),
    (doing("quarterly", item=TOOLS, looked=Looked(12, 0), done=4), 3, None, ""),
    (doing("daily", kind="meeting", subject=COMPANY, **NONE), 3, Because.CREW, "weekly"),
    (doing("every working day", kind="meeting", subject=COMPANY, **NONE), 5, Because.CREW,
     "weekly"),
    (doing("daily", kind="meeting", subject=COMPANY, done=365), 6, None, ""),
    (doing("quarterly", item=item_called("extinguisher"), done=4), 3, Because.BELOW, "monthly"),
    (doing("monthly when in use", item=item_called("extinguisher"), done=12), 3, Because.BELOW,
     "monthly"),
    (doing("monthly", stated=stated("Vehicle inspection", "weekly"), done=12), 3,
     Because.DIFFERS, "monthly"),
    (doing("monthly", stated=stated("Vehicle inspection", "weekly"), done=52), 3,
     Because.DIFFERS, "weekly"),
    (doing("weekly", stated=stated("Vehicle inspection", "monthly"), looked=Looked(52, 0)), 3,
     Because.DIFFERS, "monthly"),
    # law that names no time but each use, and what only bears its name
    (doing("weekly", unit=TRUCK, item=item_called("trip")), 3, Because.BELOW,
     "weekly, and before use"),
    (doing("weekly", item=item_called("trip")), 3, None, ""),
    (doing("every 6 months", unit=TRUCK, item=item_called("gas_monitor"), done=2), 3, None, ""),
    # what is serviced as often as it was promised stays promised
    (doing("yearly", kind="maintenance", stated=stated("Vehicle service", "every 6 months"),
           done=2, looked=Looked()), 3, Because.DIFFERS, "every 6 months"),
    (doing("yearly", kind="maintenance", stated=stated("Vehicle service", "every 6 months"),
           done=1, looked=Looked()), 3, Because.DIFFERS, "yearly"),
    (doing("monthly", done=51), 3, Because.MORE_OFTEN, "weekly"),
    (doing("monthly", done=51, stated_weeks=20), 3, None, ""),
    (doing(done=12), 3, Because.NOT_DONE, "monthly"),
    (doing(done=12, bound_by="maker"), 3, None, ""),
    (doing(**NONE), 3, Because.UNSTATED, ""),
    (doing(**NONE, bound_by="maker"), 3, None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "crew", "because", "rule"), SITUATIONS)
def test_situations(one: Doing, crew: int, because: Because | None, rule: str) -> None:
    found = advise([one], (), crew).proposals
    assert [proposal.because for proposal in found] == ([because] if because else [])
    for proposal in found:
        assert (say_rule(proposal.rule) if proposal.rule else "") == rule


EVERY = [
    doing(rule, item=item, unit=unit, moved=moved, looked=looked, done=done,
          stated=None if often is None else stated("Vehicle inspection", often),
          kind=kind, statutory=statutory)
    for item, rule, often in product((None, *items()), RULES, (None, *RULES))
    for unit, moved, looked, done, kind, statutory in (
        (TRAILER, 2, Looked(50, 0), 50, "inspection", False),
        (TRUCK, None, Looked(50, 20), 3, "inspection", False),
        (None, None, Looked(), 300, "meeting", False),
        (TRUCK, 2, Looked(50, 0), 0, "inspection", True),
    )
]  # fmt: skip


def test_no_proposal_is_less_frequent_than_what_binds() -> None:
    proposed = 0
    for one in EVERY:
        for proposal in advise([one], (), 3).proposals:
            rule = proposal.rule or one.rule
            assert rule is not None
            if proposal.because is not Because.BELOW:
                assert holds(rule, one.item), (one, proposal)
            least = one.item.binding if one.item else None
            if least is not None and (needed := times_a_year(least)) is not None:
                assert (times_a_year(rule) or 0) >= needed, (one, proposal)
            if one.is_bound and one.rule is not None and proposal.rule is not None:
                assert not is_looser(proposal.rule, one.rule), (one, proposal)
            proposed += 1
    assert proposed > 5_000


def test_nothing_that_is_below_what_binds_is_said_to_stay() -> None:
    held = [one for each in EVERY for one in advise([each], (), 3).held]
    assert held
    assert [one for one in held if not (one.doing.rule and holds(one.doing.rule, one.item))] == []


@pytest.mark.parametrize("item", items(), ids=lambda item: item.key)
def test_what_is_usual_is_no_less_than_what_binds(item: Any) -> None:
    assert holds(item.usual, item)
    for text in RULES:
        assert holds(raised_to(read_rule(text), item), item)


def test_a_line_without_a_plan_is_raised_to_the_minimum() -> None:
    (one,) = advise([], [stated("Fire extinguishers", "yearly")], 3).proposals
    assert one.because is Because.UNPLANNED
    assert one.rule is not None
    assert say_rule(one.rule) == "monthly"


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        (["Weekly check", "Trailer", "Utility trailer"], "light_vehicle"),
        (["Monthly check", "", "Fire extinguishers"], "extinguisher"),
        (["Tool check", "Hand tools", "Hand tools in the four truck boxes"], "hand_tools"),
        (["Vehicle inspection", "Forklift", ""], "forklift"),
        (["Inspect the chainsaws", "", ""], None),
        (["Sawhorses", "", ""], None),
    ],
)
def test_what_is_named(texts: list[str], key: str | None) -> None:
    item = item_of(*texts)
    assert (item.key if item else None) == key


LINES = (
    stated("Truck inspection, crew truck", "every 1,000 km or monthly"),
    stated("Truck inspection, other trucks", "weekly when in use"),
    stated("Vehicles and trailers", "weekly"),
    stated("Extinguishers, first-aid kits, eyewash", "monthly"),
    stated("Worksite inspection: office", "quarterly"),
    stated("Worksite inspection: shop, yard, active field sites", "monthly"),
    stated("Unit 108", "daily"),
    stated("Toolbox talk", "weekly", "communication"),
    stated("Safety meeting", "monthly", "communication"),
)


@pytest.mark.parametrize(
    ("kind", "name", "task", "about", "what"),
    [
        ("inspection", "101", "Truck inspection", ["Truck", "Crew truck"],
         "Truck inspection, crew truck"),
        ("inspection", "102", "Truck inspection", ["Truck", "Welding truck"],
         "Truck inspection, other trucks"),
        ("inspection", "T-1", "Trailer inspection", ["Trailer", "Flat deck"],
         "Vehicles and trailers"),
        ("inspection", "FE", "Monthly check", ["Fire extinguisher", "Extinguishers and trucks"],
         "Extinguishers, first-aid kits, eyewash"),
        ("inspection", "FK", "First-aid kit check", ["First-aid kit"],
         "Extinguishers, first-aid kits, eyewash"),
        ("inspection", "Office", "Worksite inspection", [], "Worksite inspection: office"),
        ("inspection", "Pad 7", "Worksite inspection", [],
         "Worksite inspection: shop, yard, active field sites"),
        ("inspection", "108", "Truck inspection", ["Truck"], "Unit 108"),
        ("meeting", "", "Toolbox talk", [], "Toolbox talk"),
        ("meeting", "", "Safety meeting with the crew", [], "Safety meeting"),
        ("meeting", "", "Management review", [], None),
        ("maintenance", "101", "Oil change", ["Truck"], None),
        ("inspection", "SL", "Sling inspection", ["Rigging"], None),
    ],
)  # fmt: skip
def test_which_line_speaks_of_a_duty(
    kind: str, name: str, task: str, about: list[str], what: str | None
) -> None:
    found = stated_for(kind, [name], task, about, LINES)
    assert (found.what if found else None) == what
