"""Weaknesses of inspections that an auditor would find."""

from collections.abc import Iterator
from typing import Final

from desktop.audit.common.inspected import (
    Followed,
    defective,
    followed,
    is_unsafe,
    put_right_at_once,
    said_of,
    taken_out,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.findings.inspection_rhythm import against_policy, never_a_defect
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.language import _
from desktop.values.audited.inspections import InspectionFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date


@finder("inspections", "places", codes=["defect_without_action", "failed_without_tag_out"])
def left_as_it_was(facts: AuditFacts) -> Iterator[Found]:
    """Find defects that nothing followed; of what is unsafe its use is told, and not both."""
    came = followed(facts)
    for one in defective(facts):
        if is_unsafe(one) and taken_out(one, came) is None:
            yield _told(
                "failed_without_tag_out",
                one,
                came,
                _("{name} was found not safe to use on {day}{said}, and nothing shows that it was "
                  "tagged out or repaired before it was used again."),
                _("Enter the day it was tagged out, or the repair, with who did it."),
                "safe_to_use",
            )  # fmt: skip
        elif not (came.actions(one) or came.repairs(one) or put_right_at_once(one)):
            yield _told(
                "defect_without_action",
                one,
                came,
                _("The inspection of {name} on {day} found a defect{said}, and no action or repair "
                  "came of it."),
                _("Make an action from it with a name and a date, or enter the repair."),
                "defects",
            )  # fmt: skip


def _told(
    code: str, one: InspectionFact, came: Followed, message: str, fix: str, field: str
) -> Found:
    said, name = said_of(one), came.name(one)
    return Found(
        code=code,
        record=Ref("inspection", one.id),
        subject=name,
        message=message.format(
            name=name or _("something that nobody named"),
            day=say_date(one.on, came.as_of),
            said=f" (“{quote(said)}”)" if said else "",
        ),
        fix=fix,
        field=field,
    )


@finder("inspections", "places", codes=["inspection_without_name"])
def by_nobody(facts: AuditFacts) -> Iterator[Found]:
    """Find inspections that name nobody who did them."""
    came = followed(facts)
    for one in facts.inspections.each:
        if facts.span.holds(one.on) and not any(who.is_named for who in one.people):
            yield _told(
                "inspection_without_name",
                one,
                came,
                _("The inspection of {name} on {day} does not say who did it."),
                _("Enter who inspected it."),
                "by_id",
            )


FINDERS: Final[tuple[Finder, ...]] = (left_as_it_was, by_nobody, never_a_defect, against_policy)
