"""Weaknesses of incidents that an auditor would find."""

from typing import Final

from desktop.audit.findings import incident_actions, incident_causes, incident_upkeep
from desktop.audit.rules.rule import Finder

FINDERS: Final[tuple[Finder, ...]] = (
    *incident_causes.FINDERS,
    *incident_actions.FINDERS,
    *incident_upkeep.FINDERS,
)
