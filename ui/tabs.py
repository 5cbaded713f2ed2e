"""The tabs of the window, in order: their keys, their words and what each is for."""

from dataclasses import dataclass
from typing import Final

from desktop.language import N_


@dataclass(frozen=True)
class Tab:
    """One tab. `guide` is the page of the guide that F1 opens there."""

    key: str
    title: str
    guide: str


TABS: Final = (
    Tab("today", N_("Today"), "today"),
    Tab("leadership", N_("1 Leadership"), "leadership"),
    Tab("hazards", N_("2 Hazards"), "hazards"),
    Tab("training", N_("3 Training"), "training"),
    Tab("inspections", N_("4 Inspections"), "inspections"),
    Tab("incidents", N_("5 Incidents"), "incidents"),
    Tab("emergency", N_("6 Emergency"), "emergency"),
    Tab("actions", N_("Actions"), "actions"),
    Tab("company", N_("Company"), "company"),
    Tab("audit", N_("Audit & package"), "audit"),
)
