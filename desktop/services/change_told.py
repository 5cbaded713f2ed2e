"""What a change did to each field of a record: before and after, tables line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop.language import _, ngettext
from desktop.records.conversion import is_id
from desktop.records.kind import Rows
from desktop.services.history_words import ChangeWords, Report, is_worth_saying, known_kind

MOST_LINES: Final = 6
LONGEST: Final = 400  # characters of one value; the whole of a long text is in the record


@dataclass(frozen=True)
class FieldSaid:
    """One field in words: what it said before and what it says now; "" where it was empty."""

    label: str
    before: str
    now: str


def fields_said(words: ChangeWords, told: Report, day: date) -> tuple[FieldSaid, ...]:
    """Return the fields of a change that are worth saying, in the order of the form."""
    kind = known_kind(told["kind"])
    tables = {rows.name: rows for rows in kind.rows} if kind else {}
    said = []
    for field in told["fields"]:
        if not is_worth_saying(field):
            continue
        before, now = field["old_said"], field["new_said"]
        if rows := tables.get(field["field"]):
            before, now = _lines_said(words, rows, field, day)
        before, now = _for_people(before), _for_people(now)
        if before or now:
            said.append(FieldSaid(field["label"], before, now))
    return tuple(said)


def _for_people(text: str) -> str:
    """Leave out ids, and say kinds of records by their names: both are words for programs."""
    if is_id(text):
        return ""
    if kind := known_kind(text):
        return _(kind.title)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _lines_said(words: ChangeWords, rows: Rows, field: Report, day: date) -> tuple[str, str]:
    """Say only the lines that are other than before: a table may have hundreds."""
    old, new = _lines(field["old"]), _lines(field["new"])
    gone = [line for line in old if line not in new]
    come = [line for line in new if line not in old]
    if not gone and not come:
        return "", _("the same lines in another order")
    return _some(words, rows, gone, day), _some(words, rows, come, day)


def _lines(value: Any) -> list[Mapping[str, Any]]:
    if not isinstance(value, list):
        return []
    return [line for line in value if isinstance(line, Mapping)]


def _some(words: ChangeWords, rows: Rows, lines: list[Mapping[str, Any]], day: date) -> str:
    said = [words.line_in_words(rows, line, day) for line in lines[:MOST_LINES]]
    said = [line for line in said if line]
    if (left := len(lines) - MOST_LINES) > 0:
        said.append(ngettext("and {n} more line", "and {n} more lines", left).format(n=left))
    return "; ".join(said)
