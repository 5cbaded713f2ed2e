"""Calls damaged records by the names that people know them by, and says in what they differ."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop import records
from desktop.language import N_, _
from desktop.records.fields import Field
from desktop.records.kind import Kind
from desktop.services.verifying.found import Fault
from desktop.store import comparing
from desktop.store.aggregate import Stored
from desktop.store.comparing import Difference
from desktop.store.integrity import SPOILT
from desktop.store.replay import Replay, Told
from desktop.store.titles import Titles
from desktop.values.quoting import quote
from desktop.values.spoken import say_whole_date

MOST: Final = 3  # differences in one sentence

NAMED: Final = N_("{kind} “{title}”")
UNNAMED: Final = N_("A record of the kind “{kind}”")
FIELD: Final = N_("{label}: it said “{was}”, now it says “{now}”.")
FIELD_EMPTIED: Final = N_("{label}: it said “{was}”, now it is empty.")
FIELD_FILLED: Final = N_("{label}: it was empty, now it says “{now}”.")
FIELD_ONLY: Final = N_("{label}: it says something else now.")
ROWS: Final = N_("{label}: a line is missing or one too many.")
UNREADABLE: Final = N_("It lies where the file can no longer be read.")
SEALED: Final = N_("Private facts of it are not as they were sealed, and may not open.")
KEPT: Final = N_(
    "What Muster itself notes of it is changed, such as whether it is voided or who entered it. "
    "Its fields are as they were."
)


class Naming:
    """Names records after what the history proves of them: a name may be what is damaged."""

    def __init__(self, connection: Connection, damaged: Iterable[str]) -> None:
        self._connection = connection
        self._replay = Replay(connection)
        told = {record_id: self._replay.of(record_id) for record_id in damaged}
        self._told = told
        proven = {i: one.record for i, one in told.items() if one and one.record}
        self._titles = Titles(connection, proven)

    def told(self, record_id: str) -> Told | None:
        """Return what the history tells of a record."""
        if record_id not in self._told:
            self._told[record_id] = self._replay.of(record_id)
        return self._told[record_id]

    def title(self, kind_key: str, record_id: str) -> str:
        """Return the title of a record, "" where nothing tells it or it is nobody's business."""
        kind = known_kind(kind_key)
        if kind is None or kind.restricted:
            return ""
        told = self.told(record_id)
        try:
            if told is not None and told.record is not None:
                return quote(self._titles.of(told.record))
            if title := quote(self._titles.of_id(kind_key, record_id)):
                return title
        except SPOILT:
            pass
        except DBAPIError:
            pass
        return quote(_of_what_is_left(kind, told)) if told else ""

    def subject(self, kind_key: str, record_id: str) -> str:
        """Return how a sentence begins that is about a record: Worker “Rick Desjarlais”."""
        kind = known_kind(kind_key)
        said = _(kind.title) if kind else quote(kind_key)
        if title := self.title(kind_key, record_id):
            return _(NAMED).format(kind=said, title=title)
        return _(UNNAMED).format(kind=said)

    def fault(self, what: str, kind: str, record_id: str, sentence: str) -> Fault:
        """Return the fault of a record; `sentence` names it as {subject}."""
        said = sentence.replace("{subject}", self.subject(kind, record_id))
        return Fault(what, kind, record_id, self.title(kind, record_id), said)

    def differences(self, record_id: str) -> list[Difference] | None:
        """Return in what a record is not what the history proves, None where it proves nothing."""
        told = self.told(record_id)
        if told is None or told.record is None:
            return None
        return comparing.differences(self._connection, told.record)

    def said(self, record: Stored, found: Iterable[Difference]) -> str:
        """Say in what a record differs."""
        kind = known_kind(record.kind)
        assert kind is not None
        sentences: list[str] = []
        for one in found:
            if (sentence := self._one(kind, one)) and sentence not in sentences:
                sentences.append(sentence)
        return " ".join(sentences[:MOST]) if sentences else _(KEPT)

    def _one(self, kind: Kind, one: Difference) -> str:
        if one.is_line:
            return _(ROWS).format(label=_(one.rows.label)) if one.rows else _(UNREADABLE)
        if one.is_sealed:
            return _(SEALED)
        if one.field is None:
            return _(FIELD_ONLY).format(label=_(one.rows.label)) if one.rows else ""
        label = _(one.field.label)
        if one.rows:
            label = f"{_(one.rows.label)}, {label}"
        if kind.restricted or one.field.restricted or one.field.private:
            return _(FIELD_ONLY).format(label=label)
        was, now = self._value(one.field, one.was), self._value(one.field, one.now)
        if was == now:
            return _(FIELD_ONLY).format(label=label)
        sentence = FIELD if was and now else FIELD_EMPTIED if was else FIELD_FILLED
        return _(sentence).format(label=label, was=was, now=now)

    def _value(self, field: Field, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if isinstance(value, datetime):
            words = {"date": say_whole_date(value.date()), "time": f"{value:%H:%M:%S}"}
            return _("{date}, {time}").format(**words)
        try:
            said = self._titles.part(field, value) or str(value)
        except SPOILT:
            said = str(value)
        return quote(said.encode("utf-8", "replace").decode())


def _of_what_is_left(kind: Kind, told: Told) -> str:
    """Return the words of a title that can still be read where not all of a record can."""
    left = [told.values.get(name) for name in kind.heading if not kind.field(name).link]
    return " ".join(
        say_whole_date(day) if (day := _day(part)) else part
        for part in left
        if isinstance(part, str)
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def known_kind(key: Any) -> Kind | None:
    """Return a kind, None where there is none of that key."""
    return next((kind for kind in records.KINDS if kind.key == key), None)
