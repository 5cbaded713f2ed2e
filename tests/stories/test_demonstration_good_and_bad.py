"""The demonstration company shows good and bad of everything that an auditor looks at."""

from typing import Any

import pytest

from tests.builders.demonstration import Demo

PPE = "ppe"


def _levels(hazards: list[dict[str, Any]]) -> set[Any]:
    return {hazard["level"] for hazard in hazards}


GOOD_AND_BAD = {
    "a policy signed by the owner, and one by somebody who left": (
        "policy",
        lambda v: v["signed_by_id"],
        lambda v: v["signed_by_name"],
    ),
    "a document in order, and one with its blanks left in": (
        "document",
        lambda v: v["review_months"] and v["signed_by_id"],
        lambda v: "[insert" in (v["text"] or ""),
    ),
    "a document by today's law, and one by an old law": (
        "document",
        lambda v: v["reviews"],
        lambda v: "O-2.1" in (v["text"] or ""),
    ),
    "a talk signed by all, and one not": (
        "meeting",
        lambda v: all(a["signed"] for a in v["attendees"]),
        lambda v: any(a["signed"] is False for a in v["attendees"]),
    ),
    "a goal that can be measured, and one that cannot": (
        "goal",
        lambda v: v["measure"],
        lambda v: not v["measure"],
    ),
    "an assessment rated throughout, and one not at all": (
        "formal_hazard_assessment",
        lambda v: all(h["severity"] and h["likelihood"] for h in v["hazards"]),
        lambda v: not any(h["severity"] for h in v["hazards"]),
    ),
    "an assessment with people of the crew, and one without": (
        "formal_hazard_assessment",
        lambda v: len(v["participants"]) > 2,
        lambda v: not v["participants"],
    ),
    "a high risk held by engineering, and one by glasses alone": (
        "formal_hazard_assessment",
        lambda v: any("engineering" in _levels(h["controls"]) for h in v["hazards"]),
        lambda v: any(
            (h["severity"] or 0) * (h["likelihood"] or 0) >= 9 and _levels(h["controls"]) == {PPE}
            for h in v["hazards"]
        ),
    ),
    "a field assessment before the job, and one after the shift": (
        "field_level_hazard_assessment",
        lambda v: v["done_at"] < v["work_start"],
        lambda v: v["done_at"].hour >= 16,
    ),
    "a field assessment with real controls, and one of gloves and glasses": (
        "field_level_hazard_assessment",
        lambda v: {"elimination", "engineering"} & _levels(v["hazards"]),
        lambda v: _levels(v["hazards"]) == {PPE},
    ),
    "a field assessment signed by all, and one not": (
        "field_level_hazard_assessment",
        lambda v: all(c["signed"] for c in v["crew"]),
        lambda v: any(c["signed"] is False for c in v["crew"]),
    ),
    "every hazard with a control, and one without": (
        "field_level_hazard_assessment",
        lambda v: all(h["control"] for h in v["hazards"]),
        lambda v: any(not h["control"] for h in v["hazards"]),
    ),
    "a hazard with a name, and one without": (
        "hazard_report",
        lambda v: v["by_id"],
        lambda v: v["anonymous"],
    ),
    "a product with a data sheet, and one without": (
        "hazardous_product",
        lambda v: v["sheet_on"],
        lambda v: not v["sheet_on"],
    ),
    "an orientation on everything, and one on half": (
        "orientation",
        lambda v: v["covers_rights"] and v["covers_whmis"],
        lambda v: not v["covers_rights"],
    ),
    "somebody who can, and somebody who cannot yet": (
        "competency_check",
        lambda v: v["result"] == "competent",
        lambda v: v["result"] == "not_yet",
    ),
    "an inspection that passed, and one with a defect": (
        "inspection",
        lambda v: v["result"] == "pass",
        lambda v: v["result"] == "fail" and v["defects"],
    ),
    "a defect to drive with, and one to tag out for": (
        "inspection",
        lambda v: v["result"] == "fail" and v["safe_to_use"],
        lambda v: v["safe_to_use"] is False,
    ),
    "an investigation into the way of working, and one that blames": (
        "investigation",
        lambda v: v["causes"] and all(c["area"] != "people" for c in v["causes"]),
        lambda v: "worker error" in str([c["cause"] for c in v["causes"]]).lower(),
    ),
    "an action verified by a second person, and one by the same on the same day": (
        "corrective_action",
        lambda v: v["verified_by_id"] and v["verified_by_id"] != v["resolved_by_id"],
        lambda v: (
            v["verified_by_id"] is not None
            and v["verified_by_id"] == v["resolved_by_id"]
            and v["verified_on"] == v["resolved_on"]
        ),
    ),
    "an action with an owner, and one without": (
        "corrective_action",
        lambda v: v["assigned_id"],
        lambda v: not (v["assigned_id"] or v["assigned_name"]),
    ),
    "an action closed by somebody, and one by nobody": (
        "corrective_action",
        lambda v: v["resolved_on"] and v["proof"] and v["resolved_by_id"],
        lambda v: v["resolved_on"] and not (v["resolved_by_id"] or v["resolved_by_name"]),
    ),
    "an action that changes something, and one that reminds": (
        "corrective_action",
        lambda v: v["effective"],
        lambda v: v["what"].startswith("Remind"),
    ),
    "an emergency plan filled in, and one with its blanks left in": (
        "emergency_plan",
        lambda v: v["designated_workers"] and v["hospital_route"],
        lambda v: "[insert" in v["nearest_hospital"],
    ),
    "a contractor with cover, and one without": (
        "contractor",
        lambda v: v["clearance_on"],
        lambda v: not v["clearance_on"],
    ),
    "hours from payroll, and hours estimated": (
        "hours_worked",
        lambda v: not v["estimate"],
        lambda v: v["estimate"],
    ),
}


@pytest.mark.parametrize("what", GOOD_AND_BAD)
def test_there_is_good_and_bad(demo: Demo, what: str) -> None:
    kind, good, bad = GOOD_AND_BAD[what]
    assert any(good(values) for values in demo.all(kind))
    assert any(bad(values) for values in demo.all(kind))


def test_a_finding_comes_back(demo: Demo) -> None:
    exits = [v for v in demo.all("corrective_action") if v["what"].startswith("East exit")]
    assert [bool(v["resolved_on"]) for v in sorted(exits, key=lambda v: v["found_on"])] == [
        True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "table"),
    [("meeting", "attendees"), ("drill", "attendees"), ("investigation", "team"),
     ("field_level_hazard_assessment", "crew")],
)  # fmt: skip
def test_everybody_who_was_there_has_a_name(demo: Demo, kind: str, table: str) -> None:
    people = [person for values in demo.all(kind) for person in values[table]]
    assert people
    assert all(person["worker_id"] or person["name"] for person in people)
