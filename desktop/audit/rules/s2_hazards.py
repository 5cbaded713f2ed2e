"""S2.2 and S2.3: the hazards of the formal assessments, how they are ranked and controlled."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.audit.common.controlled import NO_CONTROL, is_rated, weakness
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.rules.s2_formal import formal_in_force, name_of, no_assessment, ref_of
from desktop.audit.wording.hazards import (
    HARASSMENT,
    TOPICS,
    VIOLENCE,
    WORKING_ALONE,
    is_titled,
    speaks_of,
)
from desktop.language import N_, _, ngettext
from desktop.values.audited.hazards import FormalFact, HazardFact
from desktop.values.quoting import quote

_THOUGHT_OF: Final = {
    WORKING_ALONE: N_("Say in a formal assessment who works alone and where, or that nobody does."),
    VIOLENCE: N_("Say in a formal assessment where violence may come from, or that it may not."),
    HARASSMENT: N_("Say in a formal assessment what is done against harassment."),
}


@rule("hazards")
def hazards_ranked(facts: AuditFacts) -> Judged:
    """S2.2: assessments whose hazards are all rated, and the three hazards that nobody sees."""
    formal = formal_in_force(facts)
    if not formal:
        return no_assessment()
    matrix = facts.company.matrix
    unrated = {
        one.id: [hazard for hazard in one.hazards if not is_rated(hazard, matrix)] for one in formal
    }
    ranked = [one for one in formal if one.hazards and not unrated[one.id]]
    texts = [text for one in formal for text in _texts(one)]
    forgotten = [topic for topic in TOPICS if not _is_thought_of(topic, texts, facts)]
    missing = [_to_rate(one, unrated[one.id], facts) for one in formal if one not in ranked]
    missing += [
        Missing(what=_(_THOUGHT_OF[topic]), record=ref_of(formal[-1]), field="hazards")
        for topic in forgotten
    ]
    note = _("{n} of {of} assessments name their hazards and rank each by the company's matrix. "
             "{thought} of 3 were thought of: working alone, violence, harassment.")  # fmt: skip
    return of_share(
        len(ranked) + len(TOPICS) - len(forgotten),
        len(formal) + len(TOPICS),
        counted=map(ref_of, ranked),
        missing=missing,
        note=note.format(n=len(ranked), of=len(formal), thought=len(TOPICS) - len(forgotten)),
    )


def _texts(one: FormalFact) -> list[str]:
    return [one.title, *one.tasks, *(hazard.text for hazard in one.hazards)]


def _is_thought_of(topic: str, texts: Sequence[str], facts: AuditFacts) -> bool:
    papers = facts.hazards.papers
    return speaks_of(topic, texts) or any(
        paper.kind == topic or is_titled(topic, paper.title) for paper in papers
    )


def _to_rate(one: FormalFact, unrated: Sequence[HazardFact], facts: AuditFacts) -> Missing:
    name = name_of(one, facts.span.as_of)
    if not one.hazards:
        what = _("Type the hazards of {assessment} in; only its file is there.")
        return Missing(what=what.format(assessment=name), record=ref_of(one), field="hazards")
    what = ngettext(
        "Rate {n} hazard in {assessment}, first “{hazard}”.",
        "Rate {n} hazards in {assessment}, first “{hazard}”.",
        len(unrated),
    ).format(n=len(unrated), assessment=name, hazard=quote(unrated[0].text))
    return Missing(what=what, record=ref_of(one), field="hazards")


@rule("hazards", "assessing")
def hazards_controlled(facts: AuditFacts) -> Judged:
    """S2.3: hazards with a control that is more than a word, and controls that were looked for."""
    matrix = facts.company.matrix
    each = [(one, hazard) for one in formal_in_force(facts) for hazard in one.hazards]
    weak = [(one, hazard, code) for one, hazard in each if (code := weakness(hazard, matrix))]
    seen = [
        one
        for one in facts.assessing.observations
        if one.question == "S2.3" and one.positive is not None and _is_seen(one.on, facts)
    ]
    if not each:
        return no_assessment()
    good = {one.id for one, _h in each} - {one.id for one, _h, _code in weak}
    sound = len(each) - len(weak)
    note = _("{n} of {of} hazards have the control that their risk asks for.").format(
        n=sound, of=len(each)
    )
    if seen:
        note += " " + _("{n} of {of} controls that were looked for were in place.").format(
            n=sum(bool(one.positive) for one in seen), of=len(seen)
        )
    return of_share(
        sound + sum(bool(one.positive) for one in seen),
        len(each) + len(seen),
        counted=[
            *(ref_of(one) for one, _h in each if one.id in good),
            *(Ref("observation", one.id) for one in seen if one.positive),
        ],
        missing=[
            *(_to_control(one, hazard, code, facts) for one, hazard, code in weak),
            *(_not_in_place(one.id) for one in seen if not one.positive),
        ],
        note=note,
    )


def _is_seen(on: date | None, facts: AuditFacts) -> bool:
    return on is None or facts.span.holds(on)


def _to_control(one: FormalFact, hazard: HazardFact, code: str, facts: AuditFacts) -> Missing:
    what = (
        _("Say what is done about “{hazard}” in {assessment}.")
        if code == NO_CONTROL
        else _("Find something better than protective equipment against “{hazard}” in "
               "{assessment}, or say why there is nothing.")
    )  # fmt: skip
    said = what.format(hazard=quote(hazard.text), assessment=name_of(one, facts.span.as_of))
    return Missing(what=said, record=ref_of(one), field="hazards")


def _not_in_place(id_: str) -> Missing:
    return Missing(
        what=_("Put the control in place that was not there when somebody looked."),
        record=Ref("observation", id_),
    )
