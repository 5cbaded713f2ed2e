"""What is said on the page of somebody's first day."""

from datetime import date

from desktop.duties.certificates import Held
from desktop.language import _, ngettext
from desktop.services.training.booking_words import say_day_near
from desktop.store.facts import Period
from desktop.values.spoken import say_date, say_number


def title(name: str, day: date | None, as_of: date) -> str:
    """Return "What Desmond Okafor needs before 30 October"."""
    if day is None or day <= as_of:
        return _("What {name} needs").format(name=name)
    return _("What {name} needs before {day}").format(name=name, day=say_day_near(day, as_of))


def sentence(
    missing: int, day: date | None, gap: Period | None, as_of: date, has_position: bool
) -> str:
    """Return how much is missing, and who comes back after how long."""
    parts = []
    said = {"day": say_date(day, as_of) if day else ""}
    if gap is not None and gap.from_on is not None:
        said["away"] = say_date(gap.from_on, as_of)
        words = _("Comes back {day}, away since {away}.")
        if day is not None and day <= as_of:
            words = _("Came back {day}, was away since {away}.")
    elif day is None:
        words = _("The file does not say which day was the first.")
    elif day <= as_of:
        words = _("The first day was {day}.")
    else:
        words = _("The first day is {day}.")
    parts.append(words.format(**said))
    if missing:
        words = ngettext("{n} thing is missing.", "{n} things are missing.", missing)
        parts.append(words.format(n=say_number(missing, 0)))
    elif has_position:
        parts.append(_("Everything that is asked for is on file."))
    return " ".join(parts)


def left(name: str) -> str:
    """Return what is said of somebody who does not work here and is not expected."""
    return _(
        "{name} does not work here now. Enter the first day under Employment, and this page says "
        "what is needed for it."
    ).format(name=name)


def begins(day: date, as_of: date) -> str:
    """Return "begins 30 October"."""
    return _("begins {day}").format(day=say_day_near(day, as_of))


def began(day: date | None, as_of: date) -> str:
    """Return "since 3 May 2021"."""
    return _("since {day}").format(day=say_date(day, as_of)) if day else ""


def while_away(gap: Period, as_of: date) -> str:
    """Return the heading over what ran out."""
    if gap.from_on is None:
        return _("Ran out meanwhile")
    return _("Ran out since {day}").format(day=say_date(gap.from_on, as_of))


def ran_out(expires: date, as_of: date) -> str:
    """Return "ran out 3 March"."""
    if expires >= as_of:
        return _("runs out {day}, before the first day").format(day=say_date(expires, as_of))
    return _("ran out {day}").format(day=say_date(expires, as_of))


def oriented(day: date, as_of: date) -> str:
    """Return "done 3 May"."""
    return _("done {day}").format(day=say_date(day, as_of))


def oriented_before(day: date, as_of: date) -> str:
    """Return what is said where somebody was oriented before being away."""
    return _("last done {day}, before the absence").format(day=say_date(day, as_of))


def card(held: Held, day: date, as_of: date) -> tuple[str, str]:
    """Return how a card stands on the first day, and its tone."""
    if held.card is None:
        return _("missing"), "red"
    if held.expires is None:
        return _("on file"), "green"
    words = {"day": say_date(held.expires, as_of)}
    if held.expires < day:
        if held.expires >= as_of:
            return _("runs out {day}, before the first day").format(**words), "red"
        return _("expired {day}").format(**words), "red"
    tone = "green" if held.state == "valid" else "amber"
    return _("good through {day}").format(**words), tone


def needed_by(day: date, as_of: date) -> str:
    """Return "needed by 5 December"."""
    return _("needed by {day}").format(day=say_date(day, as_of))


def signed(day: date, as_of: date) -> str:
    """Return "signed 3 May"."""
    return _("signed {day}").format(day=say_date(day, as_of))
