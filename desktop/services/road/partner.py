"""What the certifying partner publishes, each with how sure it is."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from desktop.audit.protocols.protocol import Protocol, Published, Tag
from desktop.audit.protocols.shipped import GENERIC, protocols
from desktop.language import N_, _
from desktop.values.folding import key

_TAGS: Final = {
    Tag.OWNER: N_("read at the partner"),
    Tag.SECOND_HAND: N_("second-hand: check it with your partner"),
    Tag.SUPERSEDED: N_("from an older edition: check it with your partner"),
    Tag.UNVERIFIED: N_("nobody looked it up: ask your partner"),
}


@dataclass(frozen=True, slots=True)
class PartnerFact:
    """A sentence, how sure it is in words, and where it was read."""

    says: str
    sure: str
    source: str


def partners_own(asked: Protocol, partner: str) -> Protocol:
    """Return the protocol that speaks for the partner: the one in use, else what travels of it.

    Who goes by the generic one may well name a partner whose dates and limits are known.
    """
    name = key(partner)
    if asked.id != GENERIC or not name:
        return asked
    found = (one for one in protocols() if one.partner and _is_called(one, name))
    return next(found, asked)


def _is_called(one: Protocol, name: str) -> bool:
    known = key(one.partner)
    return name in (known, key(one.name), _initials(one.partner)) or known in name


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper()).casefold()


def facts_about(one: Protocol, about: Collection[str]) -> tuple[PartnerFact, ...]:
    """Return what is published about some matters."""
    return tuple(_fact(fact) for fact in one.published if fact.about in about)


def _fact(fact: Published) -> PartnerFact:
    return PartnerFact(fact.says, _(_TAGS[fact.tag]), fact.source)
