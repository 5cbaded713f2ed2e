"""Inspections, each weak one beside a sound one that resembles it."""

from datetime import date, timedelta
from typing import Any, Final

from tests.builders.labelled import Pair, Saved, pair, rec

BY: Final = {"by_id": "@rick"}
FOLLOWED: Final = {"due_on": "2026-12-01", "assigned_id": "@rick"}


def _unit(number: str, description: str = "Pickup") -> Saved:
    return rec("equipment", "unit", number=number, description=description, reading_unit="none")


def _defect(number: str, text: str, *sound: Saved, **weak: Any) -> Pair:
    """An inspection of a unit on 4 May that found something, and what came of it."""
    found = BY | {"equipment_id": "@unit", "done_on": "2026-05-04", "task": "Monthly check",
                  "result": "fail", "defects": text} | weak  # fmt: skip
    some = (_unit(number), rec("inspection", "seen", **found))
    return pair("defect_without_action", some, (*some, *sound), about="seen")


def _action(what: str, on: str = "2026-05-04", **more: Any) -> Saved:
    return rec("corrective_action", what=what, found_on=on, **(FOLLOWED | more))


def _unsafe(number: str, text: str, *sound: Saved) -> Pair:
    found = BY | {"equipment_id": "@unit", "done_on": "2026-05-04", "task": "Pre-use check",
                  "result": "fail", "safe_to_use": False, "defects": text}  # fmt: skip
    some = (_unit(number, "Skid steer"), rec("inspection", "seen", **found))
    return pair("failed_without_tag_out", some, (*some, *sound), about="seen")


def _months(first: date, times: int, apart: int) -> list[date]:
    return [first + timedelta(days=apart * n) for n in range(times)]


def _year(number: str, days: list[date], *, found: int = -1, name: str = "last") -> list[Saved]:
    """Inspections of one thing, of which the one of that number found something."""
    every = []
    for n, on in enumerate(days):
        said = {"result": "fail", "defects": "Tail light out, bulb changed"} if n == found else {
            "result": "pass"}  # fmt: skip
        every.append(rec("inspection", name, equipment_id="@unit", done_on=on.isoformat(),
                         task="Monthly check", **(BY | said)))  # fmt: skip
    return [_unit(number), *every]


def _promised(rule: str, done: list[date]) -> tuple[Saved, ...]:
    """A duty that the policy states, and the days on which it was done."""
    plan = rec(
        "duty_plan", "plan", kind="inspection", site_id="@shop", task="Shop inspection",
        in_force_from="2025-01-06", frequency_source="policy", frequency_reference="Manual 4.2",
        rules=[{"rule": rule}],
    )  # fmt: skip
    every = (
        rec("inspection", plan_id="@plan", site_id="@shop", done_on=on.isoformat(), result="pass",
            task="Shop inspection", **BY)
        for on in done
    )  # fmt: skip
    return (plan, *every)


YEAR: Final = _months(date(2025, 11, 20), 12, 30)

