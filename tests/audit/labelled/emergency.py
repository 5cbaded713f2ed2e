"""Emergency plans, drills and gear, each weak one beside a sound one that resembles it."""

from typing import Any, Final

from desktop.values.audited.emergency import PARTS
from tests.builders.labelled import Pair, Saved, differing, pair, rec

PLAN: Final = dict.fromkeys(PARTS, "Rick and Kayla see to it, the horn in truck 101") | {
    "made_on": "2026-02-02", "muster_point": "Light pole at the west gate",
    "nearest_hospital": "Sundre Hospital", "hospital_route": "East on 584 for 24 km, left at 4 St",
    "site_access": "Range road 52, second gate", "first_tailgate_review_on": "2026-02-03",
    "contacts": [{"name": "Fire and ambulance", "phone": "911"}],
    "involved": [{"worker_id": "@jose"}], "posted_where": "Door of the trailer",
}  # fmt: skip
DRILL: Final = {
    "kind": "drill", "held_on": "2026-05-05", "scenario": "Fire behind the trailer",
    "attendees": [{"worker_id": "@jose", "signed": True}], "none_needed_reason": "All out in 2 min",
}  # fmt: skip


def _site(name: str) -> Saved:
    return rec("site", "site", name=name, place="field",
               active=[{"from_on": "2026-01-05", "to_on": None}])  # fmt: skip


def _plan(code: str, name: str, weak: Any, sound: Any, *, drilled: bool = True) -> Pair:
    def of(values: Any) -> tuple[Saved, ...]:
        drill = rec("drill", site_id="@site", **(DRILL | values.get("drill", {})))
        said = {key: one for key, one in values.items() if key != "drill"}
        return (
            _site(name),
            rec("emergency_plan", "plan", site_id="@site", **(PLAN | said)),
            *((drill,) if drilled or "drill" in values else ()),
        )

    return pair(code, of(weak), of(sound), about="plan")


def _drill(code: str, day: str, weak: Any, sound: Any) -> Pair:
    return differing(code, "drill", DRILL | {"held_on": day, "site_id": "@shop"}, weak, sound)


def _role(code: str, role: str, weak: Any, sound: Any) -> Pair:
    return differing(code, "emergency_role", {"role": role, "from_on": "2026-01-05"}, weak, sound)


def _aid(expires: str, name: str = "kayla") -> tuple[Saved, ...]:
    return (
        rec("certificate_type", "aid", name="Standard First Aid", months=36),
        rec("certificate", worker_id=f"@{name}", type_id="@aid", issued_on="2023-09-01",
            expires_on=expires, copy=True),
    )  # fmt: skip


def _served(on: str) -> tuple[Saved, ...]:
    return (
        rec("equipment", "unit", number="EX-1", description="Fire extinguisher 20 lb",
            type="Fire extinguisher", reading_unit="none"),
        rec("duty_plan", "duty", kind="maintenance", equipment_id="@unit", task="Annual service",
            in_force_from="2024-01-08", rules=[{"rule": "annual"}]),
        rec("maintenance", equipment_id="@unit", plan_id="@duty", done_on=on,
            what="Annual service and tag", by_name="Onsite Fire"),
    )  # fmt: skip


