"""What was done to the company file, by whom and when, for programs and in words for people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine import Connection

from desktop.errors import Unavailable
from desktop.language import _
from desktop.services.history_words import ChangeWords, is_worth_saying, say_done
from desktop.store import history
from desktop.store.faults import DAMAGED
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date

Report = dict[str, Any]


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
    """Puts actions into the form of the report."""

    def __init__(
        self, connection: Connection, found: Sequence[tuple[Any, Any]], *, everything: bool
    ) -> None:
        self._numbers = history.numbers(connection)
        lines = (line for _action, lines in found for line in lines)
        self._words = ChangeWords(connection, lines, everything=everything)

    def action(self, action: history.Action, lines: Sequence[Mapping[Any, Any]]) -> Report:
        """Return one action."""
        return {
            "number": action.number,
            "at": action.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "by": action.by,
            "name": action.name,
            "undoes": self._numbers.get(action.undoes or ""),
            "changes": [self._words.change(line, action.at.date()) for line in lines],
        }


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
    yield "    " + say_done(change)
    for field in change["fields"]:
        if change["operation"] == "create" and not in_full:
            continue  # an import enters hundreds of records
        if is_worth_saying(field):
            yield "        " + _say_field(field)


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
