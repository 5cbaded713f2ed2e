"""Judges the steps of a certificate: that it is there, the years between, and its renewal."""

from collections.abc import Iterator

from desktop.language import _
from desktop.services.road.clock import Clock, Year, YearState
from desktop.services.road.known import Known
from desktop.services.road.shown import Mark, Stand
from desktop.services.road.steps import ASSESSMENT, company_target
from desktop.services.road.telling import Told
from desktop.services.today.shown import Target

_STANDS = {
    YearState.DONE: Stand.DONE,
    YearState.LATE: Stand.DONE,
    YearState.SOON: Stand.NEXT,
    YearState.MISSED: Stand.LATE,
    YearState.AHEAD: Stand.LATER,
}


def certificate(known: Known) -> Told:
    """Whether there is a certificate, and good until when."""
    clock = known.clock
    number, issued = known.papers.secor_number, known.papers.issued_on
    lacking = "certificate_issued_on" if issued is None else "certificate_valid_to_on"
    target = company_target(known, lacking if number else "secor_number")
    if clock is None:
        if known.sent is not None:
            waiting = _("It comes from your partner once the assessment was looked through.")
            todo = _("When it arrives, enter its number, its first and its last day.")
            return Told(Stand.NEXT, (waiting,), todo, _("Enter the certificate"), target)
        return Told(Stand.LATER, (_("It comes after the assessment was sent and accepted."),))
    about = (
        _("Number {number}, good through {day}.").format(
            number=number, day=known.say(clock.expires)
        )
        if number
        else _("Good through {day}. Its number is not entered.").format(
            day=known.say(clock.expires)
        )
    )
    said = (about, *_guesses(known, clock))
    if clock.expires < known.as_of:
        ended = _("The certificate ran out on {day}.").format(day=known.say(clock.expires))
        todo = _("Ask your partner what is needed to be certified again.")
        return Told(Stand.LATE, (ended, *said[1:]), todo, _("Enter the new one"), target)
    is_whole = number and not clock.issued_is_guess and not clock.expires_is_guess
    return Told(Stand.DONE, said, "", "" if is_whole else _("Enter what is missing"), target)


def _guesses(known: Known, clock: Clock) -> Iterator[str]:
    if clock.issued_is_guess:
        yield _("The day of issue is not entered; {day} is worked out from three years.").format(
            day=known.say(clock.issued)
        )
    if clock.expires_is_guess:
        yield _("The last day is not entered; {day} is worked out from three years.").format(
            day=known.say(clock.expires)
        )


def maintenance(known: Known) -> Told:
    """Whether every year between was assessed."""
    if known.clock is None:
        return Told(Stand.LATER, (_("It begins when the certificate is issued."),))
    years = [year for year in known.clock.years if not year.is_renewal]
    if not years:
        return Told(Stand.DONE, (_("A certificate of one year has no years between."),))
    said = tuple(_of_year(known, year) for year in years)
    asked = next((year for year in years if year == known.clock.next()), None)
    if asked is None:
        return Told(Stand.DONE, said)
    stand = _STANDS[asked.state]
    if stand is Stand.LATER:
        return Told(stand, said)
    return Told(stand, said, _todo(known, asked), _("The assessment"), Target("audit", ASSESSMENT))


def renewal(known: Known) -> Told:
    """Whether everything was assessed anew before the last day."""
    if known.clock is None:
        return Told(Stand.LATER, (_("It comes three years after the certificate."),))
    year = known.clock.years[-1]
    said = (_of_year(known, year),)
    stand = _STANDS[year.state]
    if year != known.clock.next() and stand is not Stand.DONE:
        return Told(Stand.LATER, said)  # something of the years before it is first
    if stand in (Stand.DONE, Stand.LATER):
        return Told(stand, said)
    return Told(stand, said, _todo(known, year), _("The assessment"), Target("audit", ASSESSMENT))


def _todo(known: Known, year: Year) -> str:
    if year.state is YearState.MISSED:
        return _("If it was done, enter it. If it was not, call your partner now.")
    if year.begin_by is not None:
        return _("Begin to gather by {day}.").format(day=known.say(year.begin_by))
    return _("Begin now: your partner's own days for gathering and sending are not known.")


def _of_year(known: Known, year: Year) -> str:
    day = known.say(year.due)
    if year.done_on is not None:
        done = known.say(year.done_on)
        if year.state is YearState.LATE:
            late = _("Asked for by {day}: signed on {done}, after its day. Ask if it is accepted.")
            return late.format(day=day, done=done)
        return _("Asked for by {day}: signed on {done}.").format(day=day, done=done)
    if year.state is YearState.MISSED:
        return _("Asked for by {day}: no signed assessment is on file.").format(day=day)
    return _("Asked for by {day}.").format(day=day)


def marks_of(known: Known) -> tuple[Mark, ...]:
    """Return the days of the certificate as lines."""
    clock = known.clock
    if clock is None:
        return ()
    first = Mark(
        title=_("Issued"),
        when=known.say(clock.issued),
        chip=(_("Worked out"), "plain") if clock.issued_is_guess else (_("Entered"), "green"),
    )
    return (first, *(_mark(known, year, n) for n, year in enumerate(clock.years, 1)))


def _mark(known: Known, year: Year, n: int) -> Mark:
    chips = {
        YearState.DONE: (_("Done"), "green"),
        YearState.LATE: (_("Done late"), "amber"),
        YearState.AHEAD: (_("Ahead"), "plain"),
        YearState.SOON: (_("Soon"), "amber"),
        YearState.MISSED: (_("Not on file"), "red"),
    }
    said = ""
    if year.done_on is not None:
        said = _("Signed on {day}").format(day=known.say(year.done_on))
    elif year.begin_by is not None and year.due >= known.as_of:
        said = _("Begin to gather by {day}").format(day=known.say(year.begin_by))
    title = _("Last day, renewal") if year.is_renewal else _("Assessment of year {n}").format(n=n)
    return Mark(title=title, when=known.say(year.due), chip=chips[year.state], said=said)


def marks_said(known: Known) -> str:
    """Return a sentence about the days on which gathering has to begin."""
    one = known.partner
    if known.clock is None:
        return _("The three years begin with the day on which the certificate is issued.")
    if not known.is_partners_own:
        said = _(
            "Some partners let records be gathered for {gather} days and want them within {send} "
            "more. Enter your certifying partner to see its own days."
        )
        return said.format(gather=one.gather_days, send=one.submit_days)
    if one.gather_days is not None and one.submit_days is not None:
        said = _("{name}: records are gathered within {gather} days and sent within {send} more.")
        return said.format(name=one.name, gather=one.gather_days, send=one.submit_days)
    if one.submit_days is not None:
        said = _("{name}: to be sent within {send} days of the last day of gathering.")
        return said.format(name=one.name, send=one.submit_days)
    return _("{name} names no days for gathering and sending: ask how early to begin.").format(
        name=one.name
    )
