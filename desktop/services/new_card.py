"""What a person types of a new card: what is proposed, what looks wrong, what cannot be saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.services.renewal import Renewing
from desktop.values.months import add_months

_A_YEAR: Final = 12  # months


@dataclass(frozen=True)
class NewCard:
    """What a person typed of a card."""

    issued_on: date | None = None
    expires_on: date | None = None
    does_not_expire: bool = False
    number: str = ""
    provider: str = ""


def proposed_expiry(about: Renewing, issued_on: date | None) -> date | None:
    """Return until when a card issued that day is usually good; None where nothing tells."""
    if issued_on is None or about.months is None:
        return None
    return add_months(issued_on, about.months)


def proposal_said(about: Renewing) -> str:
    """Return the sentence beside a proposed last day."""
    if about.months is None:
        return ""
    return _(
        "Proposed, because {certificate} usually runs {span}. Type what the card says."
    ).format(certificate=about.type, span=say_months(about.months))


def say_months(months: int) -> str:
    """Return "3 years" or "18 months"."""
    years, rest = divmod(months, _A_YEAR)
    if years and not rest:
        return ngettext("{n} year", "{n} years", years).format(n=years)
    return ngettext("{n} month", "{n} months", months).format(n=months)


def advice(about: Renewing, card: NewCard, as_of: date) -> dict[str, str]:
    """Return what looks wrong, a sentence per field; none of it keeps a card from being saved."""
    found: dict[str, str] = {}
    if card.issued_on and card.issued_on > as_of:
        found["issued_on"] = _("That day is still to come.")
    last = None if card.does_not_expire else card.expires_on
    if last is None:
        return found
    if card.issued_on and last < card.issued_on:
        found["expires_on"] = _("That is before it was issued.")
    elif about.old_expires and last <= about.old_expires:
        found["expires_on"] = _not_after_the_old(about, last)
    elif last < as_of:
        found["expires_on"] = _("That day is past, so this card would count as expired.")
    return found


def _not_after_the_old(about: Renewing, last: date) -> str:
    words = _("That is the old card.")
    if last != about.old_expires:
        words = _("The card on file is good for longer.")
    if about.months is None:
        return words
    usual = _("The new one usually runs {span}.").format(span=say_months(about.months))
    return f"{words} {usual}"


def values_of(about: Renewing, card: NewCard) -> Mapping[str, Any]:
    """Return the record that a card becomes.

    Raises `Refused` for a card that says nothing, because it would count as good for ever.
    """
    if not (card.issued_on or card.expires_on or card.does_not_expire):
        raise Refused(
            {
                "issued_on": _(
                    "Type when the card was issued or until when it is good, or tick that it "
                    "does not expire."
                )
            }
        )
    return {
        "worker_id": about.worker_id,
        "type_id": about.type_id,
        "issued_on": card.issued_on,
        "expires_on": None if card.does_not_expire else card.expires_on,
        "does_not_expire": card.does_not_expire or None,
        "number": card.number.strip() or None,
        "provider": card.provider.strip() or None,
    }
