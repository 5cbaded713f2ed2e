"""Which groups of facts an edit concerns, by the kinds of records that it touched."""

from collections.abc import Collection, Mapping
from typing import Final

from desktop.services.auditing.facts import GROUPS

# the evidence of a record is judged with the record, and anything may have some
_EVERYWHERE: Final = frozenset({"evidence", "worker", "position"})
# the kinds that no group but these reads; what is not listed may concern all of them
_READ_BY: Final[Mapping[str, frozenset[str]]] = {
    "answer": frozenset(),
    "assessment": frozenset(),
    "submission": frozenset(),
    "protocol": frozenset(),
    "question_support": frozenset({"hazards"}),
    "reviewer_note": frozenset(),
    "interview_practice": frozenset(),
    "disclosure": frozenset(),
    "disposal": frozenset(),
    "interview": frozenset({"assessing"}),
    "observation": frozenset({"assessing"}),
    "dismissed_finding": frozenset({"assessing"}),
    "corrective_action": frozenset(
        {"actions", "schedule", "inspections", "incidents", "hazards", "leadership", "emergency"}
    ),
    "inspection": frozenset({"inspections", "schedule", "company", "leadership", "emergency"}),
    "maintenance": frozenset({"inspections", "schedule", "company", "emergency"}),
    "reading": frozenset({"schedule", "inspections"}),
    "use_log": frozenset({"schedule", "hazards", "inspections"}),
    "service_change": frozenset({"schedule", "places", "inspections"}),
    "field_level_hazard_assessment": frozenset({"hazards", "company", "leadership"}),
    "formal_hazard_assessment": frozenset({"hazards", "schedule", "leadership", "incidents"}),
    "certificate": frozenset({"training", "schedule"}),
}


def concerned(kinds: Collection[str]) -> frozenset[str]:
    """Return the groups to read again; all of them for a kind that is not known to concern less."""
    if not _EVERYWHERE.isdisjoint(kinds):
        return GROUPS
    return frozenset().union(*(_READ_BY.get(kind, GROUPS) for kind in kinds))
