"""Does what was offered: one action for all of it, after a backup."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from desktop.errors import Refused, Unavailable
from desktop.language import N_, _, ngettext
from desktop.records import kind_of
from desktop.services.backups import Places, Why, back_up_before
from desktop.services.repairing.offered import Offer
from desktop.services.repairing.offering import contents_of_wrong_name
from desktop.services.verifying.in_backups import InBackups
from desktop.services.verifying.steps import Stopped, Tell
from desktop.store import aggregate, integrity, putting_right, search
from desktop.store.file import CompanyFile
from desktop.store.history_pages import changes_of_record
from desktop.store.tables import CONTENT, DRAFT, IMPORTED, PARTICULAR
from desktop.store.transaction import Transaction

__all__ = ["Mended", "mend"]

BROKEN: Final = N_(
    "{file} is broken where the lists are kept by which records are found, so it was not repaired. "
    "Restore a backup, or look for another copy of it."
)
MOVED_ON: Final = N_(
    "{title} was changed since the file was checked. Nothing was repaired. Check it again."
)
GONE: Final = N_(
    "The file of {title} is not in the backup any more. Nothing was repaired. Check the file again."
)
NAMES_NOTHING: Final = N_(
    "What would be brought back names something that is not in the file any more. Nothing was "
    "repaired. Restore a backup, or look for another copy of the file."
)


@dataclass(frozen=True)
class Mended:
    """What was done: the name of the action, how much of what was offered, and the backup.

    `backup_said` is "" where a backup was made before, else the sentence why there is none.
    """

    name: str
    count: int
    backup_said: str


def mend(
    company: CompanyFile,
    offers: Sequence[Offer],
    places: Places | None,
    *,
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> Mended:
    """Put right what was offered, all of it or nothing; check the file again afterwards.

    Raises `Refused` when a record has changed since, `Unavailable` when the file cannot be written.
    """
    said = ""
    if places is not None:
        said = back_up_before(company, places, Why.REPAIR, tell=tell, stopped=stopped)
    name = _name(offers)
    backups = InBackups((), company.key)
    try:
        company.write(name, lambda transaction: _Mending(company, transaction, backups).do(offers))
    except IntegrityError as fault:
        raise Refused(_(NAMES_NOTHING)) from fault
    finally:
        backups.close()
    return Mended(name, len(offers), said)


def _name(offers: Sequence[Offer]) -> str:
    titles = list(dict.fromkeys(offer.title for offer in offers if offer.title))
    if len(titles) == 1:
        return _("Repaired: {title}").format(title=titles[0])
    count = len({offer.record_id for offer in offers if offer.record_id})
    if count:
        said = ngettext("Repaired: {n} record", "Repaired: {n} records", count)
        return said.format(n=f"{count:,}")
    return _("Repaired: what Muster notes besides the records")


class _Mending:
    def __init__(self, company: CompanyFile, transaction: Transaction, backups: InBackups) -> None:
        self._company, self._transaction, self._backups = company, transaction, backups
        self._connection = transaction.connection

    def do(self, offers: Sequence[Offer]) -> None:
        """Put right all of it; what is no text any more can be read meanwhile."""
        plain: Any = self._connection.connection.dbapi_connection
        plain.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
        try:
            self._make_lists_anew()
            for offer in offers:
                self._one(offer)
            for kind in {offer.kind for offer in offers if offer.what == "missing"}:
                back = {offer.record_id for offer in offers if offer.record is not None}
                putting_right.take_out_remains(self._connection, kind_of(kind), back)
            putting_right.take_out_lost_contents(self._connection)
            if any(offer.what == "search" for offer in offers):
                search.rebuild(self._connection)
        finally:
            plain.text_factory = str

    def _make_lists_anew(self) -> None:
        """So that what is looked for is found by what stands in the tables."""
        try:
            self._connection.exec_driver_sql("REINDEX")
        except DBAPIError as fault:
            raise Unavailable(_(BROKEN).format(file=self._company.path.name)) from fault

    def _one(self, offer: Offer) -> None:
        if offer.record is not None:
            self._put_right(offer, offer.record)
        elif offer.what in ("content", "text"):
            self._content(offer)
        elif offer.what in ("imported", "draft", "particular"):
            self._line(offer)

    def _put_right(self, offer: Offer, record: aggregate.Stored) -> None:
        last, _count = changes_of_record(self._connection, record.id, 1)
        if not last or last[0][1]["version"] != record.version - 1:
            title = offer.title or _(kind_of(record.kind).title)
            raise Refused(_(MOVED_ON).format(title=title))
        self._transaction.put_right(record)

    # --- files of evidence ------------------------------------------------------------------------

    def _content(self, offer: Offer) -> None:
        line = self._line_of(offer.content)
        data = self._data(offer)
        if data is None:
            raise Unavailable(_(GONE).format(title=offer.title))
        new = {"sha256": offer.content, "size": len(data), "data": data, "text": line}
        if offer.what == "text" and offer.backup is not None:
            found = InBackups([offer.backup], self._company.key)
            words = found.words(offer.content)
            found.close()
            new["text"] = words[1] if words else None
        replacing = insert(CONTENT).prefix_with("OR REPLACE", dialect="sqlite")
        self._connection.execute(replacing, [new])
        self._tell_of(offer)

    def _line_of(self, sha256: str) -> str | None:
        """Return the words that were read out of a content, where they still fit their seal."""
        if any(one.table == CONTENT.name and one.key == sha256 for one in self._damaged_lines()):
            return None
        question = select(CONTENT.c.text).where(CONTENT.c.sha256 == sha256)
        found: str | None = self._connection.execute(question).scalar()
        return found

    def _data(self, offer: Offer) -> bytes | None:
        if offer.what == "content" and offer.backup is not None:
            return self._backups.data(offer.backup, offer.content)
        question = select(CONTENT.c.data).where(CONTENT.c.sha256 == offer.content)
        if offer.what == "text":
            data: bytes | None = self._connection.execute(question).scalar()
            return data
        wanted = offer.content
        here = contents_of_wrong_name(self._connection)
        return next((d for d in here if hashlib.sha256(d).hexdigest() == wanted), None)

    def _tell_of(self, offer: Offer) -> None:
        """The history says that the evidence was put right, although its record is as it was."""
        record = self._transaction.get(offer.kind, offer.record_id)
        if record is not None:
            last, _count = changes_of_record(self._connection, record.id, 1)
            version = last[0][1]["version"] if last else record.version
            self._transaction.put_right(replace(record, version=version + 1))

    # --- lines that are neither -------------------------------------------------------------------

    def _damaged_lines(self) -> list[integrity.Line]:
        return list(integrity.damaged_lines(self._connection))

    def _line(self, offer: Offer) -> None:
        table = {"imported": IMPORTED, "draft": DRAFT, "particular": PARTICULAR}[offer.what]
        for line in self._damaged_lines():
            if line.table != table.name:
                continue
            new = self._noted(offer, line) if offer.what == "particular" else None
            if offer.what == "particular" and new is None:
                continue  # what no backup has whole may open something all the same
            putting_right.take_out_line(self._connection, table, line.key)
            if offer.what == "draft" and _can_be_shown(line.values):
                said = {name: value for name, value in line.values.items() if name != "seal"}
                self._connection.execute(insert(DRAFT), [said])
            elif new is not None:
                self._connection.execute(insert(PARTICULAR), [new])

    def _noted(self, offer: Offer, line: integrity.Line) -> dict[str, Any] | None:
        """Return what the backup has whole in the place of a line about the file itself."""
        if offer.backup is None:
            return None
        found = InBackups([offer.backup], self._company.key)
        value = found.particular(str(line.key), line.values.get("value"))
        found.close()
        return None if value is None else {"name": line.key, "value": value[1]}


def _can_be_shown(values: dict[str, Any]) -> bool:
    try:
        return isinstance(json.loads(values["typed"]), dict) and bool(kind_of(values["kind"]))
    except (KeyError, TypeError, ValueError):
        return False
