"""Weaknesses of formal hazard assessments and hazard reports that an auditor would find."""

from collections.abc import Iterator
from typing import Final

from desktop.audit.common.controlled import HIGH_RISK, NO_CONTROL, ONLY_PPE, quoted, weakness
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.audit.rules.s2_formal import FORMAL, formal_in_force, name_of
from desktop.audit.rules.s2_papers import FRESH, REPORT
from desktop.language import N_, _
from desktop.values.audited.hazards import FormalFact, HazardFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

_MESSAGES: Final = {
    NO_CONTROL: N_("Nothing is said about what is done against “{hazard}”."),
    ONLY_PPE: N_("Against “{hazard}” there is only protective equipment (“{controls}”), and no "
                 "reason why nothing better is practicable."),
    HIGH_RISK: N_("“{hazard}” is a high risk, and only protective equipment stands against it "
                  "(“{controls}”), without a reason why nothing better is practicable."),
}  # fmt: skip
_EMPTY_WORDS: Final = N_(
    "Against “{hazard}” it says “{controls}”, which is nothing that anybody could check."
)
_FIXES: Final = {
    NO_CONTROL: N_("Write down what is done about it: taken away, guarded, or at least a way of "
                   "working, and who sees to it."),
    ONLY_PPE: N_("Add something that guards, moves or changes the work, or write why there is "
                 "nothing."),
    HIGH_RISK: N_("Find a way to take the hazard away, guard it or change the work before "
                  "anybody does it again, or write why there is none."),
}  # fmt: skip


@finder("hazards", codes=_MESSAGES)
def weak_hazards(facts: AuditFacts) -> Iterator[Found]:
    """Hazards without a control, or with less than their risk asks for."""
    for one in formal_in_force(facts):
        for hazard in one.hazards:
            code = weakness(hazard, facts.company.matrix)
            if code:
                yield _weak(one, hazard, code, facts)


def _weak(one: FormalFact, hazard: HazardFact, code: str, facts: AuditFacts) -> Found:
    said = {"hazard": quote(hazard.text), "controls": quote(quoted(hazard.controls))}
    message = _MESSAGES[code]
    if code == NO_CONTROL and said["controls"]:
        message = _EMPTY_WORDS
    return Found(
        code=code,
        record=Ref(FORMAL, one.id),
        subject=one.title or name_of(one, facts.span.as_of),
        message=_(message).format(**said),
        fix=_(_FIXES[code]),
        field="hazards",
        detail=hazard.id,
    )


@finder("hazards", codes=["report_without_action"])
def unfollowed_reports(facts: AuditFacts) -> Iterator[Found]:
    """Hazards that somebody reported and of which nothing was made."""
    as_of = facts.span.as_of
    for one in facts.hazards.reports:
        if facts.span.holds(one.on) and not one.actions and one.on + FRESH < as_of:
            day = say_date(one.on, as_of)
            yield Found(
                code="report_without_action",
                record=Ref(REPORT, one.id),
                subject=quote(one.what),
                message=_("“{what}” was reported on {date}, and no action came of it.").format(
                    what=quote(one.what), date=day
                ),
                fix=_("Make an action of it, with who and by when. Where it was put right at "
                      "once, write the action down as done."),
            )  # fmt: skip


FINDERS: Final[tuple[Finder, ...]] = (weak_hazards, unfollowed_reports)
