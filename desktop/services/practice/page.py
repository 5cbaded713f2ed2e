"""Prints the cards for a tailgate: the question, the company's own answer, a box to tick."""

from datetime import date
from pathlib import Path

from desktop.language import _
from desktop.package.sheets.practice import CardSaid, CardsSaid, write_cards
from desktop.services.auditing.auditor import Auditor
from desktop.services.practice.dealing import Card, deal, usual_site
from desktop.services.printing.one_paper import Stopped, print_paper
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.store.file import CompanyFile


def print_cards(
    company: CompanyFile,
    auditor: Auditor,
    to: Path,
    as_of: date,
    worker_id: str = "",
    site_id: str = "",
    told: Told = untold,
    is_stopped: Stopped = unstopped,
) -> Printed:
    """Write the cards for a worker ("" for anybody) at a site ("": where that one usually is).

    Raises `Unavailable` when the PDF cannot be written and `CancelledError` when it was stopped.
    """
    audited = auditor.audited(as_of)
    place = site_id or usual_site(audited.facts, worker_id)
    person = audited.facts.people.everybody.get(worker_id)
    site = audited.facts.places.sites.get(place)
    title = _("Interview cards")
    if person is not None:
        title = _("Interview cards for {name}").format(name=person.name)
    said = CardsSaid(
        title,
        tuple(_above(site.name if site else "")),
        tuple(_said(card) for card in deal(audited.facts, audited.protocol, worker_id, place)),
    )
    return print_paper(
        company,
        to,
        as_of,
        title,
        told,
        is_stopped,
        lambda about, half, beat: write_cards(about, said, half, beat=beat),
    )


def _above(site: str) -> list[str]:
    what = _("Ask first, and let the worker answer. Then tick the box, or go through it together.")
    return [_("Site: {site}.").format(site=site), what] if site else [what]


def _said(card: Card) -> CardSaid:
    return CardSaid(
        ask=card.ask,
        about=_("Question {code}").format(code=card.about) if card.about else "",
        lines=card.lines,
        lacking=card.lacking,
        listen=_("A good answer: {what}").format(what=card.listen),
    )
