"""The icon of a kind of record: its own where it has one, else that of its tab."""

from collections.abc import Mapping
from typing import Final

from desktop.records import kind_of

_OWN: Final[Mapping[str, str]] = {
    "policy": "megaphone",
    "meeting": "users",
    "certificate": "badge-check",
    "certificate_type": "graduation-cap",
    "inspection": "clipboard-check",
    "maintenance": "wrench",
    "duty_plan": "calendar-clock",
    "checklist": "list-checks",
    "field_level_hazard_assessment": "hard-hat",
    "worker": "user",
    "position": "users",
    "site": "map-pin",
    "contractor": "building-2",
    "company": "building-2",
    "equipment": "truck",
    "reading": "gauge",
    "document": "file-text",
    "evidence": "paperclip",
}
_OF_TAB: Final[Mapping[str, str]] = {
    "leadership": "flag",
    "hazards": "triangle-alert",
    "training": "graduation-cap",
    "inspections": "clipboard-check",
    "incidents": "circle-alert",
    "emergency": "siren",
    "actions": "square-check-big",
    "company": "building-2",
    "audit": "scale",
}


def icon_of(kind: str) -> str:
    """Return the name of the icon of a kind."""
    return _OWN.get(kind) or _OF_TAB.get(kind_of(kind).tab, "file")
