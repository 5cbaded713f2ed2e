"""Formal and field assessments, each weak one beside a sound one that resembles it."""

from collections.abc import Mapping
from typing import Any, Final

from tests.builders.labelled import Pair, Saved, differing, pair, rec

FORMAL: Final = {
    "title": "Welding in the shop", "made_on": "2026-02-03", "made_by_id": "@rick",
    "participants": [{"worker_id": "@kayla", "signed": True}],
    "covers": [{"task": "Welding"}],
}  # fmt: skip
CARD: Final = {
    "done_at": "06:55", "work_start": "07:00", "site_id": "@shop", "foreman_id": "@rick",
    "crew": [{"worker_id": "@rick", "signed": True}, {"worker_id": "@jose", "signed": True}],
}  # fmt: skip


def _hazard(hazard: str, *controls: Any, risk: tuple[int, int] = (2, 2)) -> Any:
    said = [one if isinstance(one, dict) else {"control": one} for one in controls]
    return {"hazards": [{"hazard": hazard, "controls": said,
                         "severity": risk[0], "likelihood": risk[1]}]}  # fmt: skip


def _formal(code: str, weak: Any, sound: Any) -> Pair:
    return differing(code, "formal_hazard_assessment", FORMAL, weak, sound)


def _controls(code: str, hazard: str, weak: str, sound: str, **more: Any) -> Pair:
    return _formal(code, _hazard(hazard, weak, **more), _hazard(hazard, sound, **more))


def _lines(*lines: tuple[str, str]) -> Any:
    return [{"hazard": hazard, "control": control} for hazard, control in lines]


def _card(code: str, day: str, task: str, weak: Any, sound: Any) -> Pair:
    both = CARD | {
        "done_on": day, "task": task,
        "hazards": _lines((f"Traffic at the {task}", "Pylons and a spotter"), (task, "Two men")),
    }  # fmt: skip
    return differing(code, "field_level_hazard_assessment", both, weak, sound)


def _copied(foreman: str, first: Mapping[str, Any], weak: Any, sound: Any) -> Pair:
    def cards(second: Any) -> tuple[Saved, ...]:
        both = CARD | {"foreman_id": foreman} | first
        return (
            rec("field_level_hazard_assessment", "first", **both),
            rec("field_level_hazard_assessment", **(both | second)),
        )

    return pair("field_copied", cards(weak), cards(sound), file="")


HOIST: Final = _lines(("Swinging load", "Tag line"), ("Pinch at the hook", "Hands off, hook pole"))
OTHER: Final = _lines(("Swinging load", "Tag line"), ("Ice at the dock", "Sand before start"))

