"""What an action on one record is called, in the undo menu and in the history."""

from typing import Final

from desktop.language import N_, _
from desktop.records import kind_of
from desktop.store.aggregate import Stored
from desktop.store.titles import Titles
from desktop.store.transaction import LONGEST_NAME, Transaction
from desktop.values.folding import clean
from desktop.values.quoting import quote

OF: Final = N_("{kind} of {title}: {done}")  # Certificate of Rick Desjarlais, H2S Alive: entered
PLAIN: Final = N_("{kind} {title}: {done}")
UNTITLED: Final = N_("{kind}: {done}")


def name_after(transaction: Transaction, kind_key: str, record_id: str, done: str) -> None:
    """Call the action after one record of it and what was done, now that both are known."""
    record = transaction.get(kind_key, record_id)
    assert record is not None
    kind = kind_of(kind_key)
    # the history is read by everybody and its names are never changed: they hold nothing private
    fields = [field for field in map(kind.field, kind.heading) if not field.private]
    # what this same action makes is not in the file yet
    named = (transaction.get(f.link, record.values[f.name]) for f in fields
             if f.link and record.values.get(f.name))  # fmt: skip
    at_hand: dict[str, Stored] = {other.id: other for other in named if other is not None}
    titles = Titles(transaction.connection, at_hand)
    parts = [quote(titles.part(field, record.values.get(field.name))) for field in fields]
    if kind.titled is not None:
        parts = [quote(kind.titled(record.values))]
    title = ", ".join(part for part in parts if part)
    of_somebody = bool(parts) and bool(parts[0]) and fields[0].link == "worker"
    sentence = UNTITLED if not title else OF if of_somebody else PLAIN
    said = _(sentence).format(kind=_(kind.title), title=title, done=done)
    transaction.name = clean(said)[:LONGEST_NAME]