PAIRS: Final = (
    _defect("U-1", "Left marker light out", _action("Marker light of U-1")),
    _defect("U-2", "Horn does not work", rec(
        "maintenance", equipment_id="@unit", done_on="2026-05-06", what="Horn replaced", **BY)),
    _defect("U-3", "Crack in the windshield",
            _action("New windshield", "2026-05-05", equipment_id="@unit")),
    _defect("U-4", "Mud flap torn", _action("Torn flap", source_kind="inspection",
                                            source_id="@seen", on="2026-05-20")),
    pair("defect_without_action",
         (_unit("U-5"), rec("inspection", equipment_id="@unit", done_on="2026-05-04",
                            task="Check", result="fail", defects="Seat belt frayed", **BY)),
         (_unit("U-5"), rec("inspection", equipment_id="@unit", done_on="2026-05-04",
                            task="Check", result="pass", defects="None", **BY))),
    pair("defect_without_action",
         (_unit("U-6"), rec("inspection", equipment_id="@unit", done_on="2026-05-04", task="Check",
                            items=[{"item": "Brakes", "result": "fail", "remark": "Soft"}], **BY)),
         (_unit("U-6"), rec("inspection", equipment_id="@unit", done_on="2026-05-04", task="Check",
                            items=[{"item": "Brakes", "result": "fail",
                                    "remark": "Soft, bled and fixed on the spot"}], **BY))),
    pair("defect_without_action",
         (_unit("U-7"), rec("inspection", equipment_id="@unit", done_on="2026-05-04", task="Check",
                            result="pass", defects="Wiper torn", **BY)),
         (_unit("U-7"), rec("inspection", equipment_id="@unit", done_on="2026-05-04", task="Check",
                            result="pass", defects="All good, no defects", **BY))),
    _unsafe("S-1", "Seat bar does not latch", rec(
        "service_change", equipment_id="@unit", change="out_of_order", changed_on="2026-05-04"),
        _action("Seat bar latch of S-1", equipment_id="@unit")),
    _unsafe("S-2", "Hydraulic hose burst", rec(
        "maintenance", equipment_id="@unit", done_on="2026-05-05", what="New hydraulic hose",
        **BY)),
    _unsafe("S-3", "Brakes gone", _action("Brakes of S-3, parked and locked out until fixed",
                                          equipment_id="@unit")),
    pair("inspection_without_name",
         (_unit("U-8"), rec("inspection", equipment_id="@unit", done_on="2026-06-01",
                            task="Check", result="pass")),
         (_unit("U-8"), rec("inspection", equipment_id="@unit", done_on="2026-06-01",
                            task="Check", result="pass", by_name="Ed of the dealer"))),
    pair("inspection_without_name",
         (_unit("U-9"), rec("inspection", equipment_id="@unit", done_on="2026-06-02",
                            task="Check", result="pass")),
         (_unit("U-9"), rec("inspection", equipment_id="@unit", done_on="2026-06-02",
                            task="Check", result="pass",
                            participants=[{"worker_id": "@jose"}]))),
    pair("never_a_defect", _year("N-1", YEAR), _year("N-1", YEAR, found=5), about="last"),
    pair("never_a_defect", _year("N-2", YEAR), _year("N-2", YEAR[:9]), about="last"),
    pair("never_a_defect", _year("N-3", YEAR),
         [*_year("N-3", YEAR), _action("Tire of N-3 worn", "2026-05-19", equipment_id="@unit",
                                       source_kind="inspection")], about="last"),
    pair("never_a_defect_by_one_person",
         [*_year("M-1", _months(date(2025, 11, 20), 30, 12), name="his"),
          *(rec("inspection", equipment_id="@unit", done_on=f"2026-0{n}-03", task="Monthly check",
                result="fail", defects="Light out, bulb changed", by_id="@jose")
            for n in (2, 4, 6))],
         [*_year("M-1", _months(date(2025, 11, 20), 30, 12), name="his", found=9),
          *(rec("inspection", equipment_id="@unit", done_on=f"2026-0{n}-03", task="Monthly check",
                result="fail", defects="Light out, bulb changed", by_id="@jose")
            for n in (2, 4, 6))], about="his", file=""),
    pair("inspected_against_policy", _promised("monthly", YEAR[::3]), _promised("monthly", YEAR),
         about="plan", file="policy 1"),
    pair("inspected_against_policy", _promised("weekly", YEAR),
         _promised("weekly", _months(date(2025, 11, 17), 52, 7)), about="plan", file="policy 2"),
    pair("inspected_against_policy",
         (rec("document", title="Inspection policy", kind="inspection_policy",
              signed_on="2025-01-06", signed_by_id="@dale",
              frequencies=[{"what": "Shop inspection", "how_often": "weekly",
                            "from_on": "2025-01-06"}]),
          *_promised("monthly", YEAR)),
         (rec("document", title="Inspection policy", kind="inspection_policy",
              signed_on="2025-01-06", signed_by_id="@dale",
              frequencies=[{"what": "Shop inspection", "how_often": "monthly",
                            "from_on": "2025-01-06"}]),
          *_promised("monthly", YEAR)), about="plan", file="policy 3"),
)  # fmt: skip
