"""Sound records of every kind of evidence, for whatever company file they are entered into.

Sound is what is whole by itself: an investigation comes with what was done about its cause, and a
card with its scan. A new edition of what everybody signed is none: it has to be signed anew.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.audited.emergency import PARTS
from desktop.values.audited.training import ESSENTIAL
from tests.builders.company import AS_OF, NOON
from tests.builders.sound_world import Values, World

Made = tuple[str, Values]
SCAN: Final = b"a scan"
SHA256: Final = hashlib.sha256(SCAN).hexdigest()
_WITH_A_COPY: Final = frozenset(
    {"certificate", "hazardous_product", "orientation", "competency_check"}
)


def _policy(world: World) -> Made:
    return "policy", {"title": "Modified work policy", "signed_on": world.recent(),
                      "signed_by_id": world.owner, "text": "We look after each other."}  # fmt: skip


def _acknowledgement(world: World) -> Made:
    return "acknowledgement", {"worker_id": world.worker(), "policy_id": world.one("policy"),
                               "signed_on": world.on}  # fmt: skip


def _meeting(world: World) -> Made:
    return "meeting", {"held_on": world.on, "kind": "toolbox", "topics": "Backing at the dock",
                       "led_by_id": world.owner, "attendees": world.signed()}  # fmt: skip


def _planned_meeting(world: World) -> Made:
    kind, values = _meeting(world)
    return kind, values | {"plan_id": _plan(world, "meeting")}


def _review(world: World) -> Made:
    kind, values = _meeting(world)
    return kind, values | {
        "kind": "management_review", "topics": "Year's review",
        "minutes": "Statistics, incidents, inspections and actions; no decision was needed.",
    }  # fmt: skip


def _goal(world: World) -> Made:
    return "goal", {"year": 2026, "text": "Ten near misses", "measure": "10", "set_on": world.on}


def _refusal(world: World) -> Made:
    return "work_refusal", {"refused_on": world.on, "who_id": world.worker(), "what": "Wet roof",
                            "steps": "Stopped, looked at with the owner",
                            "outcome": "Done on a dry day"}  # fmt: skip


def _formal(world: World) -> Made:
    controls = [{"control": "Guard rail", "level": "engineering"}]
    position = world.one("position")
    covers = [{"position_id": position}] if position else [{"task": "Roofs"}]
    return "formal_hazard_assessment", {
        "title": f"Roofs {world.on}", "made_on": world.recent(), "made_by_id": world.owner,
        "covers": covers, "participants": world.signed(),
        "hazards": [{"hazard": "Edge", "category": "physical", "severity": 3, "likelihood": 2,
                     "exposure": 2, "controls": controls}],
    }  # fmt: skip


def _field(world: World) -> Made:
    return "field_level_hazard_assessment", {
        "done_on": world.on, "done_at": "06:45", "work_start": "07:00",
        "site_id": world.one("site"),
        "task": f"Work of {world.on}", "foreman_id": world.owner, "crew": world.signed(),
        "hazards": [{"hazard": f"Edge {world.chance.random()}", "control": "Guard rail",
                     "level": "engineering"}],
    }  # fmt: skip


def _report(world: World) -> Made:
    return "hazard_report", {"reported_on": world.later(500), "by_id": world.worker(),
                             "what": "Cord across the walk"}  # fmt: skip


def _product(world: World) -> Made:
    return "hazardous_product", {"name": f"Cleaner {world.on}", "sheet_on": AS_OF}


def _certificate(world: World) -> Made:
    return "certificate", {"worker_id": world.worker(), "type_id": world.one("certificate_type"),
                           "issued_on": world.on, "expires_on": AS_OF + timedelta(700)}  # fmt: skip


def _orientation(world: World) -> Made:
    topics = {f"covers_{topic}": True for topic in ESSENTIAL}
    return "orientation", topics | {"worker_id": world.worker(), "done_on": world.on,
                                    "by_id": world.owner, "signed": True}  # fmt: skip


def _check(world: World) -> Made:
    return "competency_check", {"worker_id": world.worker(), "equipment_id": world.one("equipment"),
                                "checked_on": world.on, "assessor_id": world.owner,
                                "result": "competent"}  # fmt: skip


def _inspection(world: World) -> Made:
    subject = {"site_id": world.one("site")} if world.chance.random() < 0.5 else {
        "equipment_id": world.one("equipment")}  # fmt: skip
    return "inspection", subject | {
        "done_on": world.on, "by_id": world.worker(), "result": "pass", "safe_to_use": True,
        "task": "Inspection", "participants": [{"worker_id": world.owner}],
    }  # fmt: skip


def _planned_inspection(world: World) -> Made:
    plan = _plan(world, "inspection")
    found = next((one.values for one in world.all("duty_plan") if one.id == plan), {})
    subject = {name: found.get(name) for name in ("site_id", "equipment_id", "equipment_type")}
    return "inspection", subject | {
        "plan_id": plan, "done_on": world.on, "by_id": world.worker(), "result": "pass",
        "safe_to_use": True, "task": found.get("task") or "Inspection",
        "participants": [{"worker_id": world.owner}],
    }  # fmt: skip


def _maintenance(world: World) -> Made:
    plan = _plan(world, "maintenance")
    found = next((one.values for one in world.all("duty_plan") if one.id == plan), {})
    return "maintenance", {
        "plan_id": plan, "equipment_id": found.get("equipment_id"), "site_id": found.get("site_id"),
        "done_on": world.on, "what": found.get("task") or "Service", "by_id": world.owner,
    }  # fmt: skip


def _plan(world: World, kind: str) -> str | None:
    every = [one.id for one in world.all("duty_plan") if one.values["kind"] == kind]
    return world.chance.choice(every) if every else None


def _near_miss(world: World) -> Made:
    return "incident", {
        "happened_on": world.on, "kind": "near_miss", "what": "Pipe rolled off the rack",
        "reported_by_id": world.worker(), "reported_on": world.on, "potential": "low",
        "reportable": "no", "cause_stated": "Rack without stops", "action_stated": "Stops welded",
    }  # fmt: skip


def _investigation(world: World) -> Made:
    happened = {one.id: one.values["happened_on"] for one in world.all("incident")}
    incident = world.one("incident")
    on = happened.get(incident or "", world.on) + timedelta(days=1)
    return "investigation", {
        "incident_id": incident, "started_on": on, "finished_on": on + timedelta(days=5),
        "team": [{"worker_id": one} for one in (world.owner, world.worker())],
        "whys": [{"why": "It rolled"}, {"why": "The rack has no stops"}],
        "causes": [{"cause": "Rack without stops", "area": "equipment"}],
    }  # fmt: skip


def _emergency(world: World) -> Made:
    return "emergency_plan", dict.fromkeys(PARTS, "Rick and Kayla, horn in 101") | {
        "site_id": world.one("site"), "made_on": AS_OF - timedelta(days=20),
        "site_access": "Gate 2",
        "muster_point": "Light pole", "nearest_hospital": "Sundre Hospital",
        "hospital_route": "East on 584", "first_tailgate_review_on": AS_OF - timedelta(days=20),
        "contacts": [{"name": "Fire", "phone": "911"}], "posted_where": "Door",
        "involved": [{"worker_id": one} for one in world.crew[:2]],
        "designated_workers": world.named(),
    }  # fmt: skip


def _drill(world: World) -> Made:
    return "drill", {"held_on": world.on, "kind": "drill", "site_id": world.one("site"),
                     "scenario": "Fire", "attendees": world.signed(),
                     "none_needed_reason": "All out in two minutes"}  # fmt: skip


def _first_aid(world: World) -> Made:
    return "first_aid_record", {"worker_id": world.worker(), "happened_on": world.on,
                                "injury": "Cut", "treatment": "Dressing",
                                "first_aider_id": world.owner}  # fmt: skip


def _action(world: World) -> Made:
    source = world.chance.choice(["inspection", "incident", "meeting", "hazard_report", ""])
    record = world.one(source) if source else None
    by, looked = world.chance.sample([world.owner, *world.crew], 2)
    return "corrective_action", {
        "what": "Stops welded on the rack", "found_on": world.on, "due_on": world.later(20),
        "assigned_id": by, "resolved_on": world.later(5), "resolved_by_id": by,
        "proof": "Photo of the stops", "verified_by_id": looked, "verified_on": world.later(10),
        "effective": True, "source_kind": source if record else None, "source_id": record,
    }  # fmt: skip


def _hours(world: World) -> Made:
    return "hours_worked", {"month_on": world.on.replace(day=1), "hours": 900}


def _document(world: World) -> Made:
    kinds = ("safe_work_practice", "safe_job_procedure", "ppe_rules", "working_alone", "violence",
             "harassment", "work_refusal", "hazard_reporting")  # fmt: skip
    return "document", {"title": f"Paper {world.on}", "kind": world.chance.choice(kinds),
                        "signed_by_id": world.owner, "signed_on": world.on,
                        "text": "How we do it, step by step."}  # fmt: skip


def _representative(world: World) -> Made:
    return "representative", {"worker_id": world.worker(), "from_on": world.on}


def _interview(world: World) -> Made:
    question = f"S{world.chance.randrange(1, 7)}.{world.chance.randrange(1, 10)}"
    return "interview", {"assessment_id": world.one("assessment"), "question": question,
                         "worker_id": world.worker(), "said": "Told it in own words",
                         "positive": True, "held_on": world.on}  # fmt: skip


SOUND: Final[Mapping[str, Callable[[World], Made]]] = {
    made.__name__.strip("_"): made
    for made in (
        _policy, _acknowledgement, _meeting, _planned_meeting, _review, _goal, _refusal, _formal,
        _field, _report, _product, _certificate, _orientation, _check, _inspection,
        _planned_inspection, _maintenance, _near_miss, _investigation, _emergency, _drill,
        _first_aid, _action, _hours, _document, _representative, _interview,
    )
}  # fmt: skip


def add(company: CompanyFile, world: World, name: str) -> None:
    """Enter a sound record of a name of `SOUND`, with what belongs to it."""
    kind, values = SOUND[name](world)

    def save(transaction: Transaction) -> None:
        if kind == "investigation":
            meeting = transaction.save("meeting", _meeting(world)[1])
            values["shared_meeting_id"] = meeting
        made = transaction.save(kind, values)
        if kind in _WITH_A_COPY:
            transaction.add_content(SHA256, SCAN, None)
            transaction.save("evidence", _copy_of(kind, made))
        for follow_up in _came_of(world, kind, made, values):
            transaction.save("corrective_action", follow_up)

    company.write(name, save)


def _copy_of(kind: str, record: str) -> Values:
    return {"name": "scan.pdf", "sha256": SHA256, "media_type": "application/pdf", "size": 6,
            "filed_at": NOON, "links": [{"record_kind": kind, "record_id": record}]}  # fmt: skip


def _came_of(world: World, kind: str, record: str, values: Values) -> Iterator[Values]:
    """Yield the action that makes a report or an investigation whole."""
    if kind in ("investigation", "hazard_report"):
        world.on = values.get("finished_on") or values["reported_on"]
        about = {"source_kind": kind, "source_id": record}
        what = "Stops welded on the rack, cord led along the wall"
        yield _action(world)[1] | about | {"what": what}
