"""Corrective actions, each weak one beside a sound one that resembles it."""

from typing import Any, Final

from tests.builders.labelled import Pair, differing, pair, rec

OPEN: Final = {"found_on": "2026-10-01", "due_on": "2026-12-01", "assigned_id": "@rick"}
CLOSED: Final = OPEN | {
    "resolved_on": "2026-10-12", "resolved_by_id": "@rick", "proof": "Photo and invoice 4411",
    "verified_by_id": "@dale", "verified_on": "2026-10-20",
}  # fmt: skip


def _open(code: str, what: str, weak: Any, sound: Any) -> Pair:
    return differing(code, "corrective_action", OPEN | {"what": what}, weak, sound)


def _closed(code: str, what: str, weak: Any, sound: Any, **more: Any) -> Pair:
    return differing(code, "corrective_action", CLOSED | {"what": what}, weak, sound, **more)


def _said(code: str, weak: str, sound: str, **both: Any) -> Pair:
    return differing(code, "corrective_action", OPEN | both, {"what": weak}, {"what": sound})


PAIRS: Final = (
    _open("action_without_owner", "Eye wash bottle expired", {"assigned_id": None}, {}),
    _open("action_without_owner", "Rail loose at landing", {"assigned_id": None},
          {"assigned_id": None, "assigned_name": "Andriy of the rental shop"}),
    _open("action_owner_left", "Lights out over bay 2", {"assigned_id": "@tom"},
          {"assigned_id": "@kayla"}),
    _open("action_without_due", "Fix exhaust leak W-2", {"due_on": None}, {}),
    _open("action_without_due", "Door 3 drags", {"due_on": None}, {"due_on": "2026-10-01"}),
    _open("action_due_before_found", "Extinguisher behind the boxes", {"due_on": "2026-09-30"},
          {"due_on": "2026-10-01"}),
    _open("action_due_too_late", "No rail on the mezzanine",
          {"risk": "high", "due_on": "2027-02-15"}, {"risk": "low", "due_on": "2027-02-15"}),
    _open("action_due_too_late", "Overhead door drops by itself",
          {"risk": "high", "due_on": "2026-12-31"}, {"risk": "high", "due_on": "2026-12-30"}),
    _closed("action_closed_before_found", "Left marker light out on 103",
            {"resolved_on": "2026-09-12"}, {"resolved_on": "2026-10-01"}),
    _closed("action_closed_before_found", "Strap frayed on T-1", {"resolved_on": "2026-09-30"},
            {"found_on": "2026-10-12"}),
    _closed("action_closed_without_name", "Post new plan at the yard", {"resolved_by_id": None},
            {"resolved_by_id": None, "resolved_by_name": "Marie-Eve of the landlord"}),
    _closed("action_closed_without_name", "Fuel cap missing on 104", {"resolved_by_id": None}, {}),
    _closed("action_without_proof", "Guard of grinder replaced", {"proof": ""},
            {"proof": "New guard, picture on file"}),
    _closed("action_without_proof", "Hose of W-1 changed", {"proof": "done"},
            {"proof": "New 3/8 hose, Acklands 2211"}),
    pair("action_without_proof",
         rec("corrective_action", what="Brake of 101 adjusted", **(CLOSED | {"proof": ""})),
         rec("corrective_action", copy=True, what="Brake of 101 adjusted",
             **(CLOSED | {"proof": ""}))),
    _closed("action_not_verified", "Bollard at the door painted",
            {"verified_by_id": None, "verified_on": None},
            {"verified_by_id": None, "verified_on": None, "resolved_on": "2026-11-12"}),
    _closed("action_not_verified", "Ladder 4 removed",
            {"verified_by_id": None, "verified_on": None}, {"verified_by_id": "@jose"}),
    _closed("action_verified_by_same", "Sling thrown out", {"verified_by_id": "@rick"},
            {"verified_by_id": "@kayla"}),
    _closed("action_verified_by_same", "Cord replaced in bay 1",
            {"verified_by_id": None, "verified_by_name": "Rick Desjarlais"},
            {"verified_by_id": None, "verified_by_name": "Rick Ostrowski"}),
    _closed("action_verified_before_done", "Eye wash flushed", {"verified_on": "2026-10-11"},
            {"verified_on": "2026-10-12"}),
    _closed("action_did_not_work", "Door closer adjusted", {"effective": False},
            {"effective": True}),
    pair("action_did_not_work",
         rec("corrective_action", what="Mat at the door", **(CLOSED | {"effective": False})),
         (rec("corrective_action", "first", what="Mat at the door",
              **(CLOSED | {"effective": False})),
          rec("corrective_action", what="Rain roof over the door", source_kind="corrective_action",
              source_id="@first", **(OPEN | {"found_on": "2026-10-20"}))), about=""),
    _closed("action_closed_without_fix", "Rack wanted for bay 3",
            {"resolved_on": None, "resolved_by_id": None, "closed_reason": "n/a"},
            {"resolved_on": None, "resolved_by_id": None, "closed_reason": "Bay 3 was given up"}),
    _closed("action_closed_without_fix", "Noise of compressor",
            {"resolved_on": None, "resolved_by_id": None, "closed_reason": "no action needed"},
            {"resolved_on": None, "resolved_by_id": None,
             "closed_reason": "Measured 78 dB, below the limit"}),
    _said("action_says_nothing", "Fix it", "Fix exhaust fan of bay 1"),
    _said("action_says_nothing", "TBD", "Decide on a lift for tires over 25 kg"),
    _said("weak_action", "Remind crew to wear gloves", "Order cut-level 5 gloves in three sizes"),
    _said("weak_action", "Toolbox talk on housekeeping", "Bins for offcuts at each bench"),
    _said("weak_action", "Spoke with worker", "Spoke with the supplier about a longer hose"),
    _said("weak_action", "Tell drivers to slow down in the yard", "Speed bumps in the yard"),
    _said("weak_action", "Be more careful when backing", "Backup alarm on 104"),
    _said("weak_action", "Discussed at safety meeting", "Discussed at meeting, step was rebuilt"),
    _said("weak_action", "Crew to watch their footing", "Gravel on the walk to the trailer"),
    _said("weak_action", "Employee was counselled", "Employee moved from the saw until checked"),
    _said("weak_action", "Will monitor", "Install a monitor for carbon monoxide in bay 2"),
    _said("weak_action", "Review procedure with crew", "Rewrite procedure for tire changes"),
    _said("weak_action", "Everyone must wear eye protection", "Box of glasses at each door"),
    _said("weak_action", "Verbal warning", "Warning light on the hoist"),
    _said("action_only_trains", "Retrain operators on the hoist", "New limit switch on the hoist",
          risk="high"),
    _said("action_only_trains", "Refresher course for all drivers",
          "Refresher course for all drivers and a camera on each truck", risk="high"),
    _closed("action_closed_by_reminding", "No guard on the drive belt",
            {"proof": "Told the crew to keep away from it"},
            {"proof": "Told the crew and fitted a guard"}),
    _closed("action_closed_by_reminding", "Ice at the back door",
            {"proof": "Discussed at toolbox talk"}, {"proof": "Sand box set there, Jose sands"}),
    _closed("action_closed_by_reminding", "Bent tine on the forklift",
            {"proof": "Operators reminded"}, {"proof": "Tine replaced by dealer"}),
    *(
        pair(code,
             (*(rec("corrective_action", what=f"Thing {n} in bay {n} repaired", **(CLOSED | gone))
                for n in range(5)), rec("goal", year=2026, text="None")),
             (*(rec("corrective_action", what=f"Thing {n} in bay {n} repaired",
                    **(CLOSED | (gone if n else {}))) for n in range(5)),
              rec("goal", year=2026, text="None")),
             file="", about="company")
        for code, gone in (
            ("actions_never_proven", {"proof": ""}),
            ("actions_never_verified", {"verified_by_id": None, "verified_on": None}),
        )
    ),
)  # fmt: skip
