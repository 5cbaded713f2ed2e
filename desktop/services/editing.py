"""Reads one record for its form, and saves what the form says: one action, named for people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.action_names import name_after
from desktop.services.form_titles import form_title
from desktop.services.lacking import lacking
from desktop.services.linking import (
    NAMED_BY,
    can_be_added,
    link_choices,
    link_of,
    linked_titles,
    titles_of,
    values_of_name,
    with_links,
)
from desktop.services.signed_in import SignedIn, signed_in
from desktop.services.sound_saving import refuse_unsound, save_soundly
from desktop.services.typing import NewOne, read_typed
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.private_values import key_at, opened, with_stand_ins
from desktop.store.transaction import LONGEST_NAME, Transaction
from desktop.values.folding import clean

__all__ = [
    "NAMED_BY",
    "IdOf",
    "MovedOn",
    "Save",
    "Shown",
    "can_be_added",
    "defaults",
    "link_choices",
    "link_of",
    "read_form",
    "read_record",
    "restore_record",
    "save_record",
    "save_together",
    "titles_in",
    "titles_of",
    "void_record",
]

# what is usually typed in long after it happened, from a card or a paper that says when
NOT_TODAY: Final = frozenset({
    "certificate", "policy", "document", "evidence", "emergency_plan", "formal_hazard_assessment",
    "representative", "goal",
})  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """One record as its form shows it.

    `titles` are those of the records it names, by id; `missing` are sentences about what is not
    required and yet worth filling in.
    """

    kind: str
    id: str
    version: int
    title: str
    values: Mapping[str, Any]
    titles: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    is_voided: bool = False
    void_reason: str = ""
    signed: SignedIn | None = None  # what holds it fast


class MovedOn(Refused):
    """Somebody else has changed the record since the form was opened."""


@dataclass(frozen=True)
class Save:
    """One record among several that are saved together; without an id it is a new one."""

    kind: str
    values: Mapping[str, Any]
    record_id: str | None = None
    version: int | None = None


@dataclass(frozen=True)
class IdOf:
    """In the values of a later `Save`: the id of the record that an earlier one made."""

    place: int


def read_record(company: CompanyFile, kind_key: str, record_id: str) -> Shown:
    """Return a record. KeyError when there is none."""
    kind = kind_of(kind_key)
    with company.reading(private=True) as connection:
        record = aggregate.read_one(connection, kind, record_id)
        if record is None:
            raise KeyError(f"no {kind_key} {record_id}")
        values = opened(kind, record.id, record.values, key_at(connection))
        return Shown(
            kind=kind_key,
            id=record.id,
            version=record.version,
            title=form_title(connection, record),
            values=values,
            titles=linked_titles(connection, kind, values),
            missing=() if record.is_voided else lacking(kind_key, with_stand_ins(kind, values)),
            is_voided=record.is_voided,
            void_reason=record.void_reason or "",
            signed=signed_in(connection, record),
        )


def titles_in(company: CompanyFile, kind_key: str, values: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the titles of the records that a new record's first values name, by id."""
    with company.reading() as connection:
        return linked_titles(connection, kind_of(kind_key), values)


def read_form(
    company: CompanyFile, kind_key: str, typed: Mapping[str, object], today: date
) -> dict[str, Any]:
    """Return the values of what was typed into a form; names become links where they are known.

    Raises Refused with all faults at once, as `read_typed`.
    """
    with company.reading() as connection:
        linked = with_links(connection, kind_key, typed)
    return read_typed(kind_key, linked, today)


def save_record(
    company: CompanyFile,
    kind_key: str,
    values: Mapping[str, Any],
    record_id: str | None = None,
    version: int | None = None,
) -> str:
    """Save one record, and the new ones that it names, as one action; returns its id.

    Raises Refused with all faults at once, by field, and MovedOn when `version` has moved on.
    """

    def work(t: Transaction) -> str:
        _refuse_moved_on(t, kind_key, record_id, version)
        whole = _with_new_ones(t, kind_key, values, {})
        saved = save_soundly(t, kind_key, whole, record_id, version)
        done = _("entered") if record_id is None else _("changed")
        name_after(t, kind_key, saved, done)
        return saved

    return company.write(_(kind_of(kind_key).title), work)


