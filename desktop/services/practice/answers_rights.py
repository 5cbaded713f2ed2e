"""Answers about the policy, the rights, who speaks for the workers, and hazards of the own job."""

from collections.abc import Iterable
from typing import Final

from desktop.audit.common.policies import in_force, is_general
from desktop.audit.common.refusals import refusal_documents, refusal_files, told
from desktop.audit.rules.s2_formal import formal_in_force, name_of
from desktop.language import _
from desktop.services.practice.asked import Answer, Asked, new, record
from desktop.values.audited.hazards import FormalFact, HazardFact

_HAZARDS: Final = 5  # as many as anybody can keep in mind
_STEPS: Final = 8
_LINE: Final = 240  # letters of one line on a card
_TEXT: Final = 600  # of one paragraph of the steps


def policy(asked: Asked) -> Answer:
    """Where the policy hangs and who signed it."""
    found = [one for one in in_force(asked.facts) if is_general(one)] or in_force(asked.facts)
    if not found:
        return Answer((), _("Enter the policy, who signed it and where it is posted."),
                      new("policy"))  # fmt: skip
    one = max(found, key=lambda each: (bool(each.posted_where), each.signed_on))
    opens = record("policy", one.id)
    signed = _("{title}, signed on {day}.").format(title=one.title, day=asked.say(one.signed_on))
    if name := asked.name(one.signed_by):
        signed = _("{title}, signed by {name} on {day}.").format(
            title=one.title, name=name, day=asked.say(one.signed_on)
        )
    if not one.posted_where:
        return Answer((signed,), _("Enter where the policy is posted."), opens)
    return Answer((_("Posted: {where}.").format(where=one.posted_where), signed), "", opens)


def rights(asked: Asked) -> Answer:
    """The three rights, and when the worker was told of them."""
    three = (
        _("To know: which hazards there are and how they are controlled."),
        _("To take part: in assessments, inspections and meetings."),
        _("To refuse dangerous work, without being punished for it."),
    )
    if asked.person is None:
        return Answer(three)
    found = told(asked.facts.leadership, asked.facts.span, signed=False).get(asked.person.id)
    if found is None:
        what = _("Nothing shows that {name} was told of the rights. Go through them, and let sign.")
        return Answer(three, what.format(name=asked.person.name), new("meeting"))
    return Answer(three, "", record(*found))


def refusal(asked: Asked) -> Answer:
    """The company's own steps when somebody refuses dangerous work."""
    papers = refusal_documents(asked.facts.leadership)
    if papers:
        one = papers[0]
        lines = _lines(one.text)
        title = _("As “{title}” says:").format(title=one.title)
        if lines:
            return Answer((title, *lines), "", record("document", one.id))
        what = _("Type the steps into “{title}”, so that they stand on the card.")
        return Answer((), what.format(title=one.title), record("document", one.id))
    if files := refusal_files(asked.facts.leadership):
        said = _("They are in the file “{name}”.").format(name=files[0].name)
        return Answer((said,), "", record("evidence", files[0].id))
    return Answer((), _("Write down the steps for refusing dangerous work."),
                  new("document", kind="work_refusal"))  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    parts = [" ".join(line.split()) for line in text.splitlines()]
    return tuple(_cut(line, _TEXT) for line in parts if line)[:_STEPS]


def _cut(line: str, most: int = _LINE) -> str:
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def representative(asked: Asked) -> Answer:
    """Who represents the workers now, and what that person did last."""
    lead = asked.facts.leadership
    people = asked.facts.people.everybody
    now = [
        one
        for one in lead.representatives
        if one.period.covers(asked.as_of) and one.worker in people
    ]
    if not now:
        return Answer((), _("Enter who represents the workers, since when."),
                      new("representative"))  # fmt: skip
    lines = [_("{name} is the representative.").format(name=people[one.worker].name) for one in now]
    last = max(
        (one for one in lead.present if one.worker == now[0].worker),
        key=lambda one: one.on,
        default=None,
    )
    if last is not None:
        lines.append(_("Last took part on {day}.").format(day=asked.say(last.on)))
    return Answer(tuple(lines), "", record("representative", now[0].id))


def own_hazards(asked: Asked) -> Answer:
    """What can hurt in the worker's own job, and what is done about it."""
    mine = _own(asked)
    if not mine:
        return Answer((), _lacks_assessment(asked), new("formal_hazard_assessment"))
    hazards = [hazard for one in mine for hazard in one.hazards if hazard.text.strip()]
    lines = tuple(_cut(_hazard(one)) for one in _worst_first(hazards, asked)[:_HAZARDS])
    opens = record("formal_hazard_assessment", mine[0].id)
    if not lines:
        return Answer((), _("Type the hazards of the job into its assessment."), opens)
    return Answer(lines, "", opens)


def _own(asked: Asked) -> list[FormalFact]:
    formal = formal_in_force(asked.facts)
    if asked.person is None:
        return list(formal)
    held = asked.person.positions_on(asked.as_of)
    return [one for one in formal if one.positions & held]


def _lacks_assessment(asked: Asked) -> str:
    if asked.person is None:
        return _("Make a formal hazard assessment of the work that you do.")
    people = asked.facts.people
    held = sorted(
        people.positions[id_].title
        for id_ in asked.person.positions_on(asked.as_of)
        if id_ in people.positions
    )
    if not held:
        what = _("Enter the position of {name}: the hazards are those of the position.")
        return what.format(name=asked.person.name)
    return _("Make a formal hazard assessment for {position}.").format(position=", ".join(held))


def _worst_first(hazards: Iterable[HazardFact], asked: Asked) -> list[HazardFact]:
    matrix = asked.facts.company.matrix

    def rank(one: HazardFact) -> int:
        rated = (one.severity or 0) * (one.likelihood or 0)
        return -rated * (one.exposure or 1 if matrix.axes > len("sl") else 1)

    return sorted(hazards, key=rank)


def _hazard(one: HazardFact) -> str:
    controls = "; ".join(control.text for control in one.controls if control.text.strip())
    if not controls:
        return _("{hazard}: nothing is written that keeps it in check.").format(hazard=one.text)
    return _("{hazard}: {controls}").format(hazard=one.text, controls=controls)


def took_part(asked: Asked) -> Answer:
    """Which assessments the worker had a say in; of anybody, who took part in the newest."""
    formal = sorted(formal_in_force(asked.facts), key=lambda one: one.made_on, reverse=True)
    if asked.person is not None:
        mine = [
            one for one in formal if any(asked.is_person(there.who) for there in one.participants)
        ]
        if mine:
            said = _("Took part in {title}, made on {day}.")
            lines = [
                said.format(title=name_of(one, asked.as_of), day=asked.say(one.made_on))
                for one in mine
            ]
            return Answer(tuple(lines[:3]), "", record("formal_hazard_assessment", mine[0].id))
    with_people = [one for one in formal if one.participants]
    if not with_people:
        return Answer((), _("Enter who took part in making the hazard assessments."),
                      new("formal_hazard_assessment"))  # fmt: skip
    one = with_people[0]
    names = ", ".join(filter(None, (asked.name(there.who) for there in one.participants)))
    said = _("{title} of {day} was made with {names}.").format(
        title=name_of(one, asked.as_of), day=asked.say(one.made_on), names=names
    )
    opens = record("formal_hazard_assessment", one.id)
    if asked.person is None:
        return Answer((said,), "", opens)
    what = _("{name} is on no assessment yet. Go through the one of the own job together.")
    return Answer((said,), what.format(name=asked.person.name), opens)
