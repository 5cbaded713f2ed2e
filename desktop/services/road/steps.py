"""Judges the steps up to the assessment: registered, trained, written down, kept up."""

from collections.abc import Iterator
from typing import Final

from desktop.audit.judged import Missing, State
from desktop.audit.protocols.protocol import Nature
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.road.known import Known
from desktop.services.road.shown import Proof, Stand
from desktop.services.road.telling import Told
from desktop.services.today.shown import Target
from desktop.values.spoken import say_number, say_span

ASSESSMENT: Final = "the_assessment"  # as the window calls these places
MANUAL: Final = "manual"
COVERAGE: Final = "coverage"


def company_target(known: Known, at: str = "") -> Target:
    """Return the company's own record, at a field of it."""
    found = known.papers.company_id
    return Target("company", "company", found or None, new=not found, at=at)


def registered(known: Known) -> Told:
    """Whether the WCB programme knows of the company."""
    papers, target = known.papers, company_target(known, "registered_on")
    accounts = papers.wcb_accounts
    account = (
        _("WCB account: {accounts}.").format(accounts=accounts)
        if accounts
        else _("No WCB account is entered; the cover of the package asks for it.")
    )
    if papers.registered_on is not None:
        said = _("Registered on {day}.").format(day=known.say(papers.registered_on))
        return Told(Stand.DONE, (said, account))
    if known.clock is not None:
        said = _("The certificate shows it. The day is not entered.")
        return Told(Stand.DONE, (said, account), "", _("Enter the day"), target)
    return Told(
        Stand.NEXT,
        (_("Nothing says yet that the company is registered."), account),
        _("Ask your certifying partner to register you, then enter the day and file the letter."),
        _("Enter the day"),
        target,
    )


def course(known: Known) -> Told:
    """Whether the assessor took the course, and lately enough."""
    papers, by = known.papers, known.refresh_by
    target = company_target(known, "assessor_refresher_on")
    if not papers.assessor:
        who = company_target(known, "assessor_id")
        return Told(Stand.NEXT, *_nobody(known), _("Enter the assessor"), who)
    if known.learned_on is None or by is None:
        said = _("Nothing says when {name} took the course.").format(name=papers.assessor)
        todo = _("Enter the day of the course, or of the last refresher, and file the certificate.")
        day = company_target(known, "assessor_course_on")
        return Told(Stand.NEXT, (said,), todo, _("Enter the day"), day)
    last = _("{name}: {course}, last on {day}.").format(
        name=papers.assessor,
        course=papers.course or _("assessor's course"),
        day=known.say(known.learned_on),
    )
    if by < known.as_of:
        old = _("That is {span} ago; a refresher was needed by {day}.").format(
            span=say_span((known.as_of - known.learned_on).days), day=known.say(by)
        )
        todo = _("Book a refresher for {name}.").format(name=papers.assessor)
        return Told(Stand.LATE, (last, old), todo, _("Enter the refresher"), target)
    asked = known.asked_by
    if asked is not None and known.as_of <= asked and by < asked:
        short = _("A refresher is needed by {day}, before the next assessment on {asked}.").format(
            day=known.say(by), asked=known.say(asked)
        )
        todo = _("Book a refresher for {name}.").format(name=papers.assessor)
        return Told(Stand.NEXT, (last, short), todo, _("Enter the refresher"), target)
    fresh = _("The next refresher is needed by {day}.").format(day=known.say(by))
    return Told(Stand.DONE, (last, fresh), proofs=tuple(_cards(known)))


def _nobody(known: Known) -> tuple[tuple[str, ...], str]:
    """What is said and what is to do where the company's own record names no assessor."""
    name = known.last_assessor
    if not name:
        said = _("Nobody is named as assessor yet.")
        return (said,), _("Choose who assesses, and book the partner's course for that person.")
    said = _("{name} assesses, but the company's record names no assessor and no course.")
    todo = _("Enter {name} as the assessor, and the day of the partner's course.")
    return (said.format(name=name),), todo.format(name=name)


def _cards(known: Known) -> Iterator[Proof]:
    """The assessor's own cards of such a course."""
    words = next(step.files for step in known.data.steps if step.key == "course")
    training = known.audited.facts.training
    for card in training.cards:
        kind = training.kinds.get(card.type_id)
        if card.worker_id != known.papers.assessor_id or kind is None:
            continue
        if any(word in kind.name.casefold() for word in words):
            yield Proof(label=kind.name, opens=Target("training", "certificate", card.id))


def programme(known: Known) -> Told:
    """Whether what the company says that it does is written down."""
    asked = [
        one
        for one in known.audited.score.questions
        if one.question.nature in (Nature.DIRECTIVE, Nature.BOTH)
        and one.judged.state is not State.NOT_APPLICABLE
    ]
    if not asked:
        return Told(Stand.LATER, (_("The protocol has no questions about written papers."),))
    enough = [one for one in asked if one.judged.state is State.SUFFICIENT]
    said = ngettext(
        "{n} of {all} questions about what is written is answered in full.",
        "{n} of {all} questions about what is written are answered in full.",
        len(enough),
    ).format(n=say_number(len(enough)), all=say_number(len(asked)))
    lacking = [one for one in asked if one.judged.state is State.MISSING]
    if not lacking:
        rest = _("None of them is without any paper.")
        manual = Proof(label=_("The manual"), opens=Target("audit", MANUAL))
        told = (said, rest) if len(enough) < len(asked) else (said,)
        return Told(Stand.DONE, told, proofs=(manual,))
    missing = next((one.judged.missing[0] for one in lacking if one.judged.missing), None)
    todo = missing.what if missing else _("See which questions have no answer yet.")
    return Told(Stand.NEXT, (said,), todo, _("Open"), _target_of(missing))


def _target_of(missing: Missing | None) -> Target:
    if missing is not None and missing.record is not None:
        record = missing.record
        return Target(kind_of(record.kind).tab, record.kind, record.id, at=missing.field)
    if missing is not None and missing.kind:
        return Target(kind_of(missing.kind).tab, missing.kind, new=True)
    return Target("audit", ASSESSMENT)


def history(known: Known) -> Told:
    """Whether the records go back far enough."""
    past = known.history
    if past.first_on is None or past.enough_on is None:
        none = _("There is no record of regular work yet.")
        todo = _("Begin with inspections and meetings, or enter what is on paper.")
        return Told(Stand.NEXT, (none,), todo, _("Open"), Target("inspections", "inspection"))
    first = _("The oldest record of regular work is of {day}.").format(day=known.say(past.first_on))
    if past.is_enough:
        there = ngettext(
            "{n} month is asked for, and it is there.",
            "{n} months are asked for, and they are there.",
            past.asked,
        ).format(n=past.asked)
        months = Proof(label=_("Month by month"), opens=Target("audit", COVERAGE))
        return Told(Stand.DONE, (first, there), proofs=(months,))
    have = _("That is {n} of {asked} months. They are enough on {day}.").format(
        n=past.months, asked=past.asked, day=known.say(past.enough_on)
    )
    said: tuple[str, ...] = (first, have)
    if past.short is not None and past.short_on is not None:
        short = (
            _("A certificate for one year may be possible already: ask your partner.")
            if past.is_short
            else _("A certificate for one year may be possible from {day}: ask your partner.")
        )
        said = (*said, short.format(day=known.say(past.short_on)))
    return Told(Stand.NEXT, said, _("Keep the records going, or enter older ones from paper."))