def save_together(
    company: CompanyFile,
    name: str,
    saves: Sequence[Save],
    named: Callable[[Transaction, Sequence[str]], str] | None = None,
) -> list[str]:
    """Save several records as one action of that name; returns their ids in order.

    `named` gives the action a name that can be said only once the records are known.
    Raises Refused with the faults of the first record that has some, each under the record's place
    ("1.due_on" is of the second), and MovedOn when the version of one has moved on.
    """

    def work(t: Transaction) -> list[str]:
        ids: list[str] = []
        made: Made = {}
        for place, save in enumerate(saves):
            _refuse_moved_on(t, save.kind, save.record_id, save.version)
            try:
                values = _with_new_ones(t, save.kind, _with_ids(save.values, ids), made)
                ids.append(save_soundly(t, save.kind, values, save.record_id, save.version))
            except Refused as refused:
                faults = {f"{place}.{key}": said for key, said in refused.faults.items()}
                raise Refused(faults) from refused
        if named is not None:
            t.name = clean(named(t, ids))[:LONGEST_NAME]
        return ids

    return company.write(name, work)


def void_record(company: CompanyFile, kind_key: str, record_id: str, reason: str) -> None:
    """Void a record with a reason. Refused when there is no reason."""

    def work(t: Transaction) -> None:
        t.void(kind_key, record_id, reason)
        name_after(t, kind_key, record_id, _("voided"))

    company.write(_(kind_of(kind_key).title), work)


def restore_record(company: CompanyFile, kind_key: str, record_id: str) -> None:
    """Bring a voided record back."""

    def work(t: Transaction) -> None:
        before = t.get(kind_key, record_id)
        t.restore(kind_key, record_id)
        refuse_unsound(t, kind_key, before, record_id)
        name_after(t, kind_key, record_id, _("brought back"))

    company.write(_(kind_of(kind_key).title), work)


def defaults(company: CompanyFile, kind_key: str, today: date) -> dict[str, Any]:
    """Return sensible first values of a new record: it happened today, at the only site."""
    kind = kind_of(kind_key)
    values: dict[str, Any] = {}
    if kind.happened and kind_key not in NOT_TODAY:
        values[kind.happened] = today
    if any(field.name == "site_id" and field.in_table for field in kind.fields):
        sites = link_choices(company, "site", today=today, most=2)
        if len(sites) == 1:
            values["site_id"] = sites[0][0]
    return values


def _refuse_moved_on(
    t: Transaction, kind_key: str, record_id: str | None, version: int | None
) -> None:
    current = t.get(kind_key, record_id) if record_id and version is not None else None
    if current is not None and current.version != version:
        raise MovedOn(_("This record was changed meanwhile, here or in another window."))


# --- new records that a record names --------------------------------------------------------------

Made = dict[tuple[str, str], str]  # ids of what this action added, by kind and name


def _with_ids(value: Any, ids: Sequence[str]) -> Any:
    return _replaced(value, lambda v: ids[v.place] if isinstance(v, IdOf) else v)


def _with_new_ones(
    t: Transaction, kind_key: str, values: Mapping[str, Any], made: Made
) -> dict[str, Any]:
    """Make the records that are named as new, each once however often it is named."""
    links = {f.name: f.link for f in kind_of(kind_key).fields}
    for rows in kind_of(kind_key).tables():
        links |= {f.name: f.link for f in rows.fields if f.link}

    def id_of(link: str, name: str) -> str:
        if (link, name) not in made:
            made[link, name] = t.save(link, values_of_name(link, name))
        return made[link, name]

    def put(name: str, value: Any) -> Any:
        if isinstance(value, NewOne):
            return id_of(links[name] or "", value.name)
        if isinstance(value, list):
            return [{k: put(k, v) for k, v in line.items()} for line in value]
        return value

    return {name: put(name, value) for name, value in values.items()}


def _replaced(value: Any, by: Callable[[Any], Any]) -> Any:
    if isinstance(value, Mapping):
        return {name: _replaced(inner, by) for name, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, by) for inner in value]
    return by(value)
