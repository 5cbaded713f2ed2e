"""Inspections and their rhythm: each weak one beside a sound one that resembles it."""

from typing import Any, Final, NamedTuple

from desktop.audit.facts import AuditFacts
from desktop.values.audited.inspections import ExceptionFact, InspectionFact, LooseFact
from tests.builders.company import day
from tests.builders.facts import skip
from tests.builders.inspection_facts import (
    LADDERS,
    NOBODY,
    TRUCK,
    change,
    doer,
    every,
    facts,
    failed,
    inspection,
    line,
    plan,
    repair,
    trail,
)
from tests.builders.leadership_facts import DALE, JOSE, RICK

NOTHING_FOLLOWED: Final = "defect_without_action"
STILL_USED: Final = "failed_without_tag_out"
RHYTHM: Final = "inspected_against_policy"


class Pair(NamedTuple):
    """What is found in `weak`, once and nothing else, and nothing at all in `sound`."""

    title: str
    code: str
    weak: AuditFacts
    sound: AuditFacts


def _defect(title: str, weak: Any, sound: Any, weak_more: Any = None, **sound_more: Any) -> Pair:
    def written(one: Any) -> InspectionFact:
        return failed(one) if isinstance(one, str) else one

    return Pair(
        title,
        NOTHING_FOLLOWED,
        facts(each=(written(weak),), **(weak_more or {})),
        facts(each=(written(sound),), **sound_more),
    )


def _remark(text: str, **more: Any) -> InspectionFact:
    """What is written on a sheet that passed, or on which nobody ticked a result."""
    return inspection(defects=text, **more)


def _unsafe(defects: str = "Brake pedal soft", **more: Any) -> InspectionFact:
    return failed(defects, safe=False, **more)


def _lot(*exceptions: ExceptionFact, **more: Any) -> InspectionFact:
    return inspection(unit="l", exceptions=exceptions, **more)


_DEFECTS: Final = (
    _defect("no action", "Marker light out", "Marker light out", trails=(trail(),)),
    _defect("an action of another unit", "Horn not working", "Horn not working",
            {"trails": (trail("Horn of 102", source="", unit="x"),)},
            trails=(trail("Horn", source="", unit="u"),)),
    _defect("an action from half a year before", "Horn not working", "Horn not working",
            {"trails": (trail("Horn of 101", "2025-12-01", source="", resolved_on="2025-12-09"),)},
            trails=(trail("Horn of 101", "2026-06-20", source=""),)),
    _defect("known and still to be done", "Backup alarm does not sound",
            "Backup alarm does not sound",
            {"trails": (trail("Backup alarm of 101", "2026-04-01", source="inv",
                              resolved_on="2026-04-09"),)},
            trails=(trail("Backup alarm of 101", "2026-04-01", source="inv",
                          resolved_on="2026-06-09"),)),
    _defect("a repair before it", "Tire low", "Tire low",
            {"maintenance": (repair("2026-05-02", "Tire changed"),)},
            maintenance=(repair("2026-06-02", "Tire changed"),)),
    _defect("an oil change is no repair of a horn", "Horn dead", "Horn dead",
            {"maintenance": (repair(what="Engine oil, filter", plan="oil"),)},
            maintenance=(repair(what="Engine oil, filter, new horn", plan="oil"),)),
    _defect("to be replaced", "Tire worn, needs to be replaced", "Tire worn, replaced"),
    _defect("not repaired yet", "Windshield crack - not repaired yet",
            "Windshield crack - repaired the same day"),
    _defect("the second of two", "Marker bulb replaced; horn not working",
            "Marker light out; bulb replaced"),
    _defect("ordered", "Mirror broken, new one ordered", "Mirror broken, new one installed"),
    _defect("all good but", _remark("All good but left mirror cracked"), _remark("All good, ok")),
    _defect("no of a thing that must be there", _remark("No guard on bench grinder"),
            _remark("No visible damage, no leaks")),
    _defect("passed with a defect", _remark("cracked windshield", result="pass"),
            _remark("washed and fuelled", result="pass")),
    _defect("failed and nothing says why", failed(""), inspection(result="pass")),
    _defect("an item that failed",
            inspection(failed=(("Brakes", "Pedal soft"), ("Lights", "Bulb replaced"))),
            inspection(failed=(("Brakes", "Adjusted on the spot"), ("Lights", "Bulb replaced")))),
    _defect("one of a lot left in it", _lot(ExceptionFact("LD-4", "Rail bent", removed=False)),
            _lot(ExceptionFact("LD-4", "Rail bent", removed=True))),
    _defect("one of a lot with no word", _lot(ExceptionFact("LD-4")),
            _lot(ExceptionFact("LD-4", "Label worn, re-marked", removed=False))),
    _defect("another thing found on the same day", "Horn not working", "Horn not working",
            {"trails": (trail("Fire door blocked", source="", found_in="inspection"),)},
            trails=(trail("Replace horn", source="", found_in="inspection"),)),
    _defect("a remark that it has to be fixed", failed(notes="Has to be fixed"),
            failed(notes="Fixed by Rick the same day")),
    _defect("a site without an action", failed("East exit blocked", site="s"),
            failed("East exit blocked", site="s"),
            trails=(trail("Exit blocked by stands", source="", found_in="shop inspection"),)),
)  # fmt: skip

