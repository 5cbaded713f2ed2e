"""What has to be known of a protocol before somebody goes by it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from desktop.audit.protocols.protocol import Protocol, Tag
from desktop.language import N_, _, ngettext
from desktop.values.spoken import say_date, say_number

_TAGS: Final = {
    Tag.OWNER: N_("read at the source"),
    Tag.SECOND_HAND: N_("second hand"),
    Tag.SUPERSEDED: N_("from an older edition"),
    Tag.UNVERIFIED: N_("not verified"),
}


@dataclass(frozen=True)
class Known:
    """One fact of a protocol; `tag` says how sure it is and `source` where it was read, or ""."""

    about: str
    says: str
    tag: str = ""
    source: str = ""


@dataclass(frozen=True)
class Described:
    """A protocol as it is looked at: its terms, what its partner publishes, its elements.

    `elements` are the title of each with its size.
    """

    terms: tuple[Known, ...]
    published: tuple[Known, ...]
    elements: tuple[tuple[str, str], ...]


def described(one: Protocol, today: date) -> Described:
    """Return everything that is known of a protocol besides its questions."""
    return Described(
        terms=tuple(_terms(one, today)),
        published=tuple(
            Known(fact.about, fact.says, _(_TAGS[fact.tag]), fact.source) for fact in one.published
        ),
        elements=tuple(
            (
                _("{code} {title}").format(code=element.code, title=element.title),
                _said_size(len(element.questions), say_number(element.points)),
            )
            for element in one.elements
        ),
    )


def _said_size(count: int, points: str) -> str:
    if not count:
        return _("no questions yet")
    said = ngettext("{n} question, {points} points", "{n} questions, {points} points", count)
    return said.format(n=say_number(count), points=points)


def _terms(one: Protocol, today: date) -> Iterator[Known]:
    yield Known(_("Version"), one.version)
    if one.partner:
        yield Known(_("Certifying partner"), one.partner)
    if one.valid_from:
        yield Known(_("Valid from"), say_date(one.valid_from, today))
    yield Known(_("To pass"), _said_gates(one))
    yield Known(_("Records of how long"), _said_history(one))
    if one.most_people is not None:
        said = ngettext("{n} person at most", "{n} people at most", one.most_people)
        yield Known(_("Head-count"), said.format(n=say_number(one.most_people)))
    if one.who_counts:
        yield Known(_("Who counts"), one.who_counts)
    if said := _said_days(one):
        yield Known(_("Deadlines"), said)
    if one.limits.channel:
        yield Known(_("How it is sent in"), one.limits.channel)
    if said := _said_files(one):
        yield Known(_("Files"), said)


def _said_gates(one: Protocol) -> str:
    parts = [_("{percent} overall").format(percent=_percent(one.pass_overall))]
    if one.pass_element is not None:
        said = _("at least {percent} in each element")
        parts.append(said.format(percent=_percent(one.pass_element)))
    if one.pass_maintenance is not None:
        said = _("{percent} overall in a maintenance year")
        parts.append(said.format(percent=_percent(one.pass_maintenance)))
    return "; ".join(parts)


def _said_history(one: Protocol) -> str:
    n = one.history_months
    said = ngettext("{n} month", "{n} months", n).format(n=say_number(n))
    short = one.short_history_months
    if short is None:
        return said
    more = ngettext(
        "{whole}; {n} month may be enough for a one-year certificate",
        "{whole}; {n} months may be enough for a one-year certificate",
        short,
    )
    return more.format(whole=said, n=say_number(short))


def _said_days(one: Protocol) -> str:
    parts = []
    if one.gather_days is not None:
        said = ngettext("{n} day to gather", "{n} days to gather", one.gather_days)
        parts.append(said.format(n=say_number(one.gather_days)))
    if one.submit_days is not None:
        said = ngettext("{n} day to send it in", "{n} days to send it in", one.submit_days)
        parts.append(said.format(n=say_number(one.submit_days)))
    return "; ".join(parts)


def _said_files(one: Protocol) -> str:
    limits, parts = one.limits, []
    if limits.types:
        parts.append(_("taken: {types}").format(types=", ".join(limits.types)))
    if limits.refused:
        parts.append(_("refused: {types}").format(types=", ".join(limits.refused)))
    if limits.most_megabytes is not None:
        parts.append(_("{n} MB at most").format(n=say_number(limits.most_megabytes)))
    return "; ".join(parts)


def _percent(share: Fraction) -> str:
    return _("{n} %").format(n=say_number(round(float(share) * 100, 2)))
