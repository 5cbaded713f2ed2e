"""Checks the open company file on a copy, and says what is affected and what can come back."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy.exc import DBAPIError

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.fields import Field
from desktop.services import backups, repairing
from desktop.services.change_told import FieldSaid
from desktop.services.repairing import Offer
from desktop.services.safe_keeping.shown import CheckShown, FaultShown, Glance, OfferShown
from desktop.services.verifying import Fault, known_heads, quick_look, verify
from desktop.services.verifying.naming import known_kind
from desktop.store.file import CompanyFile
from desktop.store.integrity import SPOILT
from desktop.store.left_behind import left_behind
from desktop.store.titles import Titles

Tell: TypeAlias = Callable[[int, int, str], None]
Stopped: TypeAlias = Callable[[], bool]
MOST: Final = 12  # fields of a record that comes back
LONGEST: Final = 200


def first_glance(company: CompanyFile, stopped: Stopped) -> Glance:
    """Return what is damaged as far as a quick look tells.

    That a backup knows another history is no damage where somebody works on with an older copy.
    """
    heads = known_heads(company, backups.of_this_pc())
    faults = quick_look(company, heads=heads, stopped=stopped)
    if not faults:
        return Glance()
    tone = "amber" if all(fault.what == "head" for fault in faults) else "red"
    if len(faults) == 1 or tone == "amber":
        return Glance(faults[0].sentence, tone)
    n = len(faults)
    said = ngettext(
        "{file}: {n} thing is not as it was saved.",
        "{file}: {n} things are not as they were saved.",
        n,
    )
    return Glance(said.format(file=company.path.name, n=n), tone)


def check_file(company: CompanyFile, tell: Tell, stopped: Stopped) -> CheckShown:
    """Check everything in the file, and look for what can be mended."""
    places, key = backups.of_this_pc(), company.key
    heads = known_heads(company, places)
    verified = verify(company.path, key=key, heads=heads, tell=tell, stopped=stopped)
    found: dict[tuple[str, str], Offer] = {}
    last_whole = None
    if verified.faults:
        tell(0, 0, _("Looking for what can come back…"))
        offers = repairing.offers(company.path, verified, places, key=key, stopped=stopped)
        found = {(offer.what, offer.record_id): offer for offer in offers}
        last_whole = repairing.last_whole(company.path, key, places)
    with company.reading() as connection:
        went_back = bool(left_behind(connection))
        # what a record names may be damaged itself: it is called as it will be once it is mended
        back = {one.record.id: one.record for one in found.values() if one.record is not None}
        titles = Titles(connection, back)
        faults = tuple(
            _fault(titles, fault, found.get((fault.what, fault.record_id)), last_whole)
            for fault in verified.faults
        )
    sentence = verified.sentence
    if went_back:
        sentence = _("{said} An older state of it was once brought back from a backup.").format(
            said=sentence
        )
    return CheckShown(verified.is_whole, sentence, faults)


def mend(company: CompanyFile, offers: Sequence[OfferShown], tell: Tell, stopped: Stopped) -> str:
    """Bring back what was offered, as one action after a backup; return what is to be said."""
    places = backups.of_this_pc()
    done = repairing.mend(
        company, [shown.offer for shown in offers], places, tell=tell, stopped=stopped
    )
    said = _("{what}.").format(what=done.name)
    return " ".join(part for part in (said, done.backup_said) if part)


def _fault(
    titles: Titles, fault: Fault, offer: Offer | None, last_whole: backups.Backup | None
) -> FaultShown:
    kind = known_kind(fault.kind)
    title = fault.title
    if kind is not None:
        title = fault.title or _(kind.title)
    shown = None
    way_out = repairing.way_out(fault, last_whole) if offer is None else ""
    if offer is not None:
        shown = OfferShown(offer.sentence, tuple(_fields(titles, offer)), offer)
    if kind is None:
        return FaultShown(title or _of_the_file(fault), fault.sentence, "", shown, way_out=way_out)
    below = _(kind.title) if fault.title else ""
    return FaultShown(title, fault.sentence, kind.key, shown, below, way_out)


def _of_the_file(fault: Fault) -> str:
    if fault.what in ("history", "head"):
        return _("History")
    if fault.what in ("search", "index"):
        return _("Search and lists")
    return _("The file itself")


def _fields(titles: Titles, offer: Offer) -> Iterator[FieldSaid]:
    """What comes back of a record; nothing of what only some may read."""
    record = offer.record
    if record is None or kind_of(record.kind).restricted:
        return
    said = 0
    for field in kind_of(record.kind).fields:
        value = record.values.get(field.name)
        if field.private or field.restricted or value is None or said >= MOST:
            continue
        if words := _words(titles, field, value):
            said += 1
            yield FieldSaid(_(field.label), "", words)


def _words(titles: Titles, field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    try:
        words = titles.part(field, value)
    except (*SPOILT, DBAPIError):  # what it names may be damaged as well
        return ""
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
