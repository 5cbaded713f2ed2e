"""Why something is proposed, in sentences with the figures of the company."""

from collections.abc import Sequence

from desktop.duties.doings import Because, Doing, Proposal, found_in
from desktop.duties.floor_of_law import Item
from desktop.language import _, ngettext
from desktop.services.advising.clauses import one_of_each
from desktop.services.advising.naming import name_of, rule_said
from desktop.values.spoken import say_number
from desktop.values.stated import StatedFact


def reasons_of(proposal: Proposal) -> list[str]:
    """Return why, the figures first, then what follows from them."""
    doings, stated = proposal.doings, proposal.stated
    if proposal.because is Because.UNPLANNED and stated is not None:
        return [
            _("“{document}” says {rule}, and no duty on the schedule is about it.").format(
                document=stated.document, rule=stated.how_often
            ),
            _("What is promised and on no schedule is soon forgotten; the reviewer counts by it."),
        ]
    if proposal.because is Because.UNSTATED:
        return _why_unstated(doings)
    found = [_planned(doings, stated)]
    found += {
        Because.BELOW: _why_below,
        Because.CREW: _why_crew,
        Because.STILL: _why_still,
        Because.NOTHING_FOUND: _why_nothing,
        Because.DIFFERS: _why_differs,
        Because.MORE_OFTEN: _why_more,
        Because.NOT_DONE: _why_not_done,
    }[proposal.because](proposal)
    return [sentence for sentence in found if sentence]


def _planned(doings: Sequence[Doing], stated: StatedFact | None) -> str:
    rule = rule_said(doings[0].rule)
    if stated is None:
        return _("The schedule says {rule}; no document says how often.").format(rule=rule)
    return _("“{document}” says {stated}, the schedule says {rule}.").format(
        document=stated.document, stated=stated.how_often, rule=rule
    )


def _why_below(proposal: Proposal) -> list[str]:
    item = proposal.doings[0].item
    return [source_said(item)] if item else []


def _why_crew(proposal: Proposal) -> list[str]:
    n = proposal.crew
    crew = ngettext(
        "{n} person works here; a meeting every day soon has nothing new to say.",
        "{n} people work here; a meeting every day soon has nothing new to say.",
        n,
    ).format(n=n)
    return [crew, _done(proposal.doings), _("Muster suggests what to talk about each time.")]


def _why_still(proposal: Proposal) -> list[str]:
    return [_moved(proposal.doings), _looked(proposal.doings)]


def _moved(doings: Sequence[Doing]) -> str:
    told = [
        ngettext(
            "{name} moved in {n} of {weeks} weeks",
            "{name} moved in {n} of {weeks} weeks",
            doing.moved or 0,
        ).format(name=name_of(doing), n=doing.moved or 0, weeks=doing.weeks)
        for doing in doings[:6]
    ]
    if len(doings) > len(told):
        n = len(doings) - len(told)
        told.append(ngettext("{n} more hardly moved", "{n} more hardly moved", n).format(n=n))
    return "; ".join(told) + "."


def _looked(doings: Sequence[Doing]) -> str:
    looked = found_in(doings)
    if not looked.times:
        return ""
    if not looked.found:
        return ngettext(
            "{n} inspection found nothing.", "{n} inspections found nothing.", looked.times
        ).format(n=say_number(looked.times, 0))
    return ngettext(
        "{found} of {n} inspections found something.",
        "{found} of {n} inspections found something.",
        looked.found,
    ).format(found=looked.found, n=say_number(looked.times, 0))


def _why_nothing(proposal: Proposal) -> list[str]:
    item = proposal.doings[0].item
    usual = (
        _("Usual is {rule}. Where that comes from: {source}.").format(
            rule=rule_said(item.usual), source=item.source
        )
        if item
        else ""
    )
    return [_looked(proposal.doings), usual]


def _why_differs(proposal: Proposal) -> list[str]:
    doings = proposal.doings
    also = ""
    if doings[0].plan.kind == "maintenance":
        also = _("Look into the maker's book before you sign it.")
    return [
        _done(doings), _looked(doings),
        _("A reviewer counts by what the document says."), also,
    ]  # fmt: skip


def _why_more(proposal: Proposal) -> list[str]:
    return [
        _done(proposal.doings),
        _("You do more than you say. What is written down counts for you."),
    ]


def _why_not_done(proposal: Proposal) -> list[str]:
    return [
        _done(proposal.doings),
        _looked(proposal.doings),
        _("A promise that is kept is worth more than one that is not."),
    ]


def _done(doings: Sequence[Doing]) -> str:
    times, weeks = sum(doing.done for doing in doings), max(doing.weeks for doing in doings)
    if weeks >= 51:
        span = _("in the last year")
    else:
        span = ngettext("in {n} week", "in {n} weeks", weeks).format(n=weeks)
    if not times:
        return _("It was not done {span}.").format(span=span)
    if len(doings) > 1:
        return ngettext(
            "It was done {n} time {span} on {units} units.",
            "It was done {n} times {span} on {units} units.",
            times,
        ).format(n=times, span=span, units=len(doings))
    return ngettext("It was done {n} time {span}.", "It was done {n} times {span}.", times).format(
        n=times, span=span
    )


def _why_unstated(doings: tuple[Doing, ...]) -> list[str]:
    duties = one_of_each(doings)
    if len(duties) == 1:
        told = _("The schedule says {rule}; no document says how often.").format(
            rule=rule_said(duties[0].rule)
        )
        return [told, _reviewer()]
    n = len(duties)
    told = ngettext(
        "{n} duty is on the schedule, and no document says how often it is done.",
        "{n} duties are on the schedule, and no document says how often they are done.",
        n,
    ).format(n=n)
    return [told, _reviewer()]


def _reviewer() -> str:
    return _("The reviewer asks where it is written who does what and how often.")


def source_said(item: Item) -> str:
    """Return who asks for how often, and how surely we know."""
    rule = rule_said(item.binding or item.usual)
    if item.read:
        return _("It is asked for {rule} ({source}).").format(source=item.source, rule=rule)
    return _("As far as we know it is asked for {rule} ({source}); look it up.").format(
        source=item.source, rule=rule
    )
