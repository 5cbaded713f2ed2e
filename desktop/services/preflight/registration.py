"""Rules on what a partner asks first: decided, dated, signed, by whom, how many people."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from desktop.language import _, ngettext
from desktop.services.preflight.facts import QUESTIONS, Seen
from desktop.services.preflight.rule import Lack, Rule, rule
from desktop.services.road.eligibility import head_count, history_of
from desktop.services.today.shown import Target
from desktop.values.months import add_months

MISSED: Final = "AASP, commonly missed"
FORM: Final = "AASP, registration form"
_A_DAY: Final = timedelta(days=1)


@rule("draft", MISSED)
def draft(seen: Seen) -> Iterator[Lack]:
    """Without an assessment it is a draft, which nobody is to be sent."""
    if seen.assessment is None:
        says = _("There is no assessment, so this is a draft from the records. Do not send it yet.")
        yield Lack(says=says, where=Target("audit", QUESTIONS), verb=_("Open an assessment"))


@rule("undecided", MISSED)
def undecided(seen: Seen) -> Iterator[Lack]:
    """Every question is decided before it is sent."""
    if seen.assessment is None:
        return
    left = [one.code for one in seen.selection.questions if not one.is_decided]
    if left:
        says = ngettext(
            "{n} question is still to be decided; {code} comes first.",
            "{n} questions are still to be decided; {code} comes first.",
            len(left),
        )
        where = seen.question(left[0])
        yield Lack(says=says.format(n=len(left), code=left[0]), where=where, verb=_("Decide"))


@rule("audit_date", MISSED)
def audit_date(seen: Seen) -> Iterator[Lack]:
    """The day of the audit is a field of every form."""
    if seen.assessment is not None and not seen.assessment.get("assessed_on"):
        says = _("The assessment has no date yet. It gets one when it is signed.")
        yield Lack(says=says, where=Target("audit", QUESTIONS), verb=_("Go on with it"))


@rule("signature", MISSED)
def signature(seen: Seen) -> Iterator[Lack]:
    """The assessor has signed."""
    if seen.assessment is not None and not seen.selection.is_signed:
        says = _("The assessment is not signed. An unsigned one is sent back.")
        yield Lack(says=says, where=Target("audit", QUESTIONS), verb=_("Go on with it"))


@rule("assessor", FORM)
def assessor(seen: Seen) -> Iterator[Lack]:
    """Somebody is named as the assessor."""
    if not _has_assessor(seen):
        says = _("Nobody is named as the assessor. Enter who took the partner's course.")
        yield Lack(says=says, where=seen.company_at("assessor_id"), verb=_("Enter the assessor"))


@rule("refresher", "ACSA: any course every three years; Enform 2015: a refresher, three years")
def refresher(seen: Seen) -> Iterator[Lack]:
    """The assessor's course, or its refresher, is not too old."""
    if not _has_assessor(seen):
        return
    days = [seen.about.get(name) for name in ("assessor_course_on", "assessor_refresher_on")]
    last = max((day for day in days if day is not None and day <= seen.as_of), default=None)
    if last is None:
        says = _("Nothing says when the assessor took the course. Enter the day.")
        where = seen.company_at("assessor_course_on")
        yield Lack(says=says, where=where, verb=_("Enter the day"))
        return
    if add_months(last, seen.refresher_months) < seen.as_of:
        says = _(
            "The assessor last took the course or its refresher on {day}. That is longer ago than "
            "{n} months: a partner may not take the assessment. Take the refresher, then enter its "
            "day."
        )
        where = seen.company_at("assessor_refresher_on")
        says = says.format(day=seen.say(last), n=seen.refresher_months)
        yield Lack(says=says, where=where, verb=_("Enter the day"))


@rule("head_count", "AASP and AMHSA, SECOR: ten people at the most at any time")
def too_many_people(seen: Seen) -> Iterator[Lack]:
    """No more people worked here on any day than the certificate allows."""
    count = head_count(seen.people, seen.partner.most_people, seen.as_of)
    if count.is_too_many:
        says = _(
            "{n} people worked here on {day}; the certificate is for {most} at the most. Look at "
            "who counts and on which days they worked here, or ask your partner."
        )
        says = says.format(n=count.n, day=seen.say(count.on), most=count.most)
        yield Lack(says=says, where=Target("company", "worker"), verb=_("See the people"))


@rule("short_window", "Energy Safety Canada, ACSA, AASP: twelve months of records")
def short_window(seen: Seen) -> Iterator[Lack]:
    """Twelve months are looked at, and they are over."""
    period, asked = seen.selection.period, seen.partner.history_months
    until = (seen.assessment or {}).get("window_to_on")
    words = {"start": seen.say(period.start), "end": seen.say(period.end), "n": asked}
    where = seen.company_at("assessment_from_on")
    if seen.assessment is not None:
        where = Target("audit", "assessment", seen.selection.assessment_id)
    if until is not None and until > period.end:
        says = _(
            "The assessment goes until {until}, so its months are not over: until then it is "
            "judged by {start} to {end}. Send it when they are, or end the assessment earlier."
        )
        says = says.format(until=seen.say(until), **words)
        yield Lack(says=says, where=where, verb=_("Change the days"))
    elif add_months(period.end, -asked) + _A_DAY < period.start:
        says = _("The package covers {start} to {end}, which is less than {n} months.")
        yield Lack(says=says.format(**words), where=where, verb=_("Change the days"))


@rule("young_records", "Energy Safety Canada: twelve months, three for a certificate of one year")
def young_records(seen: Seen) -> Iterator[Lack]:
    """The oldest record of regular work is as old as the partner asks."""
    asked, short = seen.partner.history_months, seen.partner.short_history_months
    history = history_of(seen.first_record_on, asked, short, seen.as_of)
    if history.first_on is None or history.is_enough or history.enough_on is None:
        return
    says = _(
        "The oldest record of regular work is of {day}. {n} months are asked, which is on {enough}."
    )
    if history.is_short:
        says = _(
            "The oldest record of regular work is of {day}. {n} months are asked, which is on "
            "{enough}; a certificate of one year may be possible now. Ask your partner."
        )
    says = says.format(day=seen.say(history.first_on), n=asked, enough=seen.say(history.enough_on))
    yield Lack(says=says, where=Target("audit", "coverage"), verb=_("See the months"))


def _has_assessor(seen: Seen) -> bool:
    places = (seen.assessment or {}, seen.about)
    return any(one.get("assessor_id") or one.get("assessor_name") for one in places)


RULES: Final[tuple[Rule, ...]] = (
    draft, undecided, audit_date, signature, assessor, refresher, too_many_people, short_window,
    young_records,
)  # fmt: skip
