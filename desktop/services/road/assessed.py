"""Judges the assessment, and whether it was sent: one that does not pass is not to be sent."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from desktop.language import _
from desktop.services.road.clock import YearState
from desktop.services.road.known import Known
from desktop.services.road.shown import Proof, Stand
from desktop.services.road.steps import ASSESSMENT
from desktop.services.road.telling import Told
from desktop.services.today.shown import Target
from desktop.values.spoken import say_span

PACKAGE: Final = "build_package"  # as the window calls it
_PRESSING: Final = (YearState.SOON, YearState.MISSED)


def assessment(known: Known) -> Told:
    """Whether the assessment that is asked for now is signed."""
    done, target = known.signed, Target("audit", ASSESSMENT)
    if done is not None and done.signed_on is not None:
        proof = Proof(
            label=_("Assessment of {day}").format(day=known.say(done.signed_on)),
            opens=Target("audit", "assessment", done.id),
        )
        said = tuple(_result(known))
        if not known.fails:
            return Told(Stand.DONE, said, proofs=(proof,))
        if known.under_way is not None:
            said = (*said, _("Another one is under way."))
            todo = _("Go on with it. Do not send the one that does not pass.")
            return Told(Stand.NEXT, said, todo, _("Go on"), target, (proof,))
        todo = _("Do not send it. See what is short, put it right, and open it again.")
        return Told(Stand.NEXT, said, todo, _("See what is short"), target, (proof,))
    asked = known.clock.next() if known.clock else None
    said = tuple(_asked(known))
    if known.under_way is not None:
        said = (*said, _("An assessment is under way."))
        return Told(Stand.NEXT, said, _("Go on with the assessment."), _("Go on"), target)
    if known.is_certified and asked is not None and asked.state not in _PRESSING:
        return Told(Stand.LATER, said)
    return Told(Stand.NEXT, said, _("Open an assessment."), _("Open an assessment"), target)


def _result(known: Known) -> Iterator[str]:
    done = known.signed
    if done is None or done.signed_on is None:
        return
    yield _("Signed on {day}.").format(day=known.say(done.signed_on))
    if done.percent is not None:
        yield _("{n} % overall.").format(
            n=int(done.percent)
        )  # as everywhere, never more than it is
    if done.passed is False:
        yield _("By its points it does not pass.")


def _asked(known: Known) -> Iterator[str]:
    asked = known.clock.next() if known.clock else None
    if asked is not None:
        day = known.say(asked.due)
        if asked.state is YearState.MISSED:
            yield _("It was asked for by {day}, and no signed one is on file.").format(day=day)
        else:
            yield _("It is asked for by {day}.").format(day=day)
    elif known.papers.next_audit_on is not None:
        yield _("Your next audit is entered for {day}.").format(
            day=known.say(known.papers.next_audit_on)
        )
    else:
        yield _("There is no signed assessment yet.")


def submission(known: Known) -> Told:
    """Whether what was signed was sent."""
    done, sent, target = known.last_signed, known.sent, Target("audit", PACKAGE)
    if sent is not None:
        said = _("The one of {day} was sent on {sent}.").format(
            day=known.say(done.signed_on) if done and done.signed_on else "",
            sent=known.say(sent.on),
        )
        proof = Proof(label=sent.what, opens=Target("audit", "submission", sent.id))
        return Told(Stand.DONE, (said,), proofs=(proof,))
    if done is None or done.signed_on is None:
        return Told(Stand.LATER, (_("It comes after the assessment."),))
    if known.fails:
        said = _("Do not send the one signed on {day}: by its points it does not pass.")
        after = _("It comes after an assessment that passes.")
        return Told(Stand.LATER, (said.format(day=known.say(done.signed_on)), after))
    todo, verb = _("Build the package and send it, then enter that it was sent."), _("Package")
    days = known.partner.submit_days
    if days is None:
        said = _("Your partner's own days for sending it are not known: ask.")
        return Told(Stand.NEXT, (said,), todo, verb, target)
    by = done.signed_on + timedelta(days=days)
    asked = (
        _("It is asked for within {span} of the last day of gathering: by {day}.")
        if known.is_partners_own
        else _("Some partners ask for it within {span}: by {day}. Ask yours.")
    )
    said = asked.format(span=say_span(days), day=known.say(by))
    return Told(Stand.NEXT if by >= known.as_of else Stand.LATE, (said,), todo, verb, target)
