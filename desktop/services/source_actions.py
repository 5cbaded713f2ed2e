"""The corrective actions that a record led to, and new ones typed beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import select

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.records.base import Row
from desktop.records.fields import Field
from desktop.records.kind import Rows
from desktop.services.editing import IdOf, MovedOn, Save, read_form, save_together
from desktop.services.standings import state_of
from desktop.services.typing import is_blank
from desktop.store import aggregate, listing
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.spoken import say_date

NEW_ACTIONS: Final = "new_actions"  # under this name a form types them
ACTION: Final = "corrective_action"
_ASKED: Final = ("what", "assigned_id", "assigned_name", "due_on")


class ActionLines(Rows):
    """Lines typed beside a record, each of which becomes a corrective action of its own."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is asked of a new action: what, who and by when."""
        return _asked_fields()


@cache
def _asked_fields() -> tuple[Field, ...]:
    return tuple(kind_of(ACTION).field(name) for name in _ASKED)


ACTION_LINES: Final = ActionLines(NEW_ACTIONS, N_("Something to fix"), Row)


@dataclass(frozen=True)
class SourceAction:
    """An action as it is told beside the record that led to it; `said` is who and by when."""

    id: str
    what: str
    said: str
    word: str
    tone: str
    has_date: bool


def actions_of(company: CompanyFile, sources: Iterable[str], today: date) -> list[SourceAction]:
    """Return the actions that these records led to, in the order in which they were entered."""
    kind = kind_of(ACTION)
    table = aggregate.table_of(kind)
    wanted = [source for source in sources if source]
    with company.reading() as connection:
        question = select(table.c.id).where(
            table.c.source_id.in_(wanted), table.c.voided_at.is_(None)
        )
        ids = list(connection.execute(question).scalars())
        found = aggregate.read(connection, kind, ids)
        workers = [record.values["assigned_id"] for record in found.values()]
        names = listing.titles(connection, {"worker": {w for w in workers if w}})
    states = state_of(company, ACTION, today) if found else {}
    told = []
    for record in found.values():
        state = states.get(record.id)
        who = names.get(record.values["assigned_id"] or "") or record.values["assigned_name"] or ""
        told.append(
            SourceAction(
                record.id,
                record.values["what"],
                _said(who, record.values, today),
                state.word if state else _("Open"),
                state.tone if state else "plain",
                bool(record.values["due_on"] or record.values["resolved_on"]),
            )
        )
    return told


@dataclass(frozen=True)
class Typed:
    """What a form says: which record, what was typed, and new actions among it."""

    kind: str
    typed: Mapping[str, object]
    record_id: str | None
    version: int | None
    today: date


def save_with_actions(
    company: CompanyFile,
    form: Typed,
    source: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    named: Callable[[Transaction, str, int], str],
) -> str:
    """Save a record and the actions typed beside it as one action; returns the record's id.

    `source` is told the record's new values and returns what every action says of where it came
    from; `named` is told the record and how many actions are new. Raises Refused with all faults
    at once, those of an action under its line ("new_actions.1.due_on"), and MovedOn.
    """
    values, actions = _read(company, form)
    saves = []
    if values or form.record_id is None:
        saves.append(Save(form.kind, values, form.record_id, form.version))
    places = [NEW_ACTIONS for _save in saves]
    common = {
        "found_on": form.today,
        "source_kind": form.kind,
        "source_id": form.record_id or IdOf(0),
        **source(values),
    }
    for place, action in actions.items():
        saves.append(Save(ACTION, common | action))
        places.append(f"{NEW_ACTIONS}.{place}")

    def name(t: Transaction, ids: Sequence[str]) -> str:
        return named(t, form.record_id or ids[0], len(actions))

    try:
        ids = save_together(company, _(kind_of(form.kind).title), saves, name)
    except MovedOn:
        raise
    except Refused as refused:
        raise Refused(_at_their_lines(refused.faults, places)) from refused
    return form.record_id or ids[0]


def _read(company: CompanyFile, form: Typed) -> tuple[dict[str, Any], dict[int, dict[str, Any]]]:
    """Return the record's values and those of the new actions by their lines."""
    values: dict[str, Any] = {}
    actions: dict[int, dict[str, Any]] = {}
    faults: dict[str, str] = {}
    own = {name: raw for name, raw in form.typed.items() if name != NEW_ACTIONS}
    try:
        values = read_form(company, form.kind, own, form.today)
    except Refused as refused:
        faults |= refused.faults
    for place, line in enumerate(_lines(form.typed.get(NEW_ACTIONS))):
        asked = {name: raw for name, raw in line.items() if name in _ASKED}
        if is_blank(asked):
            continue
        start = f"{NEW_ACTIONS}.{place}."
        try:
            actions[place] = read_form(company, ACTION, asked, form.today)
        except Refused as refused:
            faults |= {start + name: said for name, said in refused.faults.items()}
        if is_blank(asked.get("what")):
            faults[start + "what"] = _("Say what is to be put right.")
    if faults:
        raise Refused(faults)
    return values, actions


def _lines(typed: object) -> Sequence[Mapping[str, object]]:
    return typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()


def _at_their_lines(faults: Mapping[str, str], places: Sequence[str]) -> dict[str, str]:
    """Faults of the record itself stand at its fields, those of an action at its line."""
    told: dict[str, str] = {}
    for name, said in faults.items():
        number, _dot, field = name.partition(".")
        place = places[int(number)]
        told[field if place == NEW_ACTIONS else f"{place}.{field}"] = said
    return told


def _said(who: str, values: Mapping[str, Any], today: date) -> str:
    who = who or _("Nobody is assigned")
    if values["resolved_on"]:
        done = say_date(values["resolved_on"], today)
        return _("{who}, done {date}").format(who=who, date=done)
    if values["due_on"]:
        return _("{who}, by {date}").format(who=who, date=say_date(values["due_on"], today))
    return _("{who}, no date yet").format(who=who)
