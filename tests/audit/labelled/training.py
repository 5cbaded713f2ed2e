"""Orientations, cards, checks, each weak one beside a sound one that resembles it."""

from typing import Any, Final

from tests.audit.labelled.leadership import EVERYTHING
from tests.builders.labelled import Pair, Saved, differing, pair, rec

SHOWN: Final = EVERYTHING | {"signed": True, "by_id": "@rick"}
CHECK: Final = {
    "checked_on": "2026-04-13", "assessor_id": "@rick", "result": "competent", "task": "Bench saw",
}  # fmt: skip
HELD: Final = {"issued_on": "2025-04-01", "expires_on": "2028-04-01"}


def _new(name: str, began: str, **more: Any) -> Saved:
    return rec("worker", "new", first_name=name, last_name="Okafor",
               employment=[{"from_on": began, "to_on": None}], **more)  # fmt: skip


def _oriented(on: str, **more: Any) -> Saved:
    return rec("orientation", "form", worker_id="@new", done_on=on, **(SHOWN | more))


def _shown(code: str, name: str, weak: Any, sound: Any, began: str = "2026-03-02") -> Pair:
    """Somebody new whose one orientation differs."""

    def of(values: Any) -> tuple[Saved, ...]:
        return _new(name, began), _oriented(**({"on": began} | values))

    return pair(code, of(weak), of(sound), file="new")


def _card(code: str, kind: str, weak: Any, sound: Any, *, scan: bool = True, **type_: Any) -> Pair:
    def of(values: Any) -> tuple[Saved, ...]:
        copy = values.pop("copy", scan)
        return (
            rec("certificate_type", "type", **({"name": kind, "months": 36} | type_)),
            rec("certificate", worker_id="@kayla", type_id="@type", copy=copy, **(HELD | values)),
        )

    return pair(code, of(dict(weak)), of(dict(sound)))


def _check(code: str, task: str, weak: Any, sound: Any, *before: Saved, **more: Any) -> Pair:
    def of(values: Any) -> tuple[Saved, ...]:
        made = CHECK | {"worker_id": "@jose", "task": task} | values
        return *before, rec("competency_check", "check", **made)

    return pair(code, of(weak), of(sound), **more)


def _course(name: str, unit: dict[str, Any], checked: dict[str, Any]) -> Pair:
    """Kayla took a course and runs a machine; whether somebody watched her differs."""
    held = (
        rec("equipment", "unit", reading_unit="none", **unit),
        rec("certificate_type", "type", name=name, months=36),
        rec("certificate", "card", worker_id="@kayla", type_id="@type", copy=True, **HELD),
    )
    check = rec("competency_check", **(CHECK | {"task": None, "worker_id": "@kayla"} | checked))
    return pair("course_without_check", held, (*held, check), about="card", file="courses")


def _run(code: str, number: str, *weak: Saved, sound: tuple[Saved, ...], about: str) -> Pair:
    """Jose is put down as running a unit."""
    unit = rec("equipment", "unit", number=number, description="Bandsaw", type="Bandsaw")
    runs = rec("equipment_assignment", "runs", worker_id="@jose", equipment_id="@unit",
               from_on="2025-01-06")  # fmt: skip
    return pair(code, (unit, runs, *weak), (unit, runs, *sound), about=about, file="runs")


def _watched(**values: Any) -> Saved:
    made = CHECK | {"task": None, "equipment_id": "@unit", "worker_id": "@jose"} | values
    return rec("competency_check", "check", **made)


def _matrix(code: str, about: str, weak: tuple[Saved, ...], sound: tuple[Saved, ...]) -> Pair:
    """A welder and a driver work here."""
    crew = tuple(
        rec("worker", f"one {n}", first_name=name, last_name="Roy",
            employment=[{"from_on": "2024-01-08", "to_on": None}],
            positions=[{"position_id": f"@{job}", "from_on": "2024-01-08"}])
        for n, (name, job) in enumerate((("Al", "welder"), ("Bo", "driver")))
    )  # fmt: skip
    jobs = (rec("position", "welder", title="Welder"), rec("position", "driver", title="Driver"))
    kinds = (rec("certificate_type", "h2s", name="H2S Alive", months=36),
             rec("certificate_type", "lift", name="Forklift operator", months=36))  # fmt: skip
    return pair(code, (*jobs, *crew, *kinds, *weak), (*jobs, *crew, *kinds, *sound),
                about=about, file="")  # fmt: skip


def _need(kind: str, job: str | None, name: str = "need") -> Saved:
    return rec("requirement", name, type_id=f"@{kind}", position_id=job and f"@{job}",
               from_on="2024-01-08")  # fmt: skip


def _held() -> list[Saved]:
    return [
        rec("certificate", worker_id=f"@{name}", type_id="@h2s", copy=True, **HELD)
        for name in ("jose", "kayla", "rick")
    ]


