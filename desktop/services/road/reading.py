"""Puts the road together: its steps, the one to do next, the clock, conditions and the discount."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from desktop.language import _, ngettext
from desktop.services.auditing.auditor import Auditor
from desktop.services.road.assessed import assessment, submission
from desktop.services.road.certified import certificate, maintenance, marks_of, marks_said, renewal
from desktop.services.road.checking import checks_of
from desktop.services.road.clock import YearState
from desktop.services.road.data import StepText
from desktop.services.road.discount import discount_of
from desktop.services.road.gathering import read_own_papers
from desktop.services.road.known import Known
from desktop.services.road.partner import facts_about
from desktop.services.road.shown import Proof, Road, Stand, Step
from desktop.services.road.steps import course, history, programme, registered
from desktop.services.road.telling import Told
from desktop.services.today.shown import Target
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_span

JUDGES: Final[Mapping[str, Callable[[Known], Told]]] = {
    "registered": registered,
    "course": course,
    "programme": programme,
    "history": history,
    "assessment": assessment,
    "submission": submission,
    "certificate": certificate,
    "maintenance": maintenance,
    "renewal": renewal,
}


def read_road(company: CompanyFile, auditor: Auditor, as_of: date) -> Road:
    """Return how far the company is on a day. It judges, so it is asked of the auditor's lane."""
    known = Known(
        as_of=as_of, papers=read_own_papers(company, as_of), audited=auditor.audited(as_of)
    )
    return road_of(known)


def road_of(known: Known) -> Road:
    """Return the road of what is known."""
    steps = tuple(_step(known, text) for text in known.data.steps)
    late = (one for one in steps if one.stand is Stand.LATE and one.todo)
    waiting = (one for one in steps if one.stand is Stand.NEXT and one.todo)
    return Road(
        sentence=_sentence(known, steps),
        steps=steps,
        next=next(late, None) or next(waiting, None),
        marks=marks_of(known),
        marks_said=marks_said(known),
        checks=checks_of(known),
        discount=discount_of(known),
    )


def _step(known: Known, text: StepText) -> Step:
    told = JUDGES[text.key](known)
    files = tuple(
        Proof(label=name, opens=Target("company", "evidence", id_))
        for id_, name in known.papers.files
        if any(word in name.casefold() for word in text.files)
    )
    return Step(
        key=text.key,
        title=_(text.title),
        why=_(text.why),
        stand=told.stand,
        said=told.said,
        todo=told.todo,
        verb=told.verb,
        opens=told.opens,
        proofs=(*told.proofs, *files),
        facts=facts_about(known.partner, text.published),
    )


def _sentence(known: Known, steps: tuple[Step, ...]) -> str:
    said = _standing(known, steps)
    if known.head_count.is_too_many:
        more = _("More people worked here on one day than it allows: see who may have it.")
        return f"{said} {more}"
    return said


def _standing(known: Known, steps: tuple[Step, ...]) -> str:
    clock = known.clock
    if clock is None:
        done = sum(one.stand is Stand.DONE for one in steps)
        return ngettext(
            "On the way to the first certificate: {n} of {all} steps is done.",
            "On the way to the first certificate: {n} of {all} steps are done.",
            done,
        ).format(n=done, all=len(steps))
    if not known.is_certified:
        return _("The certificate ran out on {day}.").format(day=known.say(clock.expires))
    good = _("Certified through {day}.").format(day=known.say(clock.expires))
    asked = clock.next()
    if asked is None:
        return _("{good} Everything it asks for is done.").format(good=good)
    if asked.state is YearState.MISSED:
        return _("{good} The assessment asked for by {day} is not on file.").format(
            good=good, day=known.say(asked.due)
        )
    return _("{good} The next assessment is asked for by {day}, in {span}.").format(
        good=good, day=known.say(asked.due), span=say_span((asked.due - known.as_of).days)
    )
