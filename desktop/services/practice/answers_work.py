"""Answers about the work itself: before it begins, what is seen, inspected, reported and told."""

from typing import Final

from desktop.audit.common.meetings import is_review
from desktop.language import _, ngettext
from desktop.records.incidents.incident import INCIDENT_KINDS
from desktop.records.training.orientation import ORIENTATION
from desktop.services.practice.asked import Answer, Asked, new, record
from desktop.values.audited.training import TOPICS

_REPORTING: Final = "hazard_reporting"
_NEAR_MISS: Final = "near_miss"
_TEXT: Final = 220


def before_work(asked: Asked) -> Answer:
    """The last field assessment that the worker signed; of anybody, the last one."""
    made = sorted(asked.facts.hazards.field, key=lambda one: (one.on, one.id), reverse=True)
    mine = [
        one
        for one in made
        if asked.is_person(one.foreman) or any(asked.is_person(there.who) for there in one.crew)
    ]
    rule = _("A field assessment before work: hazards, controls, everybody signs.")
    if not made:
        return Answer((rule,), _("Fill in the first field assessment before work at a site."),
                      new("field_level_hazard_assessment"))  # fmt: skip
    one = (mine or made)[0]
    last = _("The last one: {task}, on {day}.").format(task=one.task, day=asked.say(one.on))
    opens = record("field_level_hazard_assessment", one.id)
    if asked.person is not None and not mine:
        what = _("{name} has signed none in this window.").format(name=asked.person.name)
        return Answer((rule, last), what, opens)
    return Answer((rule, last), "", opens)


def report_hazard(asked: Asked) -> Answer:
    """How a hazard is reported here, and what became of the last one."""
    papers = [one for one in asked.facts.leadership.documents if one.kind == _REPORTING]
    lines = [_("As “{title}” says: {text}").format(title=one.title, text=_cut(one.text))
             for one in papers[:1] if one.text.strip()]  # fmt: skip
    reports = sorted(asked.facts.hazards.reports, key=lambda one: one.on, reverse=True)
    if reports:
        last = reports[0]
        lines.append(
            _("The last report: {what}, on {day}.").format(
                what=_cut(last.what), day=asked.say(last.on)
            )
        )
        fixed = [one.resolved_on for one in last.actions if one.resolved_on is not None]
        if fixed:
            lines.append(_("It was fixed on {day}.").format(day=asked.say(max(fixed))))
    if papers:
        lacking = (
            ""
            if papers[0].text.strip()
            else _("Type into “{title}” how it is done.").format(title=papers[0].title)
        )
        return Answer(tuple(lines), lacking, record("document", papers[0].id))
    return Answer(tuple(lines), _("Write down how a hazard is reported, and to whom."),
                  new("document", kind=_REPORTING))  # fmt: skip


def oriented(asked: Asked) -> Answer:
    """When the worker was shown around, by whom, and what was gone through."""
    held = asked.facts.training.orientations
    if asked.person is None:
        topics = ", ".join(_topic(one) for one in TOPICS)
        return Answer((_("On the first day: {topics}.").format(topics=topics),))
    mine = [one for one in held if one.worker_id == asked.person.id]
    if not mine:
        what = _("No orientation of {name} is on file. Enter it, or do it now.")
        return Answer((), what.format(name=asked.person.name),
                      new("orientation", worker_id=asked.person.id))  # fmt: skip
    one = mine[0]
    name = asked.name(one.by)
    first = (
        _("Shown around on {day} by {name}.").format(day=asked.say(one.on), name=name)
        if name
        else _("Shown around on {day}.").format(day=asked.say(one.on))
    )
    covered = ", ".join(_topic(topic) for topic in TOPICS if topic in one.covered)
    opens = record("orientation", one.id)
    if not covered:
        return Answer((first,), _("Tick what was gone through at the orientation."), opens)
    return Answer((first, _("Gone through: {topics}.").format(topics=covered)), "", opens)


def _topic(name: str) -> str:
    field = next(one for one in ORIENTATION.fields if one.name.endswith(f"_{name}"))
    label = _(field.label)
    return label if label.isupper() else label[:1].lower() + label[1:]


