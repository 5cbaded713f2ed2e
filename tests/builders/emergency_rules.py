"""What the rules on emergencies are tested with: two more sites, and how a rule is asked."""

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged
from desktop.audit.rules.s6 import RULES
from desktop.values.audited.places import SiteFact
from desktop.values.period import Period
from tests.builders.company import day

YARD = SiteFact(id="yard", name="Yard", address="4127 46 Street, Rimbey (behind the shop)")
PAD = SiteFact(id="pad", name="Pad 7")
CLOSED = SiteFact(id="old", name="Old pad", active=(Period(None, day("2026-09-01")),))


def judged(rule: str, some: AuditFacts) -> Judged:
    return RULES[rule].judge(some)


def told(of: Judged) -> list[str]:
    return [one.what for one in of.missing]