PAIRS: Final = (
    _formal("hazard_without_control", _hazard("Sparks"), _hazard("Sparks", "Fire watch")),
    _controls("hazard_without_control", "Slips on ice", "Be careful", "Sand box at the door"),
    _controls("hazard_without_control", "Traffic in the yard", "Stay alert",
              "One-way lane, 10 km/h"),
    _controls("hazard_without_control", "Dust", "N/A", "Wet cutting"),
    _controls("hazard_without_control", "Back strain", "Use caution when lifting",
              "Lift table, two people over 23 kg"),
    _controls("hazard_without_control", "Moving forklift", "Common sense", "Marked walkway"),
    _controls("hazard_without_control", "Hot surfaces", "tbd", "Guard around the stove"),
    _formal("hazard_without_control", _hazard("Biological", "none"),
            _hazard("Working alone", "Nobody works alone here")),
    _controls("control_ppe_only", "Grinding dust", "PPE", "Dust collector, P100"),
    _controls("control_ppe_only", "Flying chips", "Safety glasses and face shield",
              "Guard, safety glasses"),
    _controls("control_ppe_only", "Noise of the compressor", "Ear plugs",
              "Compressor in its own shed, ear plugs"),
    _controls("control_ppe_only", "Sharp edges", "Cut resistant gloves", "Edges deburred, gloves"),
    _formal("control_ppe_only", _hazard("Chemical splash", "Goggles and gloves"),
            _hazard("Chemical splash", {"control": "Goggles and gloves",
                                        "why_not_higher": "The bottle cannot be closed in"})),
    _controls("control_ppe_only", "Welding fumes", "Respirator", "Fume extraction arm"),
    _controls("control_ppe_only", "Cold", "Winter gear", "Heated shelter, breaks every hour"),
    _controls("control_ppe_only", "Falling tools", "Hard hat, steel toes",
              "Toe boards, area below roped off"),
    _controls("high_risk_low_control", "Fall from roof", "Harness", "Guard rails at the edge",
              risk=(3, 3)),
    _controls("high_risk_low_control", "Arc flash", "FR clothing and face shield",
              "Locked out and tested dead", risk=(3, 3)),
    _controls("high_risk_low_control", "Silica", "N95", "Wet saw, N95", risk=(3, 3)),
    differing("report_without_action", "hazard_report", {"by_id": "@jose"},
              {"what": "Cord across the walk in bay 2", "reported_on": "2026-09-01"},
              {"what": "Cord across the walk in bay 2", "reported_on": "2026-11-12"}),
    pair("report_without_action",
         rec("hazard_report", "told", what="Nails in boards", reported_on="2026-08-03",
             by_id="@jose"),
         (rec("hazard_report", "told", what="Nails in boards", reported_on="2026-08-03",
              by_id="@jose"),
          rec("corrective_action", what="Nails pulled, boards stacked", found_on="2026-08-03",
              due_on="2026-08-04", assigned_id="@rick", resolved_on="2026-08-03",
              resolved_by_id="@jose", proof="Boards clean", verified_by_id="@rick",
              verified_on="2026-08-04", source_kind="hazard_report", source_id="@told")),
         about="told"),
    _card("field_at_end_of_day", "2026-05-04", "Dock plate", {"done_at": "15:40"}, {}),
    _card("field_at_end_of_day", "2026-05-05", "Tank cleaning", {"done_at": "17:10"},
          {"done_at": "17:10", "work_start": "17:15"}),
    _card("field_at_end_of_day", "2026-05-06", "Pump change",
          {"done_at": "15:40", "work_start": None}, {"done_at": "13:10", "work_start": None}),
    _card("field_at_end_of_day", "2026-05-07", "Night call-out",
          {"done_at": "06:30", "work_start": "19:00"}, {"done_at": "18:50", "work_start": "19:00"}),
    _card("field_after_start", "2026-05-08", "Fence", {"done_at": "09:30"}, {"done_at": "07:08"}),
    _card("field_after_start", "2026-05-11", "Culvert",
          {"done_at": "14:00", "work_start": "12:30"}, {"done_at": "12:25", "work_start": "12:30"}),
    _card("field_unsigned", "2026-05-12", "Lease road", {"crew": []}, {}),
    _card("field_unsigned", "2026-05-13", "Pipe rack",
          {"crew": [{"worker_id": "@rick", "signed": True}, {"worker_id": "@jose"}]}, {}),
    _card("field_unsigned", "2026-05-14", "Skid",
          {"crew": [{"name": "Temp hand", "signed": False}]},
          {"crew": [{"name": "Temp hand", "signed": True}]}),
    pair("field_unsigned",
         rec("field_level_hazard_assessment", done_on="2026-05-15", task="Valve",
             **(CARD | {"crew": [{"worker_id": "@jose"}], "hazards": OTHER})),
         rec("field_level_hazard_assessment", copy=True, done_on="2026-05-15", task="Valve",
             **(CARD | {"crew": [{"worker_id": "@jose"}], "hazards": OTHER}))),
    _card("field_without_hazards", "2026-05-18", "Trench", {"hazards": []}, {}),
    _card("field_hazard_without_control", "2026-05-19", "Roof",
          {"hazards": _lines(("Edge", ""), ("Wind", "Stop at 40 km/h"))},
          {"hazards": _lines(("Edge", "Rails"), ("Wind", "Stop at 40 km/h"))}),
    _card("field_hazard_without_control", "2026-05-20", "Mowing",
          {"hazards": _lines(("Slope", "Pay attention"), ("Heat", "Shade and water at 10 and 2"))},
          {"hazards": _lines(("Slope", "Push mower on the slope"), ("Heat", "Shade, water"))}),
    _card("field_hazard_without_control", "2026-05-21", "Unloading",
          {"hazards": _lines(("Forklift", "n/a"), ("Load", "Chocks"))},
          {"hazards": _lines(("Forklift", "Spotter"), ("Load", "Chocks"))}),
    _card("field_ppe_only", "2026-05-22", "Grinding",
          {"hazards": _lines(("Sparks", "Face shield"), ("Noise", "Ear plugs"))},
          {"hazards": _lines(("Sparks", "Screens, face shield"), ("Noise", "Ear plugs"))}),
    _card("field_ppe_only", "2026-05-25", "Painting",
          {"hazards": _lines(("Fumes", "PPE"), ("Ladder", "Tied off at the top"))},
          {"hazards": _lines(("Fumes", "Doors open, fan"), ("Ladder", "Tied off at the top"))}),
    _card("field_ppe_only", "2026-05-26", "Demolition",
          {"hazards": _lines(("Dust", "N95"), ("Nails", "Gloves and boots"))},
          {"hazards": _lines(("Dust", "Water, N95"), ("Nails", "Pulled as we go, gloves"))}),
    differing("field_used_as_formal", "formal_hazard_assessment",
              FORMAL | _hazard("Sparks", "Fire watch"),
              {"title": "FLHA north lease"}, {"title": "How to fill in a FLHA: procedure"}),
    differing("field_used_as_formal", "formal_hazard_assessment",
              FORMAL | _hazard("Rotating parts", "Guard"),
              {"title": "Daily hazard assessment 3 June"}, {"title": "Lathe and mill"}),
    _copied("@rick", {"done_on": "2026-06-01", "task": "Hoisting skid", "hazards": HOIST},
            {"done_on": "2026-06-02"}, {"done_on": "2026-06-02", "hazards": OTHER}),
    _copied("@kayla", {"done_on": "2026-06-08", "task": "Hoisting pump", "hazards": HOIST},
            {"done_on": "2026-06-11", "task": "Hoisting tank"},
            {"done_on": "2026-06-11", "hazards": [*HOIST, *_lines(("Mud", "Rig mats"))]}),
    _copied("@jose", {"done_on": "2026-06-15", "task": "Loading", "hazards": OTHER},
            {"done_on": "2026-06-16", "foreman_id": "@kayla"},
            {"done_on": "2026-07-16", "foreman_id": "@kayla"}),
)  # fmt: skip
