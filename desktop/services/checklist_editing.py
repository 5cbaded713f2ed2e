"""Saves a checklist; a change to one that was filled already becomes its next version."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.inspections.inspection import Inspection
from desktop.services.checklist_versions import edition_line, goes_round, stand_of
from desktop.services.checklists import LONGEST_ITEM
from desktop.services.editing import MovedOn, Save, read_form, save_record, save_together
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.values.folding import key
from desktop.values.quoting import quote
from desktop.values.spoken import say_date, say_number

_KIND: Final = kind_of("checklist")
_INSPECTION: Final = table_of(Inspection)
_ITEM_FIELDS: Final = ("item", "kind", "fail_means_action", "unsafe_means_tag_out", "risk")
_MARK: Final = re.compile(r"^\s*(?:\d{1,3}\s*[.):-]|[-*•·▪◦☐□❏✓✔]|\[\s?\])\s*")

Typed = Mapping[str, object]


@dataclass(frozen=True)
class Edition:
    """One version of a checklist, as it is told below its items."""

    id: str
    said: str


@dataclass(frozen=True)
class About:
    """What somebody should know before a checklist is changed.

    `warning` says that a change makes a new version; `replaced` that this one gave way already,
    to `current`, and is only looked at.
    """

    filled: int = 0
    warning: str = ""
    replaced: str = ""
    current: str = ""
    open_words: str = ""
    editions: tuple[Edition, ...] = ()


def about_checklist(company: CompanyFile, checklist_id: str, today: date) -> About:
    """Return how a checklist is used, and its other versions; read without a wait."""
    with company.reading() as connection:
        line = edition_line(connection, checklist_id)
        here = next((one for one in line if one.id == checklist_id), None)
        if here is None:
            return About()
        filled = {one.id: _filled(connection, one.id) for one in line}
        last, stand = line[-1], stand_of(connection, checklist_id, today)
        editions = tuple(
            Edition(one.id, _said(one, after, filled[one.id], today))
            for one, after in zip(line, [*line[1:], None], strict=True)
        )
    if last is not here:
        stays = _("This one stays for what was filled on it.")
        if stand.key != "replaced":
            stays = _("Until then this one is in use. What shall change goes into the next one.")
        replaced = f"{stand.said} {stays}"
        open_words = _("Open the new one")
        if last.values["edition"] and key(last.values["title"]) == key(here.values["title"]):
            open_words = _("Open {version}").format(version=_version(last).lower())
        return About(filled[here.id], "", replaced, last.id, open_words, editions)
    warning = _warning(filled[here.id], _number(here) + 1) if filled[here.id] else ""
    return About(filled[here.id], warning, editions=editions if len(editions) > 1 else ())


def save_checklist(
    company: CompanyFile, typed: Typed, record_id: str | None, version: int | None, today: date
) -> str:
    """Save a checklist as typed; return its id, which is another one where it is a new version.

    Only its title and its items make a new version, because only these are what was filled in.
    Raises Refused with all faults by field, and for a version that gave way already.
    """
    values = read_form(company, "checklist", typed, today)
    _refuse_a_ring(company, values, record_id)
    if record_id is None:
        first = {"edition": 1, "from_on": today}
        return save_record(company, "checklist", _with_firsts(values, first))
    with company.reading() as connection:
        line = edition_line(connection, record_id)
        before = aggregate.read_one(connection, _KIND, record_id)
        filled = _filled(connection, record_id)
    if before is None:
        raise KeyError(f"no checklist {record_id}")
    if not filled or not _changes_what_is_asked(before.values, values):
        return save_record(company, "checklist", values, record_id, version)
    if version is not None and before.version != version:
        raise MovedOn(_("This record was changed meanwhile, here or in another window."))
    if line and line[-1].id != record_id:
        raise Refused({"items": _("A later version is in use. Change that one instead.")})
    new = _next_version(before, values, today)
    name = _("{title}: version {n}").format(title=quote(new["title"]), n=new["edition"])
    return save_together(company, name, [Save("checklist", new)])[0]


def _refuse_a_ring(company: CompanyFile, values: Mapping[str, Any], record_id: str | None) -> None:
    """Two that take the place of each other would both be out of use."""
    before = values.get("supersedes_id")
    if record_id is None or not isinstance(before, str):
        return
    with company.reading() as connection:
        if not goes_round(connection, record_id, before):
            return
    raise Refused(
        {
            "supersedes_id": _(
                "That one took the place of this one, or is this one. Choose an earlier version, "
                "or leave it empty."
            )
        }
    )


def read_items(text: str) -> list[str]:
    """Return lines that were copied from somewhere as items, without bullets and numbers."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("\t")]
        words = next((cell for cell in cells if cell and not cell.rstrip(".)").isdigit()), "")
        words = " ".join(_MARK.sub("", words).split())
        if words:
            found.append(words[:LONGEST_ITEM])
    return found


def _with_firsts(values: Mapping[str, Any], first: Mapping[str, Any]) -> dict[str, Any]:
    empty = {name: value for name, value in first.items() if values.get(name) is None}
    return {**values, **empty}


def _next_version(before: Stored, values: Mapping[str, Any], today: date) -> dict[str, Any]:
    new = {**before.values, **values}
    new["items"] = [{name: line.get(name) for name in _ITEM_FIELDS} for line in new["items"]]
    typed_from = values.get("from_on")
    new |= {
        "edition": _number(before) + 1,
        "supersedes_id": before.id,
        "from_on": typed_from if typed_from and typed_from > today else today,
    }
    return new


def _changes_what_is_asked(before: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    if "title" in values and key(values["title"]) != key(before["title"]):
        return True
    return "items" in values and _asked(values["items"]) != _asked(before["items"])


def _asked(lines: Sequence[Mapping[str, Any]]) -> list[tuple[object, ...]]:
    usual = {"kind": "pass_fail", "risk": "medium"}
    return [
        tuple(line.get(name) or usual.get(name, False) for name in _ITEM_FIELDS)
        for line in lines
        if line.get("item")
    ]


def _number(record: Stored) -> int:
    edition = record.values["edition"]
    return edition if isinstance(edition, int) else 1


def _version(record: Stored) -> str:
    return _("Version {n}").format(n=_number(record))


def _filled(connection: Connection, checklist_id: str) -> int:
    """How many inspections that stand were filled on this very version."""
    table = _INSPECTION.c
    question = select(func.count()).where(
        table.checklist_id == checklist_id, table.voided_at.is_(None)
    )
    return int(connection.execute(question).scalar_one())


def _warning(filled: int, number: int) -> str:
    said = ngettext(
        "{n} inspection was filled on this checklist. A change to its title or items makes "
        "version {next}, in use from today; this one stays as it is for that inspection.",
        "{n} inspections were filled on this checklist. A change to its title or items makes "
        "version {next}, in use from today; this one stays as it is for them.",
        filled,
    )
    return said.format(n=say_number(filled), next=number)


def _said(record: Stored, after: Stored | None, filled: int, today: date) -> str:
    """Return "Version 1, until 16 November 2026, 14 inspections"."""
    parts = [_version(record)]
    from_on, until = record.values["from_on"], after.values["from_on"] if after else None
    if until:
        parts.append(_("until {date}").format(date=say_date(until, today)))
    elif from_on:
        parts.append(_("from {date}").format(date=say_date(from_on, today)))
    counted = ngettext("{n} inspection", "{n} inspections", filled)
    parts.append(counted.format(n=say_number(filled)) if filled else _("not filled yet"))
    return ", ".join(parts)
