"""The rules of element S5 of the generic protocol (domain.md 8.3), by the names protocols use."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.rules.rule import Rule
from desktop.audit.rules.s5_actions import actions_followed_up, causes_removed
from desktop.audit.rules.s5_investigating import investigated_in_time, system_causes
from desktop.audit.rules.s5_procedure import investigation_procedure
from desktop.audit.rules.s5_reporting import near_misses_reported, statistics_used

RULES: Final[Mapping[str, Rule]] = {
    "investigation_procedure": investigation_procedure,
    "near_misses_reported": near_misses_reported,
    "investigated_in_time": investigated_in_time,
    "system_causes": system_causes,
    "causes_removed": causes_removed,
    "actions_followed_up": actions_followed_up,
    "statistics_used": statistics_used,
}