_TAG_OUTS: Final = (
    Pair("unsafe and nothing done", STILL_USED, facts(each=(_unsafe(),)),
         facts(each=(_unsafe(),), changes=(change(),), trails=(trail(),))),
    Pair("tagged out after it was used", STILL_USED,
         facts(each=(_unsafe(),), changes=(change(on="2026-06-09"),),
               used={"u": (day("2026-06-04"),)}),
         facts(each=(_unsafe(),), changes=(change(on="2026-06-02"),),
               used={"u": (day("2026-06-04"),)}, trails=(trail(),))),
    Pair("repaired after it was used", STILL_USED,
         facts(each=(_unsafe(),), maintenance=(repair("2026-06-20"),),
               used={"u": (day("2026-06-04"),)}),
         facts(each=(_unsafe(),), maintenance=(repair("2026-06-03"),),
               used={"u": (day("2026-06-04"),)})),
    Pair("said to be tagged", STILL_USED,
         facts(each=(_unsafe("Brakes soft, should be tagged out"),)),
         facts(each=(_unsafe("Brakes soft. Tagged out."),), trails=(trail(),))),
    Pair("an item that takes it out of use", STILL_USED,
         facts(each=(failed(tags_out=True),)),
         facts(each=(failed(tags_out=True, safe=True),), trails=(trail(),))),
)  # fmt: skip

_NAMES: Final = (
    Pair("nobody named", "inspection_without_name", facts(each=(inspection(by=NOBODY),)),
         facts(each=(inspection(by=NOBODY, others=(JOSE,)),))),
)  # fmt: skip


def _weekly(days: int, **more: Any) -> AuditFacts:
    weekly = plan("weekly", TRUCK)
    return facts((weekly,), {weekly.id: every(days)}, **more)


_YEARS: Final = (
    Pair("a year and never a defect", "never_a_defect", _weekly(7),
         _weekly(7, each=(failed(),), trails=(trail(),))),
    Pair("a year on no duty and never a defect", "never_a_defect",
         facts(loose=(LooseFact(site="s", days=every(30), last_id="last"),)),
         facts(loose=(LooseFact(site="s", task="Extinguishers", days=every(30)),
                      LooseFact(unit="gone", days=every(30))))),
    Pair("half a year says nothing", "never_a_defect", _weekly(20),
         facts((plan("weekly", TRUCK),), {"p-u": every(7, "2026-05-20")})),
    Pair("extinguishers rarely have any", "never_a_defect",
         facts((plan("monthly", LADDERS, task="Ladder inspection"),), {"p-l": every(30)}),
         facts((plan("monthly", LADDERS, task="Extinguisher check"),), {"p-l": every(30)})),
    Pair("one who never finds any", "never_a_defect_by_one_person",
         facts(each=tuple(failed(id_=f"{n}", by=JOSE) for n in "123"),
               trails=tuple(trail(id=n, source=n) for n in "123"),
               doers=(doer(RICK, 60), doer(JOSE, 60))),
         facts(each=tuple(failed(id_=f"{n}", by=(JOSE, RICK)[n == "2"]) for n in "123"),
               trails=tuple(trail(id=n, source=n) for n in "123"),
               doers=(doer(RICK, 60), doer(JOSE, 60), doer(DALE, 12),
                      doer(DALE, 60, "2026-05-01")))),
)  # fmt: skip


def _shop(rule: str, *done: str, said: str = "monthly", **more: Any) -> AuditFacts:
    of_shop = plan(rule, in_force_from=day("2025-06-01"))
    more = {"stated": (line(often=said),), "each": (failed(site="s"),), "trails": (trail(),)} | more
    return facts((of_shop,), {of_shop.id: [day(on) for on in done]}, **more)


def _loose(days: int, **more: Any) -> LooseFact:
    """A truck that is inspected on no duty."""
    values: dict[str, Any] = {"unit": "u", "task": "Truck inspection", "last_id": "last"}
    return LooseFact(days=every(days)[: 9 if days > 20 else None], **(values | more))


MONTHS: Final = tuple(f"2026-{month:02}-12" for month in range(1, 11))

_RHYTHMS: Final = (
    Pair("planned less often than the policy says", RHYTHM,
         _shop("quarterly", "2025-12-12", *MONTHS), _shop("monthly", "2025-12-12", *MONTHS)),
    Pair("done less often than the policy says", RHYTHM, _shop("monthly", *MONTHS[::3]),
         _shop("monthly", "2025-12-12", *MONTHS[:5], "2026-06-20", *MONTHS[6:])),
    Pair("no plan, and less often than the policy says", RHYTHM,
         facts(stated=(line(),), each=(inspection("2026-02-01", site="s"),)),
         facts(stated=(line(),), each=tuple(inspection(on, site="s")
                                            for on in ("2025-12-12", *MONTHS)))),
    Pair("a truck without a plan, less often than the policy says", RHYTHM,
         facts(stated=(line("Truck inspection", "weekly"),), loose=(_loose(30),)),
         facts(stated=(line("Truck inspection", "weekly"),), loose=(_loose(7),),
               each=(failed(),), trails=(trail(),))),
    Pair("the schedule is the policy", RHYTHM,
         _shop("monthly", *MONTHS[::3], stated=(), sources={"p-s": ("policy", "")}),
         _shop("monthly", *MONTHS[::3], stated=(), sources={"p-s": ("maker", "")})),
    Pair("let go with a reason", RHYTHM, _shop("monthly", *MONTHS[3:], said="monthly"),
         facts((plan("monthly", in_force_from=day("2025-06-01"), skips=tuple(
                    skip(on, on) for on in ("2025-12-17", "2026-01-17", "2026-02-17"))),),
               {"p-s": [day(on) for on in MONTHS[2:]]},
               stated=(line(),), each=(failed(site="s"),), trails=(trail(),))),
)  # fmt: skip

PAIRS: Final = (*_DEFECTS, *_TAG_OUTS, *_NAMES, *_YEARS, *_RHYTHMS)
