"""The sentence that tells a person why a duty stands as it does."""

from datetime import date
from decimal import Decimal
from typing import Final

from desktop.duties.meters import Used
from desktop.duties.occurrences import Occurrence
from desktop.duties.suspension import Pause, Still, Why
from desktop.language import N_, _
from desktop.store.facts import Done, PlanFact
from desktop.values.day_spans import say_days
from desktop.values.spoken import say_date, say_number, say_span

Three = tuple[str, str, str]  # due before the day, on the day, after it

_LAST_DONE: Final[Three] = (
    N_("Last done {last}; due {due}, {span} ago."),
    N_("Last done {last}; due today."),
    N_("Last done {last}; due {due}, in {span}."),
)
_STATED: Final[Three] = (
    N_("Stated last done {last}; due {due}, {span} ago."),
    N_("Stated last done {last}; due today."),
    N_("Stated last done {last}; due {due}, in {span}."),
)
_NEVER: Final[Three] = (
    N_("Never done; first due {due}, {span} ago."),
    N_("Never done; first due today."),
    N_("Never done; first due {due}, in {span}."),
)
SKIPPED: Final[Three] = (
    N_("Skipped {last}; due {due}, {span} ago."),
    N_("Skipped {last}; due today."),
    N_("Skipped {last}; due {due}, in {span}."),
)
RETURNED: Final[Three] = (
    N_("Returned to service {due}, {span} ago; not done since."),
    N_("Returned to service today; not done since."),
    N_("Returns to service {due}, in {span}; due that day."),
)
OPENED: Final[Three] = (
    N_("The site opened {due}, {span} ago; not done since."),
    N_("The site opened today; not done since."),
    N_("The site opens {due}, in {span}; due that day."),
)
IN_SEASON: Final[Three] = (
    N_("The season began {due}, {span} ago; not done since."),
    N_("The season begins today; not done since."),
    N_("Out of season before {due}; due that day, in {span}."),
)
REPAIRED: Final[Three] = (
    N_("Repaired {due}, {span} ago; not done since."),
    N_("Repaired today; not done since."),
    N_("Repaired {due}; not done since."),
)
USED: Final[Three] = (
    N_("Used {due}, {span} ago; not done since."),
    N_("Used today; not done since."),
    N_("Used {due}; not done since."),
)
_PAUSED: Final = {
    Why.PARKED: N_("Parked since {since}."),
    Why.OUT_OF_ORDER: N_("Out of order since {since}."),
    Why.SOLD: N_("Sold {since}."),
    Why.CLOSED: N_("The site is closed since {since}."),
    Why.NOT_OPEN_YET: N_("The site is not open before {until}."),
    Why.OUT_OF_SEASON: N_("Out of season until {until}."),
}
_METER: Final = {"km": N_("km"), "h": N_("h")}


def by_days(sentences: Three, due: date, as_of: date, last: date | None = None) -> str:
    """Return one of three sentences, by whether `due` is before, on or after the day."""
    left = (due - as_of).days
    if left == 0:
        return _(sentences[1]).format(last=say_date(last, as_of) if last else "")
    return _(sentences[0] if left < 0 else sentences[2]).format(
        due=say_date(due, as_of),
        last=say_date(last, as_of) if last else "",
        span=say_span(left),
    )


def by_calendar(
    plan: PlanFact, waiting: Occurrence, due: date, ended: Pause | None, as_of: date
) -> str:
    """Say when it was last done or put off, and when it is due."""
    if ended is not None and ended.why is Why.OUT_OF_SEASON:
        return in_season(due, as_of)
    if ended is not None:
        is_site = ended.why in {Why.CLOSED, Why.NOT_OPEN_YET}
        return by_days(OPENED if is_site else RETURNED, due, as_of)
    if waiting.skip is not None:
        return by_days(SKIPPED, due, as_of, waiting.skip.skipped_on)
    if plan.last is None:
        return by_days(_NEVER, due, as_of)
    return by_days(_STATED if plan.last.baseline else _LAST_DONE, due, as_of, plan.last.on)


def in_season(due: date, as_of: date) -> str:
    """Say that what fell due out of season is due on the first day of the season."""
    return by_days(IN_SEASON, due, as_of)


def back_in_service(back: date, as_of: date) -> str:
    """Say that a unit that came back has to be inspected before it is used."""
    return _("Returned to service {day}; inspect it before it is used.").format(
        day=say_date(back, as_of)
    )


