"""Says what bends the curve of the score: in a few words for the chart, and in sentences."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from desktop.audit.bends import Bend, Fall
from desktop.audit.protocols.protocol import Protocol
from desktop.language import N_, _, ngettext
from desktop.services.auditing.words import percent
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_date

# what happens to records of a kind when nobody does anything: one of them, several of them
_HAPPENS: Final[Mapping[str, tuple[str, str]]] = {
    "certificate": (N_("{n} card runs out"), N_("{n} cards run out")),
    "duty_plan": (N_("{n} duty is not done"), N_("{n} duties are not done")),
    "corrective_action": (N_("{n} action is late"), N_("{n} actions are late")),
    "policy": (N_("{n} policy wants a review"), N_("{n} policies want a review")),
    "document": (N_("{n} paper wants a review"), N_("{n} papers want a review")),
    "emergency_plan": (N_("{n} plan wants a review"), N_("{n} plans want a review")),
    "formal_hazard_assessment": (
        N_("{n} assessment wants a review"),
        N_("{n} assessments want a review"),
    ),
}
_TOLD: Final = 2


def bend_label(protocol: Protocol, bend: Bend, known: set[str]) -> str:
    """Return the day and what happens then, of another question than those in `known`.

    Where an element falls under its gate, that is said too, because nothing passes any more.
    """
    day = _("{day} {month}").format(day=bend.day.day, month=say_short_month(bend.day.month))
    said = []
    if bend.falls:
        fall = next((one for one in bend.falls if one.code not in known), bend.falls[0])
        known.add(fall.code)
        said.append(_happens(fall) or _title(protocol, fall.code))
    if bend.under:
        said.append(_("{elements} too low").format(elements=", ".join(bend.under)))
    if not said:
        said.append(_("passes no more"))
    return _("{date}: {what}").format(date=day, what=", ".join(said))


def bend_sentence(protocol: Protocol, bend: Bend, as_of: date) -> str:
    """Return what bends the curve, in a sentence or two: what is missing then, what falls."""
    said = [_first(protocol, bend, say_date(bend.day, as_of))]
    why = [reason for fall in bend.falls for reason in _reasons(protocol, fall)]
    said += list(dict.fromkeys(why))[:_TOLD]
    if bend.under:
        titles = [one.title for one in protocol.elements if one.code in bend.under]
        said.append(_("Too low then: {elements}.").format(elements=", ".join(titles)))
    if bend.ends_passing:
        said.append(_("It does not pass any more then."))
    return " ".join(said)


def _first(protocol: Protocol, bend: Bend, day: str) -> str:
    if not bend.falls:
        return _("From {date} on questions that were answered do not apply any more.").format(
            date=day
        )
    points = sum((Fraction(fall.points) for fall in bend.falls), Fraction(0))
    lost = percent(points / Fraction(protocol.points))
    if not lost:
        return _("From {date} on less than 1 % is lost.").format(date=day)
    return ngettext("From {date} on {n} % is lost.", "From {date} on {n} % are lost.", lost).format(
        date=day, n=lost
    )


def _reasons(protocol: Protocol, fall: Fall) -> list[str]:
    """Return what is missing then, or which question falls where nothing new is."""
    return [what.what for what in fall.missing] or [f"{_title(protocol, fall.code)}."]


def _happens(fall: Fall) -> str:
    """Return what happens to the records that the fall begins with, "" where there are none."""
    first = fall.missing[0].record if fall.missing else None
    if first is None or first.kind not in _HAPPENS:
        return ""
    same = {one.record for one in fall.missing if one.record and one.record.kind == first.kind}
    return ngettext(*_HAPPENS[first.kind], len(same)).format(n=len(same))


def _title(protocol: Protocol, code: str) -> str:
    question = protocol.question(code)
    return question.short or question.code if question else code
