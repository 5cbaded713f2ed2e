"""The rules of element S1 of the generic protocol (domain.md 8.3), by the names protocols use."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.rules.rule import Rule
from desktop.audit.rules.s1_meetings import goals_and_review, meetings_held
from desktop.audit.rules.s1_policy import policy_known, policy_signed
from desktop.audit.rules.s1_presence import leaders_take_part, representative
from desktop.audit.rules.s1_rights import duties_written, rights_known

RULES: Final[Mapping[str, Rule]] = {
    "policy_signed": policy_signed,
    "policy_known": policy_known,
    "duties_written": duties_written,
    "rights_known": rights_known,
    "leaders_take_part": leaders_take_part,
    "meetings_held": meetings_held,
    "representative": representative,
    "goals_and_review": goals_and_review,
}
