"""What the rules on training are tested with: an owner, a welder, and how a rule is asked."""

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged
from desktop.audit.rules.s3 import RULES
from desktop.values.audited.people import Who
from tests.builders.training_facts import (
    DALE,
    RICK,
    WELDER,
    period,
    person,
)

OWNER = person(DALE, is_owner=True)
HAND = person(RICK, jobs=[(WELDER, period())])
TYLER = Who("tyler", "Tyler O'Brien")


def judged(rule: str, some: AuditFacts) -> Judged:
    return RULES[rule].judge(some)


def to_do(rule: str, some: AuditFacts) -> list[str]:
    return [one.what for one in judged(rule, some).missing]
