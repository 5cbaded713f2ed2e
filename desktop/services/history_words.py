"""Says in words for people what a line of the history did to a record: labels, titles, values."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop import records
from desktop.language import N_, _, ngettext
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.records.privacy import SEALED
from desktop.services.heads import heads, titles_with
from desktop.store.changing import VOIDING
from desktop.store.private_file import SEAL, UNSEAL
from desktop.store.putting_right import REPAIRED
from desktop.store.titles import Titles
from desktop.values.spoken import say_date

Report = dict[str, Any]
Line = Mapping[Any, Any]

# in a line of a table these say nothing without the heading of their column
NEEDS_LABEL: Final = frozenset({Shape.WHOLE, Shape.AMOUNT, Shape.REAL, Shape.DATE, Shape.TIME})
VOIDING_LABELS: Final = dict(
    zip(VOIDING, (N_("Voided"), N_("Voided by"), N_("Why it was voided")), strict=True)
)
DONE: Final = {
    "create": N_("{kind} {title}: entered"),
    "update": N_("{kind} {title}: changed"),
    "void": N_("{kind} {title}: voided"),
    "restore": N_("{kind} {title}: brought back"),
    REPAIRED: N_("{kind} {title}: put right after damage"),
    SEAL: N_("{kind} {title}: private facts sealed"),
    UNSEAL: N_("{kind} {title}: private facts no longer sealed"),
}


class ChangeWords:
    """Puts lines of the history into the form of the report, with the words that people know.

    Without `everything`, what first-aid records say is left out: the law names who may read it.
    """

    def __init__(self, connection: Connection, lines: Iterable[Line], *, everything: bool) -> None:
        self._everything = everything
        self._links = Titles(connection, {})
        touched: dict[str, set[str]] = {}
        for line in lines:
            if known_kind(line["kind"]) is not None:
                touched.setdefault(line["kind"], set()).add(line["record_id"])
        stored = heads(connection, touched)
        titles = titles_with(connection, stored)
        self._titles = {record_id: titles.of(record) for record_id, record in stored.items()}

    def change(self, line: Line, day: date) -> Report:
        """Return what one line says, seen from the day on which it was done."""
        kind = known_kind(line["kind"])
        is_told = kind is not None and (self._everything or not kind.restricted)
        told = {
            "kind": line["kind"],
            "record": line["record_id"],
            "title": self._titles.get(line["record_id"], "") if is_told else "",
            "operation": line["operation"],
            "version": line["version"],
            "fields": list(self._fields(kind, line, day)) if kind and is_told else [],
        }
        return told if line["new"] is not None else told | {"is_kept": False}

    def _fields(self, kind: Kind, line: Line, day: date) -> Iterator[Report]:
        # both are empty where what they said was disposed of
        if line["operation"] in (SEAL, UNSEAL, REPAIRED):  # nothing of what was entered changed
            return
        old, new = _values(line["old"]), _values(line["new"])
        own = {field.name: field for field in kind.fields}
        labels = {name: field.label for name, field in own.items()} | VOIDING_LABELS
        labels |= {rows.name: rows.label for rows in kind.rows}
        for name in [name for name in labels if name in old or name in new]:
            yield {
                "field": name,
                "label": _(labels[name]),
                "old": old.get(name),
                "new": new.get(name),
                "old_said": self._said(own.get(name), old.get(name), day),
                "new_said": self._said(own.get(name), new.get(name), day),
            }

        if SEALED in old or SEALED in new:
            said = _sealed_said(old.get(SEALED), new.get(SEALED))
            yield {
                "field": SEALED,
                "label": _("Private facts"),
                "old": None,
                "new": None,
                "old_said": "",
                "new_said": said,
            }

    def line_in_words(self, rows: Rows, line: Mapping[str, Any], day: date) -> str:
        """Return what one line of a table says, its own tables included."""
        said = [self._cell_said(field, line.get(field.name), day) for field in rows.fields]
        for inner in rows.rows:
            said += [self.line_in_words(inner, deeper, day) for deeper in line.get(inner.name, [])]
        if line.get(SEALED):
            said.insert(0, _("Private"))
        return ", ".join(part for part in said if part)

    def _cell_said(self, field: Field, value: Any, day: date) -> str:
        """Say a value so that it is clear without its column's heading."""
        label = _(field.label)
        if isinstance(value, bool):
            return label if value else _("{label}: no").format(label=label)
        said = self._said(field, value, day)
        if said and field.shape in NEEDS_LABEL:
            return _("{label} {value}").format(label=label, value=said)
        return said

    def _said(self, field: Field | None, value: Any, day: date) -> str:
        """Return a value as a person would read it, seen from the day of the action."""
        if value is None:
            return ""
        if isinstance(value, list):
            return ngettext("{n} line", "{n} lines", len(value)).format(n=len(value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if field is None:
            return str(value)
        try:
            if field.link:
                return self._links.of_id(field.link, value)
            if field.choices:
                return _(field.choices.get(value, value))
            return _say_plain(field, value, day)
        except (TypeError, ValueError):  # no date, no id: somebody else wrote it
            return str(value)


def _sealed_said(old: Any, new: Any) -> str:
    if not new:
        return _("taken out")
    return _("changed") if old else _("entered")


def _say_plain(field: Field, value: Any, day: date) -> str:
    if field.shape is Shape.DATE:
        return say_date(date.fromisoformat(value), day)
    if field.shape is Shape.TIME:
        return f"{time.fromisoformat(value):%H:%M}"
    if field.shape in (Shape.MOMENT, Shape.STAMP):
        moment = datetime.fromisoformat(value)
        moment = moment.astimezone() if moment.tzinfo else moment
        words = {"date": say_date(moment.date(), day), "time": f"{moment:%H:%M}"}
        return _("{date}, {time}").format(**words)
    return str(value)


def say_done(change: Report) -> str:
    """Return what was done to which record."""
    kind = known_kind(change["kind"])
    title = _(kind.title) if kind else change["kind"]
    done = _(DONE.get(change["operation"], DONE["update"]))
    said = done.format(kind=title, title=change["title"]).replace(" :", ":")
    if change.get("is_kept", True):
        return said
    return _("{done} (what it said is not kept any more)").format(done=said)


def is_worth_saying(field: Report) -> bool:
    """Whether a field tells something that the action does not say already."""
    if field["field"] in VOIDING:  # who did it and when is said with the action
        return bool(field["field"] == "void_reason" and field["new_said"])
    return bool(field["old_said"] or field["new_said"])


# whoever tampered with the history must not keep it from being shown, hence the patience of these


def known_kind(key: str) -> Kind | None:
    """Return a kind, None where there is none of that key."""
    return next((kind for kind in records.KINDS if kind.key == key), None)


def _values(text: str | None) -> dict[str, Any]:
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
