"""What a person types of a new card: what is proposed, what looks wrong, how it is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.evidence import Attached, save_with_evidence
from desktop.services.renewal import Renewing
from desktop.services.typing import read_one, read_typed
from desktop.store.file import CompanyFile
from desktop.values.months import add_months

_A_YEAR: Final = 12  # months
_DAYS: Final = ("issued_on", "expires_on")


@dataclass(frozen=True)
class NewCard:
    """What a person typed of a card."""

    issued_on: date | None = None
    expires_on: date | None = None
    does_not_expire: bool = False
    number: str = ""
    provider: str = ""


@dataclass(frozen=True)
class LookedAt:
    """What to tell a person who is typing: a last day to propose, and advice by field."""

    proposed: date | None = None
    advice: Mapping[str, str] = field(default_factory=dict)


def look_at(about: Renewing, typed: Mapping[str, object], today: date) -> LookedAt:
    """Return what can be said of a card while it is typed; what cannot be read yet says nothing."""
    days = {name: _read_or_none(name, typed.get(name), today) for name in _DAYS}
    card = NewCard(days["issued_on"], days["expires_on"], typed.get("does_not_expire") is True)
    return LookedAt(proposed_expiry(about, card.issued_on), advice(about, card, today))


def _read_or_none(name: str, typed: object, today: date) -> date | None:
    try:
        value = read_one(kind_of("certificate").field(name), typed, today).value
    except Refused:
        return None
    return value if isinstance(value, date) else None


def read_card(typed: Mapping[str, object], today: date) -> NewCard:
    """Return the card that was typed, by the names of its fields. Raises `Refused`, all faults."""
    never = typed.get("does_not_expire") is True
    read = {name: what for name, what in typed.items() if not (never and name == "expires_on")}
    values = read_typed("certificate", read, today)
    return NewCard(
        values.get("issued_on"),
        values.get("expires_on"),
        never,
        values.get("number") or "",
        values.get("provider") or "",
    )


def save_card(
    company: CompanyFile, about: Renewing, card: NewCard, scans: Sequence[Path] = ()
) -> Attached:
    """Save a card as a new certificate together with its scans, as one action.

    The old card stays as it was. Raises `Refused` for a card that says nothing; a scan that cannot
    be taken is told in the answer and does not keep the card from being saved.
    """
    values = values_of(about, card)
    with Intake() as intake:  # starts a child process only where there is a scan
        return save_with_evidence(
            company, "certificate", values, None, None, scans, intake, about.name
        )


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
    if card.issued_on and last < card.issued_on and last != about.old_expires:
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
