"""Finds the checklist of an inspection: the one asked for as it is now, or those that fit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.records.fields import fields_of
from desktop.records.inspections.inspection import Inspection, InspectionItem
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.questions.terms import table_of
from desktop.values.folding import key

LONGEST_ITEM: Final = fields_of(InspectionItem)[0].longest or 0
_INSPECTION: Final = table_of(Inspection)
_KIND: Final = kind_of("checklist")
_NO_WORDS: Final = frozenset({"and", "the", "of", "for", "a", "inspection", "check", "checklist"})


@dataclass(frozen=True)
class Item:
    """One thing to look at, how it is answered, and what follows when it is not right."""

    words: str
    kind: str = "pass_fail"
    means_action: bool = False
    means_tag_out: bool = False
    risk: str = ""  # of a fail, where the checklist says so


@dataclass(frozen=True)
class Sheet:
    """One edition of a checklist."""

    id: str
    title: str
    edition: int | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A checklist that can be chosen; those that fit what is inspected come first."""

    id: str
    title: str
    items: int
    fits: bool


@dataclass(frozen=True)
class Sought:
    """What an inspection is of, in words, by which its checklist is found."""

    equipment_id: str = ""
    task: str = ""
    words: tuple[str, ...] = ()  # of the unit, its type, the site
    plan_checklist: str = ""


def item_words(text: str) -> str:
    """Return the words of an item as they fit into a line of an inspection."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_ITEM else line[: LONGEST_ITEM - 1].rstrip() + "…"


def sheet_of(connection: Connection, checklist_id: str) -> Sheet | None:
    """Return a checklist as it was filled in, in that very edition; None where there is none."""
    found = aggregate.read_one(connection, _KIND, checklist_id)
    return _sheet(found) if found else None


def gone_words(connection: Connection, checklist_id: str) -> str:
    """Return that a checklist was voided and what to do, "" for one that stands."""
    found = aggregate.read_one(connection, _KIND, checklist_id) if checklist_id else None
    if found is None or not found.is_voided:
        return ""
    said = _("“{title}” was voided. Choose another checklist, or go on without one.")
    return said.format(title=found.values["title"])


def current_id(connection: Connection, checklist_id: str, on: date) -> str:
    """Return the edition in use on a day of the checklist asked for.

    A plan may still name the edition that was in use when the plan was written.
    """
    all_of_them = _standing(connection)
    current = checklist_id
    for _step in all_of_them:  # as many steps as there are editions: a ring cannot hold it up
        later = _successor(all_of_them, current, on)
        if later is None:
            break
        current = later
    return current


def edition_line(connection: Connection, checklist_id: str) -> list[Stored]:
    """Return a checklist with the versions before and after it that stand, the first one first."""
    standing = _standing(connection)
    if checklist_id not in standing:
        return []
    line = [standing[checklist_id]]
    while (before := _predecessor(standing, line[0])) and before not in line:
        line.insert(0, before)
    while (after := _successor(standing, line[-1].id, date.max)) and standing[after] not in line:
        line.append(standing[after])
    return line


def _predecessor(standing: Mapping[str, Stored], here: Stored) -> Stored | None:
    named = standing.get(here.values["supersedes_id"] or "")
    earlier = [other for other in standing.values() if _is_later(here, other)]
    return named or max(earlier, key=lambda one: one.values["edition"], default=None)


def choices(connection: Connection, sought: Sought, on: date) -> list[Choice]:
    """Return the checklists in use on a day, those that fit first, each group by title."""
    standing = _standing(connection)
    used = _used(connection, sought)
    found = []
    for record in standing.values():
        if _successor(standing, record.id, on) or _is_to_come(record, on):
            continue
        fits = record.id in used or _fits(record.values, sought)
        title = _title(record.values)
        found.append(Choice(record.id, title, len(record.values["items"]), fits))
    return sorted(found, key=lambda choice: (not choice.fits, key(choice.title)))


def _sheet(record: Stored) -> Sheet:
    items = tuple(
        Item(
            words=line["item"],
            kind=line["kind"] or "pass_fail",
            means_action=bool(line["fail_means_action"]),
            means_tag_out=bool(line["unsafe_means_tag_out"]),
            risk=line["risk"] or "",
        )
        for line in record.values["items"]
    )
    return Sheet(record.id, _title(record.values), record.values["edition"], items)


def _title(values: Mapping[str, Any]) -> str:
    if values["edition"] is None:
        return str(values["title"])
    return _("{title}, version {n}").format(title=values["title"], n=values["edition"])


def _standing(connection: Connection) -> dict[str, Stored]:
    found = aggregate.read(connection, _KIND)
    return {record_id: record for record_id, record in found.items() if not record.is_voided}


def _is_to_come(record: Stored, on: date) -> bool:
    from_on = record.values["from_on"]
    return from_on is not None and from_on > on


def _successor(standing: Mapping[str, Stored], checklist_id: str, on: date) -> str | None:
    """Return the edition that took its place: the one that says so, or the next of its title."""
    here = standing.get(checklist_id)
    for other in standing.values():
        if other.id == checklist_id or _is_to_come(other, on):
            continue
        if other.values["supersedes_id"] == checklist_id or (here and _is_later(other, here)):
            return other.id
    return None


def _is_later(other: Stored, here: Stored) -> bool:
    theirs, ours = other.values["edition"], here.values["edition"]
    same = key(other.values["title"]) == key(here.values["title"])
    return same and theirs is not None and ours is not None and theirs > ours


def _used(connection: Connection, sought: Sought) -> set[str]:
    """Return the checklists of the plan and of earlier inspections of the same unit."""
    used = {sought.plan_checklist}
    if sought.equipment_id:
        table = _INSPECTION.c
        question = select(table.checklist_id).where(
            table.equipment_id == sought.equipment_id, table.voided_at.is_(None)
        )
        used |= set(connection.execute(question.distinct()).scalars())
    return used


def _fits(values: Mapping[str, Any], sought: Sought) -> bool:
    task = key(sought.task)
    if task and task == key(values["title"]):
        return True
    wanted = _words([*sought.words, sought.task])
    return bool(wanted & _words([values["subject"] or values["title"]]))


def _words(texts: Iterable[str]) -> set[str]:
    """The words that tell what it is about, without the s of many."""
    words = {word for text in texts for word in key(text).split()} - _NO_WORDS
    return {word.removesuffix("s") for word in words if not word.isdigit()}