def inspections(asked: Asked) -> Answer:
    """Who went round the place last, and when the worker took part."""
    each = [one for one in asked.facts.inspections.each if one.site]
    if asked.site is not None:
        each = [one for one in each if one.site == asked.site.id] or each
    if not each:
        return Answer((), _("Inspect the work place, together with a worker."), new("inspection"))
    last = max(each, key=lambda one: (one.on, one.id))
    names = ", ".join(filter(None, (asked.name(who) for who in last.people)))
    where = (
        asked.facts.places.sites[last.site].name if last.site in asked.facts.places.sites else ""
    )
    lines = [
        _("{site}, on {day}: {names}.").format(site=where, day=asked.say(last.on), names=names)
    ]
    if last.failed:
        found = "; ".join(item for item, _remark in last.failed[:3])
        lines.append(_("Found: {what}.").format(what=_cut(found)))
    mine = [one for one in each if any(asked.is_person(who) for who in one.people)]
    if mine:
        days = max(one.on for one in mine)
        lines.append(_("{name} took part on {day}.").format(
            name=asked.person.name if asked.person else "", day=asked.say(days)))  # fmt: skip
    return Answer(tuple(lines), "", record("inspection", last.id))


def near_miss(asked: Asked) -> Answer:
    """How a near miss is reported here, and how many were."""
    papers = asked.facts.incidents.procedures
    near = [one for one in asked.facts.incidents.incidents if one.kind == _NEAR_MISS]
    lines = [_("It is in “{title}”.").format(title=papers[-1].title)] if papers else []
    if near:
        n = len(near)
        said = ngettext(
            "{n} near miss was reported in the period, the last on {day}.",
            "{n} near misses were reported in the period, the last on {day}.",
            n,
        )
        lines.append(said.format(n=n, day=asked.say(max(one.happened_on for one in near))))
    if papers:
        return Answer(tuple(lines), "", record("document", papers[-1].id))
    return Answer(tuple(lines), _("Write down how a near miss is reported, and to whom."),
                  new("document", kind="investigation_procedure"))  # fmt: skip


def incident_told(asked: Asked) -> Answer:
    """The last incident that was told at a meeting, and what was changed; nobody is named."""
    known = {one.id: one for one in asked.facts.incidents.incidents}
    shared = [
        one
        for one in asked.facts.incidents.investigations
        if one.shared_on is not None and one.incident in known
    ]
    if not known:
        return Answer((_("Nothing happened in the period."),))
    if not shared:
        return Answer((), _("Tell the crew what came of the last incident, and enter the meeting."),
                      new("meeting"))  # fmt: skip
    last = max(shared, key=lambda one: (one.shared_on, one.id))
    what = known[last.incident]
    lines = [
        _("{kind} of {day}, told at the meeting on {told}.").format(
            kind=_(INCIDENT_KINDS.get(what.kind, what.kind)),
            day=asked.say(what.happened_on),
            told=asked.say(last.shared_on or asked.as_of),
        )
    ]
    fixes = [one.what for one in (*last.actions, *what.actions) if one.resolved_on]
    lines += [_("Changed: {what}").format(what=_cut(one)) for one in dict.fromkeys(fixes[:3])]
    return Answer(tuple(lines), "", record("investigation", last.id))


def last_talk(asked: Asked) -> Answer:
    """What was talked about the last time."""
    held = [
        one for one in asked.facts.leadership.meetings if not is_review(one) and one.topics.strip()
    ]
    if not held:
        return Answer((), _("Hold a safety meeting, and enter what it was about."), new("meeting"))
    last = max(held, key=lambda one: (one.on, one.id))
    said = _("{topics}, on {day}.").format(topics=_cut(last.topics), day=asked.say(last.on))
    opens = record("meeting", last.id)
    if asked.person is None or any(asked.is_person(one.who) for one in last.attendees):
        return Answer((said,), "", opens)
    mine = [one for one in held if any(asked.is_person(there.who) for there in one.attendees)]
    if not mine:
        what = _("{name} is on the list of no meeting in this window.")
        return Answer((said,), what.format(name=asked.person.name), opens)
    own = max(mine, key=lambda one: (one.on, one.id))
    there = _("{name} was last there on {day}: {topics}.").format(
        name=asked.person.name, day=asked.say(own.on), topics=_cut(own.topics)
    )
    return Answer((said, there), "", opens)


def _cut(text: str) -> str:
    said = " ".join(text.split()).rstrip(".")
    return said if len(said) <= _TEXT else said[: _TEXT - 1].rstrip() + "…"
