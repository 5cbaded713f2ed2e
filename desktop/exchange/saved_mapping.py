"""Saves what each sheet was taken for as a file that a person can correct and give back."""

import json
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from desktop.errors import Refused, Unavailable
from desktop.exchange.guessing import plan_at
from desktop.exchange.headings import targets
from desktop.exchange.mapping import LEAVE_OUT, Planned, SheetPlan, assign
from desktop.intake import Workbook
from desktop.language import _
from desktop.records import KINDS, kind_of

CERTIFICATE: Final = "certificate"  # what a column of a matrix means
# what else a file may say of a sheet, and the words it may say it in
WORDS: Final = {
    "kind": ("", *(kind.key for kind in KINDS)),
    "shape": ("list", "matrix", "matrix_across"),
    "basis": ("", "expiry", "issue"),
}
ORDERS: Final = ("DMY", "MDY")

Faults = dict[str, str]


def as_toml(planned: Iterable[Planned]) -> str:
    """Write the guesses as a file that a person can correct."""
    parts = ["# What Muster takes each sheet for. Correct it and give it back with --map.\n"]
    parts += [_as_table(item) for item in planned]
    return "\n".join(parts)


def _as_table(item: Planned) -> str:
    plan = item.plan
    head: dict[str, Any] = {"file": item.table.file, "sheet": item.table.sheet}
    head["header_row"] = item.table.header_row
    if plan is None:
        unknown = dict.fromkeys(_told_apart(item.table.headings), "")
        return _toml_sheet(head | {"kind": ""}, unknown)
    head |= {"kind": plan.kind, "shape": plan.shape}
    if plan.basis:
        head["basis"] = plan.basis
    told = _told_apart(heading for heading, _name in plan.columns)
    columns = {heading: plan.columns[index][1] or "" for heading, index in told.items()}
    columns |= {h: CERTIFICATE for h, index in told.items() if index in plan.certificates}
    return _toml_sheet(head, columns, plan.dates)


def _told_apart(headings: Iterable[str]) -> dict[str, int]:
    """Return the headings with their columns; one that comes again is called "Date (2)"."""
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        name, number = heading, 1
        while name in found:
            number += 1
            name = f"{heading} ({number})"
        if heading:
            found[name] = index
    return found


def _toml_sheet(
    head: Mapping[str, Any], columns: Mapping[str, str], dates: Mapping[str, str] | None = None
) -> str:
    lines = ["[[sheet]]", *(f"{name} = {_toml(value)}" for name, value in head.items())]
    for title, entries in (("columns", columns), ("dates", dates)):
        if entries:
            lines.append(f"[sheet.{title}]")
            lines += [f"{_toml(name)} = {_toml(value)}" for name, value in entries.items()]
    return "\n".join(lines) + "\n"


def _toml(value: str | int) -> str:
    # JSON's texts are TOML's, but for one control character that JSON leaves as it is
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def corrected(planned: Sequence[Planned], books: Sequence[Workbook], path: Path) -> list[Planned]:
    """Put a person's corrections over the guesses.

    Raises `Refused` with all faults of the file at once. What it says of files that were not
    handed in this time is left alone.
    """
    faults: Faults = {}
    result = list(planned)
    for number, said in enumerate(_sheets(path), start=1):
        file, sheet = said.get("file"), said.get("sheet", "")
        if not isinstance(file, str) or not isinstance(sheet, str):
            faults[str(number)] = _("Sheet {number} of the mapping names no file.").format(
                number=number
            )
            continue
        where = f"{file} / {sheet}" if sheet else file
        named = [book for book in books if book.name == file]
        # two folders may each hold a file of that name; one that has the sheet is meant
        having = [book for book in named if any(s.name == sheet for s in book.sheets)]
        for book in having or named[:1]:
            _correct(result, book, said, where, faults)
    if faults:
        raise Refused(faults)
    return result


def _correct(
    planned: list[Planned], book: Workbook, said: dict[str, Any], where: str, faults: Faults
) -> None:
    place = (book.name, said.get("sheet", ""))
    here = [i for i, item in enumerate(planned) if (item.table.file, item.table.sheet) == place]
    if not here:
        if item := _at(None, book, said, where, faults):
            planned.append(_corrected(item, said, where, faults))
        return
    row = said.get("header_row")
    if isinstance(row, int):
        # of several tables in one sheet the one that stands there is meant, or the nearest
        here = sorted(here, key=lambda i: abs(planned[i].table.header_row - row))[:1]
    for index in here:
        if item := _at(planned[index], book, said, where, faults):
            planned[index] = _corrected(item, said, where, faults)


