"""What was done to the company file, by whom and when, for programs and in words for people."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop import records
from desktop.errors import Unavailable
from desktop.language import N_, _, ngettext
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind
from desktop.store import aggregate, history
from desktop.store.changing import VOIDING
from desktop.store.faults import DAMAGED
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles
from desktop.values.spoken import say_date, say_whole_date

Report = dict[str, Any]

VOIDING_LABELS: Final = dict(
    zip(VOIDING, (N_("Voided"), N_("Voided by"), N_("Why it was voided")), strict=True)
)
DONE: Final = {
    "create": N_("{kind} {title}: entered"),
    "update": N_("{kind} {title}: changed"),
    "void": N_("{kind} {title}: voided"),
    "restore": N_("{kind} {title}: brought back"),
}


def history_report(company: CompanyFile, record_id: str | None = None) -> Report:
    """Return all actions, oldest first; with `record_id` what they did to that one.

    {"record", "chain": "whole" or "broken", "faulty_lines": [number], "actions": [{"number", "at"
    (ISO, UTC), "by", "name", "undoes" (a number), "changes": [{"kind", "record", "title",
    "operation", "version", "fields": [{"field", "label", "old", "new", "old_said",
    "new_said"}]}]}]}. Raises `Unavailable` when the history cannot even be read.
    Without `record_id`, what first-aid records say is left out: the law names who may read it.
    """
    with company.reading() as connection:
        try:
            found = history.actions(connection, record_id)
        except ValueError as fault:  # a moment that is none
            raise Unavailable(_(DAMAGED).format(file=company.path.name)) from fault
        faulty = sorted({number for number, _what in history.faults(connection)})
        told = _Told(connection, found, everything=record_id is not None)
        actions = [told.action(action, lines) for action, lines in found]
    return {
        "record": record_id,
        "chain": "broken" if faulty else "whole",
        "faulty_lines": faulty,
        "actions": actions,
    }


class _Told:
    """Puts actions into the form of the report, with the titles and labels that people know."""

    def __init__(
        self, connection: Connection, found: Sequence[tuple[Any, Any]], *, everything: bool
    ) -> None:
        self._everything = everything
        self._numbers = history.numbers(connection)
        self._links = Titles(connection, {})
        touched: dict[str, set[str]] = {}
        for _action, lines in found:
            for line in lines:
                touched.setdefault(line["kind"], set()).add(line["record_id"])
        self._titles: dict[str, str] = {}
        for key, ids in touched.items():
            if (kind := _kind(key)) is not None:
                self._titles |= _titles(connection, kind, ids)

    def action(self, action: history.Action, lines: Sequence[Mapping[Any, Any]]) -> Report:
        """Return one action."""
        return {
            "number": action.number,
            "at": action.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "by": action.by,
            "name": action.name,
            "undoes": self._numbers.get(action.undoes or ""),
            "changes": [self._change(action, line) for line in lines],
        }

    def _change(self, action: history.Action, line: Mapping[Any, Any]) -> Report:
        kind = _kind(line["kind"])
        is_told = kind is not None and (self._everything or not kind.restricted)
        return {
            "kind": line["kind"],
            "record": line["record_id"],
            "title": self._titles.get(line["record_id"], "") if is_told else "",
            "operation": line["operation"],
            "version": line["version"],
            "fields": list(self._fields(kind, line, action.at.date())) if kind and is_told else [],
        }

    def _fields(self, kind: Kind, line: Mapping[Any, Any], day: date) -> Iterator[Report]:
        # both are empty where what they said was disposed of
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
            if field.shape is Shape.DATE:
                return say_date(date.fromisoformat(value), day)
        except (TypeError, ValueError):  # no date, no id: somebody else wrote it
            pass
        return str(value)


# whoever tampered with the history must not keep it from being shown, hence the patience of these


def _kind(key: str) -> Kind | None:
    return next((kind for kind in records.KINDS if kind.key == key), None)


def _values(text: str | None) -> dict[str, Any]:
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _titles(connection: Connection, kind: Kind, ids: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in aggregate.chunks(sorted(ids)):
        stored = aggregate.read(connection, kind, some)
        titles = Titles(connection, stored)
        found.update({record_id: titles.of(record) for record_id, record in stored.items()})
    return found


def say_history(report: Report) -> list[str]:
    """Return the report in lines for people; times are those of this PC's clock on the wall."""
    said: list[str] = []
    for action in report["actions"]:
        at = datetime.fromisoformat(action["at"]).astimezone()
        said.append(
            _("{date}, {time}, {who}: {what}").format(
                date=say_whole_date(at.date()),
                time=at.strftime("%H:%M"),
                who=action["by"],
                what=action["name"],
            )
        )
        for change in action["changes"]:
            said += _say_change(change, in_full=report["record"] is not None)
    if not report["actions"]:
        said.append(_("Nothing is written about that in the history."))
    return [*said, _say_chain(report["faulty_lines"])]


def _say_change(change: Report, *, in_full: bool) -> Iterator[str]:
    kind = _kind(change["kind"])
    title = _(kind.title) if kind else change["kind"]
    done = _(DONE.get(change["operation"], DONE["update"]))
    done = done.format(kind=title, title=change["title"])
    yield "    " + done.replace(" :", ":")
    for field in change["fields"]:
        if change["operation"] == "create" and not in_full:
            continue  # an import enters hundreds of records
        if _is_worth_saying(field):
            yield "        " + _say_field(field)


def _is_worth_saying(field: Report) -> bool:
    if field["field"] in VOIDING:  # who did it and when is said above
        return bool(field["field"] == "void_reason" and field["new_said"])
    return bool(field["old_said"] or field["new_said"])


def _say_field(field: Report) -> str:
    now = field["new_said"] or _("empty")
    if not field["old_said"]:
        return _("{label}: {now}").format(label=field["label"], now=now)
    return _("{label}: {now} (before: {before})").format(
        label=field["label"], now=now, before=field["old_said"]
    )


def _say_chain(faulty: Sequence[int]) -> str:
    if not faulty:
        return _("Every line of the history is in its place.")
    return _(
        "The history was changed outside Muster: line {numbers}. Keep this file as it is, and "
        "compare it with the last good backup."
    ).format(numbers=", ".join(map(str, faulty)))
