"""Says whether the company may have the certificate, condition by condition."""

from collections.abc import Iterator
from typing import Final

from desktop.language import _, ngettext
from desktop.services.road.known import Known
from desktop.services.road.partner import facts_about
from desktop.services.road.shown import Check, Stand
from desktop.services.road.steps import company_target, course, history
from desktop.services.today.shown import Target
from desktop.values.spoken import say_number

PEOPLE: Final = ("Head-count", "Who counts")  # what partners publish about it


def checks_of(known: Known) -> tuple[Check, ...]:
    """Return the conditions: how many people, how fresh the assessor, how many months."""
    return (_people(known), _assessor(known), _months(known))


def _people(known: Known) -> Check:
    count = known.head_count
    if count.is_too_many:
        chip = (_("Too many"), "red")
    elif count.n == 0:
        chip = (_("Not known"), "amber")
    elif count.is_at_limit:
        chip = (_("At the limit"), "amber")
    else:
        chip = (_("Fits"), "green") if count.most is not None else (_("Ask your partner"), "plain")
    return Check(
        title=_("People in the last twelve months"),
        chip=chip,
        said=tuple(_of_people(known)),
        opens=Target("company", "worker"),
        verb=_("The workers"),
        facts=facts_about(known.partner, PEOPLE),
    )


def _of_people(known: Known) -> Iterator[str]:
    count = known.head_count
    if count.n == 0:
        yield _("Nobody on the list counts. Enter the workers with their first days.")
        return
    most = ngettext(
        "The most on one day was {n} person, on {day}.",
        "The most on one day were {n} people, on {day}.",
        count.n,
    )
    yield most.format(n=count.n, day=known.say(count.on))
    if count.most is None:
        yield _("Your partner's limit is not known.")
    else:
        yield _("The limit is {n} on any day. Today it is {today}.").format(
            n=count.most, today=count.today
        )
    yield _("Who counted then: {names}.").format(names=", ".join(count.names))
    if count.not_counted:
        yield _("Set as not counting: {names}.").format(names=", ".join(count.not_counted))
    if known.partner.who_counts:
        yield known.partner.who_counts
    if count.is_too_many:
        yield _(
            "Check the first and last days and who counts. If it is right, ask your partner about "
            "the certificate for larger employers."
        )


def _assessor(known: Known) -> Check:
    told = course(known)
    chips = {
        Stand.DONE: (_("Fresh enough"), "green"),
        Stand.NEXT: (_("Needs a look"), "amber"),
        Stand.LATE: (_("Too old"), "red"),
        Stand.LATER: (_("Later"), "plain"),
    }
    return Check(
        title=_("The assessor"),
        chip=chips[told.stand],
        said=told.said,
        opens=company_target(known),
        verb=_("The company"),
    )


def _months(known: Known) -> Check:
    past, told = known.history, history(known)
    chip = (_("Enough"), "green") if past.is_enough else (_("Not enough yet"), "amber")
    months = ngettext("{n} whole month", "{n} whole months", past.months).format(
        n=say_number(past.months)
    )
    title = _("Months of records")
    if past.is_enough or past.first_on is None:
        return Check(title=title, chip=chip, said=told.said)
    return Check(title=title, chip=(f"{chip[0]}: {months}", chip[1]), said=told.said)
