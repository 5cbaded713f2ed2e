"""The tabs of the window, in order: their keys, their words and what each is for."""

from typing import Final, NamedTuple

from desktop.language import N_


class Tab(NamedTuple):
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

PACKAGE: Final = "build_package"  # the part of Audit & package in which it is built

# the menus' titles, painted before their commands are made
MENU_TITLES: Final = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("records", N_("&Records")),
    ("audit", N_("&Audit")),
    ("view", N_("&View")),
    ("help", N_("&Help")),
)