def by_usage(plan: PlanFact, last: Done, used: Used, as_of: date) -> str:
    """Say how much was used since it was last done, what the rule is, and what was left out."""
    said = [_by_usage(plan, last, used, as_of)]
    if used.first_on is not None and used.amount is not None:
        said.append(
            _("No reading is older than {first}, so it may have run more than that.").format(
                first=say_date(used.first_on, as_of)
            )
        )
    if used.odd is not None:
        said.append(
            _("The reading of {value} {unit} on {day} is left out: it falls or jumps.").format(
                value=say_number(used.odd[1]),
                unit=_(_METER[used.usage.unit]),
                day=say_date(used.odd[0], as_of),
            )
        )
    return " ".join(said)


def _by_usage(plan: PlanFact, last: Done, used: Used, as_of: date) -> str:
    if used.amount is None and used.reached_on is None:
        return unknown_usage(last, as_of)
    words = {
        "amount": say_number(used.amount or 0),
        "unit": _(_METER[used.usage.unit]),
        "last": say_date(last.on, as_of),
        "rule": plan.rule_text,
        "limit": say_number(used.limit),
    }
    if used.amount is not None and used.amount > used.limit:
        return _("{amount} {unit} since {last}; the rule is {rule}.").format(**words)
    if used.usual is not None and used.reached_on is not None:
        return _at_the_usual(used, words, used.usual, used.reached_on, as_of)
    if used.read_on == last.on and used.amount == 0:
        return _("No reading since {last}; the rule is {rule}.").format(**words)
    if used.reached_on is None:
        return _("{amount} of {limit} {unit} since {last}.").format(**words)
    words["due"] = say_date(used.reached_on, as_of)
    if used.reached_on < as_of:
        return _(
            "{amount} of {limit} {unit} since {last}; at that pace the limit was reached {due}. "
            "Take a reading."
        ).format(**words)
    if used.between is None or used.between[0] == used.between[1]:
        return _("{amount} of {limit} {unit} since {last}; due about {due}.").format(**words)
    words["due"] = say_days(*used.between, as_of)
    return _("{amount} of {limit} {unit} since {last}; due about {due} at your rate.").format(
        **words
    )


def _at_the_usual(
    used: Used, words: dict[str, str], usual: Decimal, reached: date, as_of: date
) -> str:
    words = words | {"usual": say_number(usual), "due": say_date(reached, as_of)}
    if reached < as_of:
        return _(
            "At the usual {usual} {unit} a day {limit} {unit} were reached {due}. Take a reading."
        ).format(**words)
    if used.between is not None:
        words["due"] = say_days(*used.between, as_of)
    if not used.amount:
        return _(
            "No reading since {last}; due about {due} at the usual {usual} {unit} a day."
        ).format(**words)
    return _(
        "{amount} of {limit} {unit} since {last}; due about {due} at the usual {usual} {unit} a "
        "day."
    ).format(**words)


def unknown_usage(last: Done, as_of: date) -> str:
    """Say that no reading tells how much was used."""
    return _("No reading tells the use since {last}. Enter one from that day and one now.").format(
        last=say_date(last.on, as_of)
    )


def paused(pause: Pause, as_of: date) -> str:
    """Say what keeps the subject out of service."""
    return _(_PAUSED[pause.why]).format(
        since=say_date(pause.from_on, as_of),
        until=say_date(pause.to_on, as_of) if pause.to_on else "",
    )


def stood_still(still: Still, as_of: date) -> str:
    """Say that a unit was not used."""
    return _("Stood still from {days}, the last that is known.").format(
        days=say_days(still.from_on, still.to_on, as_of)
    )


def before_use(last: Done | None, as_of: date) -> str:
    """Say that it is due before each use."""
    if last is None:
        return _("Due before each use.")
    return _("Due before each use; last done {last}.").format(last=say_date(last.on, as_of))


def nothing_happened(plan: PlanFact) -> str:
    """Say that none of the events has come that would make it due."""
    return _("Nothing has made it due; the rule is {rule}.").format(rule=plan.rule_text)


def never_done() -> str:
    """Say that it was never done, where nothing says when it was first due."""
    return _("Never done.")


def unreadable(plan: PlanFact) -> str:
    """Say that the rule cannot be read, and how to write it."""
    if not plan.rule_text:
        return _("No rule says how often. Write one like 'monthly' or 'every 1,000 km'.")
    return _(
        "The rule '{rule}' cannot be read; write it like 'monthly' or 'every 1,000 km'."
    ).format(rule=plan.rule_text)
