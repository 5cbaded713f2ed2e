"""Incidents and investigations, each weak one beside a sound one that resembles it."""

from datetime import date
from typing import Any, Final

from tests.builders.labelled import Pair, Saved, differing, pair, rec

LOG: Final = {
    "happened_on": "2026-09-01", "kind": "first_aid", "reported_by_id": "@jose",
    "reported_on": "2026-09-01", "reportable": "no",
}  # fmt: skip
LOOKED: Final = {"started_on": "2026-09-02", "finished_on": "2026-09-09",
                 "team": [{"worker_id": "@jose"}]}  # fmt: skip
ACTION: Final = {"found_on": "2026-09-03", "due_on": "2026-12-01", "assigned_id": "@rick"}


def _cause(code: str, what: str, weak: str, sound: str, done: str) -> Pair:
    """The cells of a log: what happened, its cause, what was done."""
    both = LOG | {"what": what, "action_stated": done}
    return differing(code, "incident", both, {"cause_stated": weak}, {"cause_stated": sound})


def _deed(what: str, cause: str, weak: str, sound: str) -> Pair:
    both = LOG | {"what": what, "cause_stated": cause}
    return differing("action_addresses_no_cause", "incident", both, {"action_stated": weak},
                     {"action_stated": sound})  # fmt: skip


def _looked(code: str, what: str, weak: Any, sound: Any, action: str, **event: Any) -> Pair:
    """An incident with an investigation, which differs, and an action that came of it."""

    def of(values: Any) -> tuple[Saved, ...]:
        done = values.get("action", action)
        said = {name: one for name, one in values.items() if name != "action"}
        return (
            rec("incident", "event", what=what, **(LOG | event)),
            rec("investigation", "report", incident_id="@event", **(LOOKED | said)),
            *((rec("corrective_action", what=done, source_kind="investigation",
                   source_id="@report", **ACTION),) if done else ()),
        )  # fmt: skip

    return pair(code, of(weak), of(sound), about="report")


def _causes(*some: tuple[str, str], whys: tuple[str, ...] = ()) -> Any:
    return {"causes": [{"cause": text, "area": area} for text, area in some],
            "whys": [{"why": text} for text in whys]}  # fmt: skip


def _hours(last: int, kind: str = "first_aid") -> list[Saved]:
    """Twelve months of work; the last is as long as it is said to be."""
    months = [date(2025 + (n > 12), (n - 1) % 12 + 1, 1) for n in range(12, 24)]
    worked = [rec("hours_worked", month_on=on.isoformat(), hours=last if n == 11 else 440)
              for n, on in enumerate(months)]  # fmt: skip
    return [*worked, rec("incident", what="Cut thumb on a burr", cause_stated="Burrs not filed",
                         action_stated="File at each bench", **(LOG | {"kind": kind}))]  # fmt: skip


GOOD: Final = _causes(("No rail on the landing", "equipment"),
                      whys=("He fell", "There is no rail"))  # fmt: skip