def _sheets(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise Unavailable(_("There is no mapping file {file}.").format(file=path))
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    # a number too long to be one, or brackets within brackets, are no TOML that anybody wrote
    except (OSError, ValueError, RecursionError) as fault:
        raise Refused(
            _("The mapping {file} cannot be read: {fault}.").format(file=path.name, fault=fault)
        ) from fault
    sheets = said.get("sheet")
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
        raise Refused(
            _(
                "The mapping {file} names no sheet. Each one begins with [[sheet]]; "
                "--save-map writes a file to start from."
            ).format(file=path.name)
        )
    return sheets


def _at(
    item: Planned | None, book: Workbook, said: dict[str, Any], where: str, faults: Faults
) -> Planned | None:
    """Return the table that the corrections are about: where the headings were said to stand."""
    row = said.get("header_row", item.table.header_row if item else None)
    if item and row == item.table.header_row:
        return item
    sheet = next((s for s in book.sheets if s.name == said.get("sheet", "")), None)
    if sheet is None:
        faults[where] = _("{where}: there is no such sheet. The file has {sheets}.").format(
            where=where, sheets=", ".join(f"“{s.name}”" for s in book.sheets)
        )
        return None
    found = plan_at(book, sheet, row) if isinstance(row, int) else None
    if found is None:
        faults[where] = _("{where}: row {row} holds no headings with rows below them.").format(
            where=where, row=row
        )
    return found


def put_right(item: Planned, said: dict[str, Any]) -> Planned:
    """Put what is said of one sheet over a guess. Raises `Refused` with all faults at once."""
    faults: Faults = {}
    where = f"{item.table.file} / {item.table.sheet}"
    result = _corrected(item, said, where, faults)
    if faults:
        raise Refused(faults)
    return result


def _corrected(item: Planned, said: dict[str, Any], where: str, faults: Faults) -> Planned:
    guess = item.plan or SheetPlan(item.table.file, item.table.sheet, item.table.header_row, "", [])
    head = {name: said.get(name, getattr(guess, name)) for name in WORDS}
    for name, allowed in WORDS.items():
        if head[name] not in allowed:
            faults[f"{where}: {name}"] = _(
                "{where}: {name} cannot be “{value}”. Choose one of: {allowed}."
            ).format(
                where=where,
                name=name,
                value=head[name],
                allowed=", ".join(f"“{word}”" for word in sorted(allowed)),
            )
            return item
    if not head["kind"]:
        return Planned(item.table, None)
    if head["kind"] != guess.kind:
        columns = assign(item.table.headings, kind_of(head["kind"]))
        guess = replace(guess, columns=columns, certificates=[])
    plan = replace(guess, **head)
    _say_columns(plan, said.get("columns", {}), where, faults)
    return Planned(item.table, replace(plan, dates=_dates(plan, said, where, faults)))


def _say_columns(plan: SheetPlan, said: Any, where: str, faults: Faults) -> None:
    told = _told_apart(heading for heading, _name in plan.columns)
    wanted = _of(told, said, where, faults)
    # the rows or columns of a matrix are people, whatever kind its cells make
    kinds = (plan.kind,) if plan.shape == "list" else (plan.kind, "worker")
    allowed = {target.name for kind in kinds for target in targets(kind_of(kind))}
    allowed |= {CERTIFICATE, LEAVE_OUT, ""}
    columns, certificates = list(plan.columns), set(plan.certificates)
    for heading, name in wanted.items():
        index = told[heading]
        if not isinstance(name, str) or name.split("#")[0] not in allowed:
            faults[f"{where}: {heading}"] = _(
                "{where}: the column “{heading}” cannot mean “{name}”. Choose one of: {allowed}."
            ).format(
                where=where,
                heading=heading,
                name=name,
                allowed=", ".join(sorted(filter(None, allowed))),
            )
            continue
        certificates.discard(index)
        if name == CERTIFICATE:
            certificates.add(index)
        columns[index] = (columns[index][0], name if name not in ("", CERTIFICATE) else None)
    plan.columns, plan.certificates = columns, sorted(certificates)


def _dates(plan: SheetPlan, said: dict[str, Any], where: str, faults: Faults) -> dict[str, str]:
    headings = [heading for heading, _name in plan.columns if heading]
    dates = _of(headings, said.get("dates", {}), where, faults)
    for heading, order in dates.items():
        if order not in ORDERS:
            faults[f"{where}: dates: {heading}"] = _(
                "{where}: the dates of “{heading}” cannot be “{order}”. Write “DMY” where the day "
                "comes first, “MDY” where the month does."
            ).format(where=where, heading=heading, order=order)
    return dates


def _of(headings: Collection[str], said: Any, where: str, faults: Faults) -> dict[str, Any]:
    """Return what is said of headings that there are; a heading written wrongly is a fault."""
    if not isinstance(said, dict):
        said = {str(said): ""}
    for heading in said.keys() - set(headings):
        faults[f"{where}: {heading}"] = _(
            "{where}: there is no column “{heading}”. The sheet has: {headings}."
        ).format(where=where, heading=heading, headings=", ".join(sorted(headings)))
    return {heading: value for heading, value in said.items() if heading in headings}
