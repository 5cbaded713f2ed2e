"""Whether emergency equipment is checked and extinguishers bear a valid tag (S6.7)."""

from collections.abc import Sequence
from typing import Final

from desktop.audit.common.from_the_beginning import kept_of, upkeep
from desktop.audit.common.gear import (
    Tag,
    check_plans,
    holes,
    service_plans,
    tagged_to,
    tags,
    unplanned,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.language import _, ngettext
from desktop.store.facts import PlanFact
from desktop.values.spoken import say_date

UNIT: Final = "equipment"


@rule("emergency", "places", "schedule")
def emergency_equipment_checked(facts: AuditFacts) -> Judged:
    """S6.7: the share of checks that were done of those due, and of extinguishers with a tag.

    Equipment that no duty looks after counts as one check that was not done.
    """
    plans, hung, bare = check_plans(facts), tags(facts), unplanned(facts)
    if not plans and not hung and not bare:
        return not_applicable(_("There is no emergency equipment on the list and none to check."))
    went = [upkeep(facts, plan) for plan in plans]
    kept, expected = kept_of(went)
    valid = [tag for tag in hung if _is_proven(tag, facts)]
    missing: list[Missing] = []
    for tag in hung:
        if tag not in valid:
            missing.append(_have_served(tag, facts))
    for unit in bare:
        what = _("Put the checks of {unit} on the schedule.").format(unit=unit.number)
        missing.append(Missing(what, Ref(UNIT, unit.id)))
    missing += holes(went, facts)
    checks = _("{kept} of {all} checks of emergency equipment.")
    if not expected:
        checks = _("No check of emergency equipment was due.")
    tagged = ngettext(
        "{n} of {all} extinguisher tag is valid.",
        "{n} of {all} extinguisher tags are valid.",
        len(hung),
    )
    said = [checks.format(kept=kept, all=expected)]
    if hung:
        said.append(tagged.format(n=len(valid), all=len(hung)))
    return of_share(
        kept + len(valid),
        expected + len(hung) + len(bare),
        counted=_counted(facts, plans, hung),
        missing=missing,
        note=" ".join(said),
    )


def _is_proven(tag: Tag, facts: AuditFacts) -> bool:
    """Whether a service is on file that makes the tag good on the day."""
    return tag.served_on is not None and tagged_to(tag.served_on) >= facts.span.as_of


def _have_served(tag: Tag, facts: AuditFacts) -> Missing:
    as_of = facts.span.as_of
    words = {"name": tag.name}
    if tag.served_on is not None and tag.served_on == tag.last:
        words["day"] = say_date(tag.served_on, as_of)
        what = _("Have the extinguishers of {name} serviced and tagged: the last was on {day}.")
    elif tag.last is not None:
        words["day"] = say_date(tag.last, as_of)
        what = _(
            "File the report of the extinguisher service of {name}: that it was done on {day} is "
            "only stated."
        )
    else:
        what = _("Have the extinguishers of {name} serviced and tagged, and file the report.")
    return Missing(what.format(**words), tag.ref)


def _counted(facts: AuditFacts, looked_after: Sequence[PlanFact], hung: Sequence[Tag]) -> list[Ref]:
    """Return the checks of the window, and the services whose tags still hold."""
    plans = {plan.id for plan in looked_after}
    units = {plan.subject.id for plan in looked_after}
    service = {plan.id for plan in service_plans(facts)}
    tagged = {tag.ref.id for tag in hung}
    found: list[Ref] = []
    for check in facts.emergency.checks:
        is_service = check.plan_id in service or (check.is_service and check.unit_id in tagged)
        if is_service:
            is_good = tagged_to(check.on) >= facts.span.as_of >= check.on
        else:
            is_mine = check.plan_id in plans or check.unit_id in units
            is_good = is_mine and facts.span.holds(check.on)
        if is_good:
            found.append(Ref(check.kind, check.id))
    return found