PAIRS: Final = (
    pair("orientation_missing", _new("Abel", "2026-03-02"),
         (_new("Abel", "2026-03-02"), _oriented("2026-03-02")), about="new"),
    pair("orientation_missing", _new("Bert", "2026-11-09"), _new("Bert", "2026-11-16")),
    pair("orientation_missing", (_new("Cleo", "2026-05-04"), rec("orientation",
         visitor_name="Cleo Okafor", done_on="2026-05-04", **SHOWN)),
         (_new("Cleo", "2026-05-04"), _oriented("2026-05-05")), about="new"),
    _shown("orientation_late", "Dan", {"on": "2026-03-12"}, {"on": "2026-03-02"}),
    _shown("orientation_late", "Emil", {"on": "2026-03-04"}, {"on": "2026-03-03"}),
    _shown("orientation_unsigned", "Flora", {"signed": False}, {}),
    differing("orientation_unsigned", "orientation", SHOWN | {"done_on": "2026-05-12"},
              {"visitor_name": "Surveyor", "signed": False}, {"visitor_name": "Surveyor"}),
    _shown("orientation_topics_missing", "Hannah", {"covers_emergency": False}, {}),
    _shown("orientation_topics_missing", "Ignatius", {"covers_whmis": None, "covers_ppe": None},
           {}),
    _shown("orientation_by_self", "Jonathan W", {"by_id": "@new"}, {"by_id": "@dale"}),
    differing("orientation_of_nobody", "orientation", SHOWN | {"done_on": "2026-05-11"}, {},
              {"visitor_name": "Inspector of the insurer"}),
    pair("returner_not_oriented",
         (rec("worker", "new", first_name="Kim", last_name="Okafor", employment=[
             {"from_on": "2023-05-01", "to_on": "2023-10-31"},
             {"from_on": "2026-05-04", "to_on": None}]), _oriented("2023-05-01")),
         (rec("worker", "new", first_name="Kim", last_name="Okafor", employment=[
             {"from_on": "2023-05-01", "to_on": "2023-10-31"},
             {"from_on": "2026-05-04", "to_on": None}]), _oriented("2023-05-01"),
          rec("orientation", worker_id="@new", done_on="2026-05-04", **SHOWN)),
         about="new"),
    differing("contractor_not_oriented", "contractor", {"company": "North Crane"}, {},
              {"oriented_on": "2026-02-03"}),
    _card("certificate_without_copy", "H2S Alive", {"copy": False}, {}),
    _card("certificate_without_copy", "Fall protection", {"copy": False, "number": "FP-2211"},
          {"number": "FP-2211"}),
    _card("certificate_undated", "WHMIS", {"issued_on": None, "expires_on": None}, {}),
    _card("certificate_undated", "Ground disturbance", {"issued_on": None, "expires_on": None},
          {"issued_on": None, "expires_on": None, "does_not_expire": True}),
    _card("certificate_dates_wrong", "TDG", {"issued_on": "2028-04-02", "expires_on": "2028-04-01"}
          | {"issued_on": "2026-04-02", "expires_on": "2026-03-01"}, {}),
    _course("Forklift operator", {"number": "FL-7", "description": "Forklift", "type": "Forklift"},
            {"equipment_id": "@unit"}),
    _course("Skid steer", {"number": "SK-2", "description": "Skid steer", "type": "Skid steer"},
            {"task": "Skid steer loading"}),
    _course("Aerial work platform", {"number": "AL-3", "description": "Boom lift",
                                     "type": "Aerial work platform"},
            {"equipment_type": "Aerial work platform"}),
    _run("assigned_without_check", "BS-1", sound=(_watched(),), about="runs"),
    _run("check_not_passed", "BS-2", _watched(result="not_yet"), sound=(_watched(),),
         about="check"),
    _run("check_out_of_date", "BS-3", _watched(checked_on="2022-01-10"), sound=(_watched(),),
         about="check"),
    _run("check_without_result", "BS-4", _watched(result=None), sound=(_watched(),),
         about="check"),
    _run("check_without_assessor", "BS-5", _watched(assessor_id=None),
         sound=(_watched(assessor_id=None, assessor_name="Dealer's trainer Ed Moss"),),
         about="check"),
    _run("check_by_self", "BS-6", _watched(assessor_id="@jose"), sound=(_watched(),),
         about="check"),
    _run("check_despite_failure", "BS-7",
         _watched(items=[{"item": "Guard set", "result": "fail"}]),
         sound=(_watched(items=[{"item": "Guard set", "result": "pass"}]),), about="check"),
    _run("check_despite_failure", "BS-8",
         _watched(items=[{"item": "Blade change", "result": "fail"}]),
         sound=(_watched(items=[{"item": "Blade change", "result": "fail"}],
                         restrictions="No blade changes"),), about="check"),
    _check("check_of_nothing", "", {"task": None}, {"task": "Hot tapping"}),
    _matrix("training_not_tied", "driver", (_need("h2s", "welder"),),
            (_need("h2s", "welder"), _need("h2s", "driver", "other"))),
    # a drawer of cards, and nowhere written who needs them
    _matrix("training_not_tied", "company", tuple(_held()), (*_held(), _need("h2s", "welder"))),
    _matrix("training_for_everybody_alike", "need", (_need("lift", None),),
            (_need("lift", "driver"), _need("h2s", "welder", "other"))),
    pair("exemption_unexplained",
         (rec("certificate_type", "type", name="First aid", months=36),
          rec("exemption", worker_id="@kayla", type_id="@type", reason="N/A")),
         (rec("certificate_type", "type", name="First aid", months=36),
          rec("exemption", worker_id="@kayla", type_id="@type", reason="Never works on a site"))),
    differing("product_without_sheet", "hazardous_product", {"name": "Brake cleaner"}, {},
              {"sheet_on": "2025-02-03"}),
    pair("product_without_sheet", rec("hazardous_product", name="Argon"),
         rec("hazardous_product", name="Argon", copy=True)),
    differing("data_sheet_old", "hazardous_product", {"name": "Thinner"},
              {"sheet_on": "2023-11-15"}, {"sheet_on": "2023-11-16"}),
)  # fmt: skip