PAIRS: Final = (
    pair("site_without_plan", _site("Lease 04-12"),
         (_site("Lease 04-12"), rec("emergency_plan", "plan", site_id="@site", **PLAN),
          rec("drill", site_id="@site", **DRILL)), about="site"),
    pair("site_without_plan", _site("Lease 05-12"),
         rec("site", "site", name="Lease 05-12", place="field",
             active=[{"from_on": "2026-01-05", "to_on": "2026-03-31"}]), about="site"),
    _plan("plan_leftovers", "Lease 1", {"alarm_communication": "Call [Name] on channel TBD"},
          {"alarm_communication": "Call Rick on channel 4"}),
    _plan("plan_leftovers", "Lease 2", {"nearest_hospital": "XXXX Hospital"}, {}),
    _plan("plan_leftovers", "Lease 3", {"muster_point": "Insert muster point here"},
          {"muster_point": "Insert-molding shed, north wall"}),
    _plan("plan_leftovers", "Lease 4", {"contacts": [{"name": "[Company Name]", "phone": "911"}]},
          {"contacts": [{"name": "Company cell", "phone": "403-555-0142"}]}),
    _plan("plan_without_muster", "Lease 5", {"muster_point": ""}, {}),
    _plan("plan_without_muster", "Lease 6", {"muster_point": "n/a"},
          {"muster_point": "Across the road"}),
    _plan("plan_without_hospital", "Lease 7", {"nearest_hospital": ""},
          {"nearest_hospital": "Rocky Mountain House"}),
    _plan("plan_without_hospital", "Lease 8", {"nearest_hospital": "Unknown"},
          {"nearest_hospital": "", "hospital_route": "North on 22 to Sundre Hospital, then left"}),
    _plan("plan_without_route", "Lease 9", {"hospital_route": ""}, {}),
    _plan("plan_without_route", "Lease 10", {"hospital_route": "Google Maps"},
          {"hospital_route": "Hwy 22 north, first lights right"}),
    _plan("plan_without_access", "Lease 11", {"site_access": ""},
          {"site_access": "", "latitude": 51.8, "longitude": -114.6}),
    _plan("plan_without_numbers", "Lease 12", {"contacts": []}, {}),
    _plan("plan_without_numbers", "Lease 13", {"contacts": [{"name": "Fire hall"}]},
          {"contacts": [{"name": "Fire hall 403 555 0100"}]}),
    _plan("plan_parts_missing", "Lease 14", {"fire_protection": ""}, {}),
    _plan("plan_parts_missing", "Lease 15", {"rescue_evacuation": "n/a"}, {}),
    _plan("plan_not_reviewed", "Lease 16", {"made_on": "2025-03-03"},
          {"made_on": "2025-03-03", "reviews": [{"reviewed_on": "2026-03-03"}]}),
    _plan("plan_not_reviewed", "Lease 17", {"made_on": "2025-11-15"}, {"made_on": "2025-11-16"}),
    _plan("plan_without_workers", "Lease 18", {"involved": []}, {}),
    _plan("plan_without_workers", "Lease 19", {"involved": [{"worker_id": "@dale"}]},
          {"involved": [{"worker_id": "@dale"}, {"worker_id": "@kayla"}]}),
    # only a talk that names the plan says that the crew was told
    _plan("no_tailgate_review", "Lease 20", {"first_tailgate_review_on": None},
          {"first_tailgate_review_on": None,
           "reviews": [{"reviewed_on": "2026-02-10", "remark": "Gone through at the tailgate"}]}),
    _plan("never_drilled", "Lease 21", {}, {"drill": {}}, drilled=False),
    _plan("never_drilled", "Lease 22", {"drill": {"held_on": "2025-11-15"}},
          {"drill": {"held_on": "2025-11-20"}}),
    _drill("drill_without_attendance", "2026-06-02", {"attendees": []}, {}),
    _drill("drill_without_lesson", "2026-06-03", {"none_needed_reason": ""},
           {"none_needed_reason": "", "went_well": "Out in two minutes, no issues"}),
    _drill("lesson_without_action", "2026-06-04",
           {"none_needed_reason": "", "improvements": [{"text": "Horn cannot be heard in bay 3"}]},
           {"none_needed_reason": "", "improvements": [{"text": "Horn for bay 3 installed"}]}),
    _role("role_without_person", "Fire warden", {}, {"worker_id": "@jose"}),
    _role("role_of_somebody_gone", "Muster lead", {"worker_id": "@tom"},
          {"worker_id": "@tom", "to_on": "2026-06-30"}),
    pair("first_aider_not_valid",
         (*_aid("2026-09-01"), rec("emergency_role", role="First aider", worker_id="@kayla",
                                   from_on="2026-01-05")),
         (*_aid("2026-11-16"), rec("emergency_role", role="First aider", worker_id="@kayla",
                                   from_on="2026-01-05")), file="aid 1"),
    pair("first_aider_not_valid",
         (*_aid("2027-09-01"), rec("emergency_role", role="First aider", worker_id="@jose",
                                   from_on="2026-01-05")),
         (*_aid("2027-09-01", "jose"), rec("emergency_role", role="First aider",
                                           worker_id="@jose", from_on="2026-01-05")),
         file="aid 2"),
    pair("first_aiders_missing", _aid("2026-09-01"), _aid("2027-09-01"), about="company",
         file="aid 3"),
    pair("extinguisher_tag", _served("2025-09-20"), _served("2025-11-03"), about="unit",
         file="tag"),
)  # fmt: skip
