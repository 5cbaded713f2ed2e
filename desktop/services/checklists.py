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
from desktop.services.checklist_versions import is_to_come, standing, successor, title_of
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


def choices(connection: Connection, sought: Sought, on: date) -> list[Choice]:
    """Return the checklists in use on a day, those that fit first, each group by title."""
    everyone = standing(connection)
    used = _used(connection, sought)
    found = []
    for record in everyone.values():
        if successor(everyone, record.id, on) or is_to_come(record, on):
            continue
        fits = record.id in used or _fits(record.values, sought)
        found.append(Choice(record.id, title_of(record.values), len(record.values["items"]), fits))
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
    return Sheet(record.id, title_of(record.values), record.values["edition"], items)


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
