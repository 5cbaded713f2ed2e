"""Weaknesses of leadership that an auditor would find."""

from typing import Final

from desktop.audit.findings import led_meetings, led_policies, led_rights
from desktop.audit.rules.rule import Finder

FINDERS: Final[tuple[Finder, ...]] = (
    *led_policies.FINDERS,
    *led_rights.FINDERS,
    *led_meetings.FINDERS,
)
