"""The same weaknesses as somebody else enters them: other fields, words and papers."""

from typing import Any, Final

from tests.audit.labelled.emergency import DRILL, PLAN
from tests.audit.labelled.hazards import CARD, FORMAL, OTHER
from tests.audit.labelled.incidents import LOG, LOOKED
from tests.audit.labelled.leadership import MEETING
from tests.builders.labelled import Pair, Saved, differing, pair, rec

FIRE: Final = {"description": "Fire extinguisher", "type": "Fire extinguisher"}


def _served(number: str, on: str, what: str, kind: str = "maintenance") -> tuple[Saved, ...]:
    said: dict[str, Any] = {"what": what} if kind == "maintenance" else {"task": what}
    if kind == "inspection":
        said["result"] = "pass"
    return (
        rec("equipment", "unit", number=number, **FIRE),
        rec(kind, equipment_id="@unit", done_on=on, by_name="Onsite Fire", **said),
    )


def _tag(number: str, what: str, kind: str = "maintenance") -> Pair:
    """An extinguisher on no schedule, whose last service is known from its paper only."""
    return pair("extinguisher_tag", _served(number, "2025-09-20", what, kind),
                _served(number, "2025-11-20", what, kind), about="unit", file="tags")  # fmt: skip


def _cited(question: str) -> tuple[Saved, ...]:
    return (
        rec("field_level_hazard_assessment", "card", done_on="2026-05-04", task="Trench",
            **(CARD | {"hazards": OTHER})),
        rec("question_support", question=question, record_kind="field_level_hazard_assessment",
            record_id="@card"),
    )  # fmt: skip


def _rated(code: str, title: str, weak: Any, sound: Any) -> Pair:
    """A formal assessment of one high risk; who made it rated the controls too."""

    def of(*controls: Any) -> Any:
        return {"hazards": [{"hazard": title, "severity": 3, "likelihood": 3,
                             "controls": [*controls]}]}  # fmt: skip

    both = FORMAL | {"title": title}
    return differing(code, "formal_hazard_assessment", both, of(weak), of(weak, sound))


def _told(name: str, *more: Saved) -> tuple[Saved, ...]:
    site = rec("site", "site", name=name, place="field",
               active=[{"from_on": "2026-01-05", "to_on": None}])  # fmt: skip
    plan = rec("emergency_plan", "plan", site_id="@site",
               **(PLAN | {"first_tailgate_review_on": None}))  # fmt: skip
    return site, plan, rec("drill", site_id="@site", **DRILL), *more


def _found_why(what: str, *whys: str, cause: str = "", area: str | None = None) -> list[Saved]:
    causes = [{"cause": cause, "area": area}] if cause else []
    return [
        rec("incident", "event", what=what, **LOG),
        rec("investigation", "report", incident_id="@event", causes=causes,
            whys=[{"why": why} for why in whys], **LOOKED),
        rec("corrective_action", what="Cover for the pit", source_kind="investigation",
            source_id="@report", found_on="2026-09-03", due_on="2026-12-01", assigned_id="@rick"),
    ]  # fmt: skip


PAIRS: Final = (
    _tag("E-1", "Annual inspection"),
    _tag("E-2", "Serviced and tagged"),
    _tag("E-3", "Recharge and tag by technician"),
    _tag("E-4", "Annual extinguisher inspection", "inspection"),
    pair("field_used_as_formal", _cited("S2.1"), _cited("S2.6"), about="card"),
    _rated("high_risk_low_control", "Confined space", {"control": "Harness", "level": "ppe"},
           {"control": "Permit, gas test, attendant", "level": "administrative"}),
    # rated higher than what it says
    _rated("high_risk_low_control", "Asbestos", {"control": "Respirator", "level": "engineering"},
           {"control": "Abatement contractor removes it first", "level": "elimination"}),
    _rated("hazard_without_control", "Overhead lines", {"control": "Heads up"},
           {"control": "Spotter, 7 m kept", "level": "administrative"}),
    pair("no_tailgate_review", _told("P9"), _told("P9", rec("meeting", **(MEETING | {
        "held_on": "2026-02-04", "site_id": "@site", "topics": "Emergency plan, muster point"}))),
         about="plan", file="told"),
    pair("one_why", _found_why("Fell into the pit", "Pit was open"),
         _found_why("Fell into the pit", "Pit was open", "No cover was ever made",
                    cause="No cover made for the pit", area="equipment"), about="report"),
    pair("cause_blames", _found_why("Fell into the wash pit", "He did not look",
                                    cause="He did not look", area="people"),
         _found_why("Fell into the wash pit", "He did not see it", "No light over the pit",
                    cause="No light or cover at the pit", area="environment"), about="report"),
    differing("review_without_minutes", "meeting",
              MEETING | {"kind": "management_review", "held_on": "2026-02-03",
                         "topics": "Management review", "reviewed_statistics": True},
              {"minutes": "held"}, {"minutes": "Statistics and 9 inspections; Dale buys a lift"}),
)  # fmt: skip