PAIRS: Final = (
    *(
        _cause("cause_blames", what, weak, sound, done)
        for what, weak, sound, done in (
            ("Dust in left eye at the bench grinder", "Worker error",
             "Eye shield of the grinder broken since spring", "New shield fitted"),
            ("Forks punctured door 1", "Operator not paying attention",
             "Forks cannot be seen from the seat with a full load", "Stop line painted"),
            ("Backed into the bollard", "Driver error",
             "Driver error because the bollard stands in the blind spot", "Camera on 102"),
            ("Slipped on the steps of the trailer", "He should have been more careful",
             "Heater drips on the steps and freezes", "Drain moved"),
            ("Cut finger on tin", "Lack of common sense", "Offcuts stacked with the burr up",
             "Rack for offcuts"),
            ("Hit by a falling wrench", "Bad luck", "No tool lanyards on the job",
             "Lanyards bought"),
            ("Strained back with a valve", "Improper lifting technique",
             "No lift for valves over 20 kg", "Lift table bought"),
            ("Hand caught in the door", "Complacency",
             "Door closer broken, door slams in the wind", "Closer replaced"),
            ("Rolled the quad", "New guy fooling around",
             "New hand sent out on the quad before anybody checked him", "Key kept by Rick"),
            ("Burned wrist at the oven", "Rushing", "Rushing: one pair of mitts for three cooks",
             "Six pairs of mitts"),
            ("Hose whipped", "Did not follow SWP", "SWP does not say to bleed the line",
             "SWP-09 now says so, bleed valve added"),
            ("Fell off the ladder", "Employee failed to maintain three points of contact",
             "Ladder stood on loose gravel, no footing board", "Footing boards on each truck"),
            ("Spilled acid", "Human factor", "Jug has no handle and is filled to the rim",
             "Jugs with handles"),
            ("Clipped a parked car", "Lapse in judgement", "Mirror of 104 was loose",
             "Mirror fixed"),
        )
    ),
    *(
        _cause("cause_repeats", what, weak, sound, done)
        for what, weak, sound, done in (
            ("Load shifted on T-1, strap ratchet failed", "Load shifted because the strap failed",
             "Straps are on no inspection list, wear not seen", "Straps added to the list"),
            ("Worker slipped on ice in the yard", "Slipped on ice",
             "Roof drain empties onto the path", "Drain rerouted"),
            ("Truck 103 hit the gate post", "The truck hit the post",
             "Gate 20 cm wider than the truck, no marker", "Gate widened"),
            ("Chain broke while lifting the skid", "Chain broke",
             "Chain not rated for the skid", "Chain of grade 100"),
        )
    ),
    *(
        _cause("no_cause", what, weak, sound, done)
        for what, weak, sound, done in (
            ("Strained back lifting a 6 in. valve", "Unknown", "No lifting gear in the shop",
             "Lift table"),
            ("Pinched finger at the vise", "N/A", "Vise handle bent", "Handle replaced"),
            ("Twisted ankle at the dock", "Accident", "Dock plate 5 cm proud", "Plate levelled"),
        )
    ),
    _deed("Chips in eye", "No guard on the saw", "Toolbox talk on eye protection",
          "Guard for the saw"),
    _deed("Fell in the lane", "Lane not plowed before 7", "Reminded everyone to be careful",
          "Plow comes at 6"),
    _deed("Backed into rack", "No stop line at the rack", "Talked to the driver",
          "Stop line and wheel stop"),
    _deed("Hot water on hand", "Hose worn", "Spoke to staff about hot water", "Hose replaced"),
    differing("incident_without_action", "incident",
              LOG | {"what": "Forks through the door", "cause_stated": "No stop line"},
              {"action_stated": ""}, {"action_stated": "Stop line painted"}),
    differing("incident_without_action", "incident",
              LOG | {"what": "Oil on the ramp", "cause_stated": "Drum leaks at the tap"},
              {"action_stated": "n/a"}, {"happened_on": "2026-11-10", "reported_on": "2026-11-10"}),
    differing("incident_not_investigated", "incident",
              LOG | {"what": "Fell from the mezzanine, broke wrist", "kind": "lost_time"},
              {}, {"happened_on": "2026-11-15", "reported_on": "2026-11-15"}),
    pair("incident_not_investigated",
         rec("incident", what="Arc at the panel, nobody hurt",
             **(LOG | {"kind": "near_miss", "potential": "high"})),
         (rec("incident", "event", what="Arc at the panel, nobody hurt",
              **(LOG | {"kind": "near_miss", "potential": "high"})),
          rec("investigation", "report", incident_id="@event",
              **(LOOKED | _causes(("Panel schedule wrong", "procedure"),
                                  whys=("It was live", "The schedule named another breaker")))),
          rec("corrective_action", what="Panel schedule redone by electrician",
              source_kind="investigation", source_id="@report", **ACTION)), about=""),
    _looked("one_why", "Fell from the landing",
            _causes(whys=("There was nothing to hold on to",)), GOOD, "Rail on the landing"),
    _looked("one_why", "Fell from the upper landing",
            _causes(("Landing without anything to hold", "people"),
                    whys=("There was nothing to hold on to",)),
            _causes(("Landing without a rail", "equipment"),
                    whys=("There was nothing to hold on to",)), "Rail on the landing"),
    _looked("cause_blames", "Cut by the saw", _causes(("Worker was careless", "people")),
            _causes(("Blade guard tied back", "equipment"), whys=("a", "b")), "Guard repaired"),
    _looked("cause_blames", "Cut by the slicer", _causes(("Operator error", "people")),
            _causes(("Operator error", "people"), ("Slicer guard missing", "equipment")),
            "Slicer guard ordered"),
    _looked("no_cause", "Bruised arm at the press", {"causes": []},
            _causes(("Two-hand control bypassed", "equipment")),
            "Two-hand control of the press repaired"),
    _looked("investigation_not_finished", "Burn at the torch", {"finished_on": None},
            GOOD | {"action": "Rail on the landing"}, ""),
    _looked("investigation_late", "Fell at the landing in bay 2",
            GOOD | {"started_on": "2026-09-20", "finished_on": "2026-09-22"}, GOOD,
            "Rail on the landing"),
    _looked("investigation_before_incident", "Fell at the landing in bay 3",
            GOOD | {"started_on": "2026-08-30"}, GOOD, "Rail on the landing"),
    _looked("investigation_before_incident", "Fell at the landing in bay 4",
            GOOD | {"finished_on": "2026-09-01"}, GOOD, "Rail on the landing"),
    _looked("action_addresses_no_cause", "Fell at the landing in bay 5",
            GOOD | {"action": "Remind crew to hold on"}, GOOD, "Rail on the landing"),
    _looked("action_beside_cause", "Fell at the landing in bay 6",
            GOOD | {"action": "New coffee machine for the office"}, GOOD, "Rail on the landing"),
    differing("report_undecided", "incident",
              LOG | {"what": "Scaffold went over, nobody on it", "kind": "property_damage",
                     "potential": "high", "cause_stated": "Ties missing at the third lift",
                     "action_stated": "Ties put in, lift tagged"},
              {"reportable": "undecided"}, {"reportable": "yes"}),
    pair("hazard_assessment_not_revised",
         (rec("formal_hazard_assessment", "paper", title="Roofs", made_on="2025-02-03"),
          rec("incident", "event", what="Slid to the eave", **LOG),
          rec("investigation", "report", incident_id="@event", hazard_assessment_id="@paper",
              **(LOOKED | _causes(("No anchor on the south slope", "equipment"),
                                  whys=("He slid", "Nothing held him")))),
          rec("corrective_action", what="Anchor on the south slope",
              source_kind="investigation", source_id="@report", **ACTION)),
         (rec("formal_hazard_assessment", "paper", title="Roofs", made_on="2025-02-03",
              reviews=[{"reviewed_on": "2026-09-10"}]),
          rec("incident", "event", what="Slid to the eave", **LOG),
          rec("investigation", "report", incident_id="@event", hazard_assessment_id="@paper",
              **(LOOKED | _causes(("No anchor on the south slope", "equipment"),
                                  whys=("He slid", "Nothing held him")))),
          rec("corrective_action", what="Anchor on the south slope",
              source_kind="investigation", source_id="@report", **ACTION)), about="report"),
    pair("no_near_miss", _hours(160), _hours(60), file="hours 1", about="company"),
    pair("no_near_miss", _hours(200), _hours(200, "near_miss"), file="hours 2", about="company"),
)  # fmt: skip
