"""What looking back asks for beside what is due today: every rule that a plan ever had."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from desktop.records.inspections.plan import PlanRule
from desktop.store.questions.terms import Question, table_of

_RULE: Final = table_of(PlanRule)

QUESTIONS: Final[Mapping[str, Question]] = {
    "rules_of_plans": select(
        _RULE.c.owner_id, _RULE.c.rule, _RULE.c.counted, _RULE.c.from_on, _RULE.c.to_on
    ).order_by(_RULE.c.owner_id, _RULE.c.from_on.nulls_first(), _RULE.c.position),
}
