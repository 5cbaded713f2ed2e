"""Emergency: each weak record beside a sound one that a person would tell apart."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from desktop.audit.facts import AuditFacts
from desktop.values.audited.emergency import ContactFact, Emergency, TalkFact
from desktop.values.audited.people import Person, Who
from desktop.values.audited.places import SiteFact
from desktop.values.period import Period
from tests.builders.company import day
from tests.builders.emergency_facts import (
    DALE,
    EXTINGUISHERS,
    GONE,
    RICK,
    SHOP,
    TYLER,
    card,
    drill,
    facts,
    gear_plan,
    role,
    site_plan,
    who,
    with_plans,
)
from tests.builders.facts import done, stated


class Pair(NamedTuple):
    """What is found in `weak`, and nothing at all in `sound`."""

    title: str
    code: str
    weak: AuditFacts
    sound: AuditFacts


def _plans(title: str, code: str, weak: dict[str, Any], sound: dict[str, Any]) -> Pair:
    return Pair(
        title,
        code,
        facts(with_plans(site_plan(**weak))),
        facts(with_plans(site_plan(**sound))),
    )


def _drills(title: str, code: str, weak: dict[str, Any], sound: dict[str, Any]) -> Pair:
    def with_drill(more: dict[str, Any]) -> AuditFacts:
        return facts(Emergency(plans=(site_plan(),), drills=(drill(**more),)))

    return Pair(title, code, with_drill(weak), with_drill(sound))


def _roles(title: str, code: str, weak: AuditFacts, sound: AuditFacts) -> Pair:
    return Pair(title, code, weak, sound)


def _with_roles(*roles: Any, people: Sequence[Person] = (DALE, RICK), **more: Any) -> AuditFacts:
    return facts(with_plans(site_plan(), roles=roles), people=people, **more)


def _tagged(**more: Any) -> AuditFacts:
    service = gear_plan("annual", EXTINGUISHERS, "Extinguisher certification", **more)
    return facts(units=[EXTINGUISHERS], duties=[service])


def _at(*sites: SiteFact, plans: Sequence[Any] = ()) -> AuditFacts:
    return facts(with_plans(*plans), sites=sites)


_NO_911: Final = (ContactFact("Dale Kowalchuk", "Owner"), ContactFact("Hospital"))
_BARE: Final = SiteFact(id="shop", name="Shop")
_YARD: Final = SiteFact(id="yard", name="Yard", address="4127 46 Street, Rimbey (behind the shop)")
_FAR_YARD: Final = SiteFact(id="yard", name="Yard", address="9 Industrial Drive, Ponoka")
_PAD: Final = SiteFact(
    id="shop",
    name="Shop",
    address="7-22-40-3 W5M",
    active=(Period(day("2025-06-01"), day("2026-03-30")), Period(day("2026-05-01"), None)),
)
_LESSON, _ACT, _NAMES = "drill_without_lesson", "lesson_without_action", "drill_without_attendance"
_QUIET: Final = {"went_well": "Out in two minutes", "none_needed": ""}

PAIRS: Final = (
    # --- what the plan says
    _plans("no muster point", "plan_without_muster", {"without": ["muster_point"]},
           {"muster_point": "Gate"}),
    _plans("n/a as a muster point", "plan_without_muster", {"muster_point": "N/A"},
           {"muster_point": "North gate, NA pipe rack behind it"}),
    _plans("the label as a muster point", "plan_without_muster", {"muster_point": "Muster point"},
           {"muster_point": "Muster point sign at the gate"}),
    _plans(
        "no place to muster",
        "plan_without_muster",
        {"muster_point": "As per client"},
        {"muster_point": "Client's muster point at the wind sock"},
    ),
    _plans(
        "an ambulance for a hospital",
        "plan_without_hospital",
        {"nearest_hospital": "Call 911"},
        {"nearest_hospital": "Call 911 first; Sundre Hospital takes walk-ins"},
    ),
    _plans(
        "a map on the phone for a way",
        "plan_without_route",
        {"hospital_route": "Google maps"},
        {"hospital_route": "Google maps plus code 2V8X, Highway 22 south"},
    ),
    _plans("a muster point from the template", "plan_leftovers",
           {"muster_point": "[insert muster point]"}, {"muster_point": "Flag pole [north gate]"}),
    _plans("a hospital from the template", "plan_leftovers", {"nearest_hospital": "[hospital]"},
           {"nearest_hospital": "Rimbey Hospital [emergency entrance north]"}),
    _plans("the template's company", "plan_leftovers",
           {"procedures": "Your Company Name will call 911 and leave."},
           {"procedures": "The company will call 911 and leave."}),
    _plans("a contact from the template", "plan_leftovers",
           {"contacts": (ContactFact("911"), ContactFact("[insert name]", "Operator"))},
           {"contacts": (ContactFact("911"), ContactFact("Northfork operator", "Operator"))}),
    _plans("a number of letters", "plan_leftovers",
           {"contacts": (ContactFact("Foreman", "", "XXX-XXX-XXXX"),)},
           {"contacts": (ContactFact("Foreman", "", "403-555-0163"),)}),
    _plans("to be determined", "plan_leftovers", {"hospital_route": "TBD"},
           {"hospital_route": "Highway 584 east, 34 km"}),
    _plans("no hospital", "plan_without_hospital", {"without": ["nearest_hospital"]},
           {"without": ["nearest_hospital"],
            "hospital_route": "Highway 22 south to Sundre Hospital, 34 km"}),
    _plans("a dash for a hospital", "plan_without_hospital", {"nearest_hospital": "-"},
           {"nearest_hospital": "Sundre"}),
    _plans("no way to the hospital", "plan_without_route", {"without": ["hospital_route"]},
           {"without": ["hospital_route"],
            "nearest_hospital": "Foothills, via 16 Avenue, left on 29 Street"}),
    _plans("minutes are no way", "plan_without_route",
           {"without": ["hospital_route"], "nearest_hospital": "Red Deer Regional, 12 min"},
           {"without": ["hospital_route"],
            "nearest_hospital": "Red Deer Regional, 12 min, follow the H signs"}),
    _plans("nobody to call", "plan_without_numbers", {"contacts": ()},
           {"contacts": (ContactFact("911"),)}),
    _plans("names without numbers", "plan_without_numbers", {"contacts": _NO_911},
           {"contacts": (*_NO_911, ContactFact("Gas utility", "", "403-555-0260"))}),
    _plans("fire left out", "plan_parts_missing", {"without": ["fire_protection"]},
           {"fire_protection": "None but the extinguishers in the trucks"}),
    _plans("n/a for training", "plan_parts_missing", {"training_needs": "n/a"},
           {"training_needs": "No more than first aid for two"}),
    Pair("nobody finds the site", "plan_without_access",
         facts(with_plans(site_plan(without=["site_access"])), sites=[_BARE]),
         facts(with_plans(site_plan(without=["site_access"], is_located=True)), sites=[_BARE])),
    # --- how it is kept
    _plans("older than a year", "plan_not_reviewed", {"made_on": day("2025-11-15")},
           {"made_on": day("2025-11-16")}),
    _plans("a review too long ago", "plan_not_reviewed",
           {"made_on": day("2020-01-01"), "reviews": ((day("2025-10-01"), ""),)},
           {"made_on": day("2020-01-01"), "reviews": ((day("2026-10-01"), ""),)}),
    _plans("every six months by its own word", "plan_not_reviewed", {"review_months": 6},
           {"review_months": 24}),
    _plans("no date", "plan_not_reviewed", {"made_on": None},
           {"made_on": None, "reviews": ((day("2026-10-01"), ""),)}),
    Pair("opened again", "plan_not_reviewed", _at(_PAD, plans=[site_plan()]),
         _at(_PAD, plans=[site_plan(reviews=((day("2026-04-16"), "Gate moved"),))])),
    _plans("made by nobody", "plan_without_workers", {"involved": ()},
           {"involved": (Who(None, "Client's operator"),)}),
    _plans("made by the owner alone", "plan_without_workers", {"involved": (who(DALE),)},
           {"involved": (who(DALE), who(RICK))}),
    _plans("an empty line of who helped", "plan_without_workers", {"involved": (Who(None, " "),)},
           {"involved": (who(GONE),)}),
    _plans("never told", "no_tailgate_review", {"tailgate_on": None},
           {"tailgate_on": None, "made_on": day("2026-11-10")}),
    _plans("reviewed at the desk", "no_tailgate_review",
           {"tailgate_on": None, "reviews": ((day("2026-05-04"), "Numbers called"),)},
           {"tailgate_on": None, "reviews": ((day("2026-05-04"), "At the tailgate"),)}),
    Pair("a talk before the plan", "no_tailgate_review",
         facts(with_plans(site_plan(tailgate_on=None),
                          talks=(TalkFact(id="t", held_on=day("2026-02-13")),))),
         facts(with_plans(site_plan(tailgate_on=None),
                          talks=(TalkFact(id="t", held_on=day("2026-03-13")),)))),
    Pair("never drilled", "never_drilled", facts(Emergency(plans=(site_plan(),))),
         facts(Emergency(plans=(site_plan(made_on=day("2026-10-30")),)))),
    Pair("drilled elsewhere", "never_drilled",
         facts(Emergency(plans=(site_plan(),), drills=(drill(site_id="pad"),))),
         facts(Emergency(plans=(site_plan(),),
                         drills=(drill(site_id="pad", scenario="Fire, pad and shop"),)))),
    Pair("drilled two years ago", "never_drilled",
         facts(Emergency(plans=(site_plan(),), drills=(drill(on="2024-10-02"),))),
         facts(Emergency(plans=(site_plan(),), drills=(drill(site_id=None),)))),
    # --- sites
    Pair("a site without a plan", "site_without_plan",
         _at(SHOP, _FAR_YARD, plans=[site_plan()]), _at(SHOP, _YARD, plans=[site_plan()])),
    Pair("a site that is open", "site_without_plan",
         _at(SHOP, SiteFact(id="pad", name="Pad 7"), plans=[site_plan()]),
         _at(SHOP, SiteFact(id="pad", name="Pad 7", active=(Period(None, day("2026-09-01")),)),
             plans=[site_plan()])),
    # --- drills
    _drills("nothing learned", _LESSON, _QUIET, {}),
    _drills("praise only", _LESSON, _QUIET | {"went_well": "Went great"},
            _QUIET | {"went_well": "Went great, nothing to improve: counted in two minutes"}),
    _drills(
        "a fault without an end",
        _LESSON,
        _QUIET | {"went_well": "Radio was dead"},
        _QUIET | {"went_well": "Radio was dead, spare bought the same day"},
    ),
    _drills("n/a as a reason", _LESSON, _QUIET | {"none_needed": "n/a"},
            {"none_needed": "Numbers and route were right"}),
    _drills("told in the notes", _LESSON, _QUIET | {"notes": "Cold that day"},
            _QUIET | {"notes": "Debrief at the gate: all knew the way"}),
    _drills("a lesson without an action", _ACT,
            _QUIET | {"improvements": ("Horn cannot be heard in the booth",)},
            _QUIET | {"improvements": ("Horn cannot be heard in the booth",), "actions": ("a",)}),
    _drills("a lesson for later", _ACT, _QUIET | {"improvements": ("Second horn for the booth",)},
            _QUIET | {"improvements": ("Second horn for the booth installed next day",)}),
    _drills("nobody there", _NAMES, {"attendees": ()}, {"kind": "tabletop"}),
    # --- roles and first aid
    _roles("a role without a name", "role_without_person", _with_roles(role(None, "Fire warden")),
           _with_roles(role(RICK, "Fire warden"))),
    _roles("a role of somebody gone", "role_of_somebody_gone",
           _with_roles(role(GONE, "Fire warden"), people=(DALE, RICK, GONE)),
           _with_roles(role(GONE, "Fire warden", to_on=day("2026-04-24")),
                       people=(DALE, RICK, GONE))),
    _roles("first aid ran out", "first_aider_not_valid",
           _with_roles(role(), cards=[card(expires="2026-11-15"), card(TYLER)],
                       people=(DALE, RICK, TYLER)),
           _with_roles(role(), cards=[card(expires="2026-11-16"), card(TYLER)],
                       people=(DALE, RICK, TYLER))),
    _roles("a first aider without a card", "first_aider_not_valid",
           _with_roles(role(), cards=[card(TYLER)], people=(DALE, RICK, TYLER)),
           _with_roles(role(RICK, "Fire warden"), cards=[card(TYLER)], people=(DALE, RICK, TYLER))),
    _roles("nobody's first aid is valid", "first_aiders_missing",
           facts(cards=[card(expires="2026-01-31")]), facts()),
    # --- extinguishers
    Pair("a tag that ran out", "extinguisher_tag", _tagged(last=done("2025-10-20")),
         _tagged(last=done("2025-11-03"))),
    Pair("a stated tag that ran out", "extinguisher_tag", _tagged(last=stated("2025-05-01")),
         _tagged(last=stated("2026-07-19"))),
    Pair("never serviced", "extinguisher_tag", _tagged(in_force_from="2024-01-01"),
         _tagged(in_force_from="2026-02-01")),
)  # fmt: skip
