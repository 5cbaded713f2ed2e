"""What makes a drill one that an auditor accepts, for rules and findings alike."""

import re
from typing import Final

from desktop.audit.common.emergency_plans import is_empty, leftover_of
from desktop.audit.facts import AuditFacts
from desktop.values.audited.emergency import DrillFact
from desktop.values.audited.places import SiteFact
from desktop.values.audited.span import Span
from desktop.values.folding import key

# a lesson, or that there was none, told in a field that asks for something else
_LESSON: Final = re.compile(
    r"\b(?:lessons?|improve\w*|next time|to fix|needs? (?:to|a|more|better)|should|"
    r"(?:no|without any) (?:issues?|problems?|deficienc\w+|concerns?|changes?|corrections?)|"
    r"nothing (?:to (?:improve|change|fix)|needed|found)|none needed|debrief\w*|"
    r"fixed|repaired|replaced|installed|bought|ordered)\b",
    re.IGNORECASE,
)

# where somebody is to say why nothing needs improving
_NO_REASON: Final = frozenset({
    "ok", "okay", "yes", "good", "fine", "done", "none required", "not required", "none needed",
    "not needed",
})  # fmt: skip


def held_in(facts: AuditFacts, span: Span) -> list[DrillFact]:
    """Return the drills within a span, the oldest first."""
    return [one for one in facts.emergency.drills if span.holds(one.held_on)]


def was_attended(drill: DrillFact) -> bool:
    """Whether it says who took part."""
    return any(one.who.is_named for one in drill.attendees)


def has_lesson(drill: DrillFact) -> bool:
    """Whether an action came of it, or it says why nothing needs improving."""
    gives_reason = _says(drill.none_needed) and key(drill.none_needed) not in _NO_REASON
    return bool(drill.actions) or gives_reason


def tells_lesson(drill: DrillFact) -> bool:
    """Whether it tells what was learned anywhere, with an action or without."""
    told = (drill.went_well, drill.notes, drill.scenario)
    return (
        has_lesson(drill)
        or any(map(_says, drill.improvements))
        or any(_LESSON.search(text) is not None for text in told)
    )


def is_at(drill: DrillFact, site: SiteFact) -> bool:
    """Whether it was held at a site, for all of them, or names the site in its scenario."""
    if drill.site_id in (None, site.id):
        return True
    name = key(site.name)
    return bool(name) and f" {name} " in f" {key(drill.scenario)} "


def tells_anything(drill: DrillFact) -> bool:
    """Whether it says more than its day: without that nobody knows where it was."""
    told = (drill.scenario, drill.went_well, drill.notes, *drill.improvements)
    return drill.site_id is not None or bool(drill.attendees) or any(map(_says, told))


def _says(text: str) -> bool:
    return not is_empty(text) and not leftover_of(text)
