"""Says what changes the score without any work, because it leaves the months that count."""

from datetime import date
from fractions import Fraction

from desktop.audit.bends import Lift
from desktop.audit.protocols.protocol import Protocol
from desktop.language import _, ngettext
from desktop.values.spoken import say_date, say_number


def weight_of(protocol: Protocol, lift: Lift) -> Fraction:
    """Return what share of all points moves with it."""
    moved = sum(lift.rises.values(), lift.possible)
    return Fraction(moved) / Fraction(protocol.points)


def lift_sentence(protocol: Protocol, lift: Lift, as_of: date) -> str:
    """Return what leaves the months that count, and what that does, in a sentence or two."""
    said = {
        "date": say_date(lift.day, as_of),
        "months": say_number(protocol.history_months),
        "titles": ", ".join(_title(protocol, code) for code in (*lift.ended, *lift.rises)),
    }
    if not lift.incidents and not lift.ended:
        words = _(
            "From {date} on this earns more without any work, because the {months} months that "
            "count have moved on: {titles}."
        )
        return words.format(**said)
    parts = []
    if lift.incidents:
        n = len(lift.incidents)
        words = ngettext(
            "On {date} an incident leaves the {months} months that count.",
            "On {date} {n} incidents leave the {months} months that count.",
            n,
        )
        parts.append(words.format(n=n, **said))
    if lift.ended:
        n = len(lift.ended)
        words = ngettext(
            "From {date} on {n} question does not apply any more, which changes the score without "
            "any work.",
            "From {date} on {n} questions do not apply any more, which changes the score without "
            "any work.",
            n,
        )
        if lift.incidents:
            words = ngettext(
                "{n} question does not apply any more then, which changes the score without any "
                "work.",
                "{n} questions do not apply any more then, which changes the score without any "
                "work.",
                n,
            )
        parts.append(words.format(n=n, **said))
    else:
        parts.append(_("That changes the score without any work."))
    return " ".join(parts)


def _title(protocol: Protocol, code: str) -> str:
    question = protocol.question(code)
    return (question.short or question.code) if question else code
