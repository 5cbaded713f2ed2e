"""Says why a talk is suggested, with the company's own facts and nobody's name among them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.duties.talks import Suggested
from desktop.language import _, ngettext
from desktop.records.incidents.incident import INCIDENT_KINDS
from desktop.values.spoken import say_date, say_month
from desktop.values.talks import TalkFact

LONGEST: Final = 160  # characters of what happened, in a sentence
_REASONS: Final = 2
_FACTS: Final = 5


def reason_said(one: Suggested, as_of: date) -> str:
    """Return one sentence: the strongest facts, or else the season, or how long it was ago."""
    return _sentence("; ".join(_reasons(one, as_of)))


def facts_said(one: Suggested, as_of: date) -> tuple[str, ...]:
    """Return the facts for the sheet, a sentence each."""
    return tuple(map(_sentence, _told(one, as_of)))


def others_said(one: Suggested, as_of: date) -> tuple[str, ...]:
    """Return the facts that the reason does not tell already."""
    reasons = _reasons(one, as_of)
    return tuple(_sentence(fact) for fact in _told(one, as_of) if fact not in reasons)


def _told(one: Suggested, as_of: date) -> list[str]:
    told = [fact_said(fact, as_of) for fact in one.facts[:_FACTS]]
    return list(dict.fromkeys([*told, *_near(one, as_of)]))


def _reasons(one: Suggested, as_of: date) -> list[str]:
    told = [*_strongest(one, as_of)] or [*_otherwise(one, as_of)]
    return told[:_REASONS]


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:] + ("" if said.endswith("…") else ".")


def fact_said(fact: TalkFact, as_of: date) -> str:
    """Return what happened, with its day."""
    what, on = _short(fact.what), say_date(fact.on, as_of)
    if fact.kind == "action":
        return _("still open since {day}: {what}").format(day=on, what=what)
    if fact.kind == "failed" and fact.sort:
        return _("{unit} failed on {day}: {what}").format(unit=fact.sort, day=on, what=what)
    if fact.kind == "failed":
        return _("failed on {day}: {what}").format(day=on, what=what)
    if fact.kind == "new_unit":
        return _("{unit} is new here since {day}").format(unit=what, day=on)
    if fact.kind == "hazard":
        return _("hazard reported on {day}: {what}").format(day=on, what=what)
    kind = _(INCIDENT_KINDS[fact.sort]).lower() if fact.sort in INCIDENT_KINDS else _("incident")
    return _("{kind} on {day}: {what}").format(kind=kind, day=on, what=what)


def _strongest(one: Suggested, as_of: date) -> Iterator[str]:
    """An event and what is still open of it, rather than two of a kind."""
    seen: set[str] = set()
    for fact in one.facts:
        if fact.kind not in seen:
            seen.add(fact.kind)
            yield fact_said(fact, as_of)
    yield from _near(one, as_of)


def _near(one: Suggested, as_of: date) -> Iterator[str]:
    for name, n, first in one.cards:
        if first < as_of:
            words = ngettext(
                "{n} card of {name} is expired or soon will be",
                "{n} cards of {name} are expired or soon will be",
                n,
            )
        else:
            words = ngettext(
                "{n} card of {name} runs out soon, on {day}",
                "{n} cards of {name} run out soon, the first on {day}",
                n,
            )
        yield words.format(n=n, name=name, day=say_date(first, as_of))
    for name, day in one.new_people:
        words = _("{name} began on {day}") if day <= as_of else _("{name} begins on {day}")
        yield words.format(name=name, day=say_date(day, as_of))


def _otherwise(one: Suggested, as_of: date) -> Iterator[str]:
    if one.in_season:
        yield _("it is {month}").format(month=say_month(as_of.month))
    if one.last_on is None:
        yield _("it was never talked about, as far as the records say")
    else:
        yield _("it was last talked about on {day}").format(day=say_date(one.last_on, as_of))


def _short(text: str) -> str:
    said = " ".join(text.split()).rstrip(". ")
    if len(said) <= LONGEST:
        return said
    return said[:LONGEST].rsplit(" ", 1)[0] + "…"
