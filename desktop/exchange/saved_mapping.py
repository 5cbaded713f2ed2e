"""Saves what each sheet was taken for as a file that a person can correct and give back."""

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.errors import Refused
from desktop.exchange.headings import ROWS, targets
from desktop.exchange.mapping import Columns, Planned, SheetPlan
from desktop.exchange.tables import Table
from desktop.language import _
from desktop.records import KINDS, kind_of


def as_toml(planned: Iterable[Planned]) -> str:
    """Write the guesses as a file that a person can correct."""
    parts = ["# What Muster takes each sheet for. Correct it and give it back with --map.\n"]
    for item in planned:
        plan = item.plan
        if plan is None:
            unknown = {"file": item.table.file, "sheet": item.table.sheet, "kind": ""}
            parts.append(_toml_sheet(unknown, {}, {}))
            continue
        head: dict[str, Any] = {
            "file": plan.file,
            "sheet": plan.sheet,
            "kind": plan.kind,
            "shape": plan.shape,
            "header_row": plan.header_row,
        }
        if plan.basis:
            head["basis"] = plan.basis
        columns = {heading: name or "" for heading, name in plan.columns if heading}
        for index in plan.certificates:
            columns[plan.columns[index][0]] = "certificate"
        parts.append(_toml_sheet(head, columns, plan.dates))
    return "\n".join(parts)


def _toml_sheet(head: dict[str, Any], columns: dict[str, str], dates: dict[str, str]) -> str:
    lines = [
        "[[sheet]]",
        *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()),
    ]
    for title, entries in (("columns", columns), ("dates", dates)):
        if entries:
            lines.append(f"[sheet.{title}]")
            lines += [
                f"{json.dumps(k, ensure_ascii=False)} = {json.dumps(v)}" for k, v in entries.items()
            ]
    return "\n".join(lines) + "\n"


def corrected(planned: Sequence[Planned], path: Path) -> list[Planned]:
    """Put a person's corrections over the guesses. Raises `Refused` with all faults at once."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise Refused(
            _("The mapping {file} cannot be read: {fault}.").format(file=path.name, fault=fault)
        ) from fault
    faults: dict[str, str] = {}
    by_place = {
        (s.get("file"), s.get("sheet", "")): s for s in said.get("sheet", []) if isinstance(s, dict)
    }
    result = [
        Planned(item.table, _corrected(item, by_place[place], faults))
        if (place := (item.table.file, item.table.sheet)) in by_place
        else item
        for item in planned
    ]
    if faults:
        raise Refused(faults)
    return result


def _corrected(item: Planned, said: dict[str, Any], faults: dict[str, str]) -> SheetPlan | None:
    where = f"{item.table.file} / {item.table.sheet}"
    kind = said.get("kind", item.plan.kind if item.plan else "")
    if not kind:
        return None
    if kind not in {k.key for k in KINDS}:
        faults[where] = _("{where}: there is no kind of record called {kind}.").format(
            where=where, kind=kind
        )
        return None
    allowed = {t.name for t in targets(kind_of(kind))}
    guess = item.plan or _nothing(item.table, kind)
    columns, certificates = list(guess.columns), list(guess.certificates)
    wanted: dict[str, str] = said.get("columns", {})
    for index, (heading, _name) in enumerate(columns):
        if heading not in wanted:
            continue
        name = wanted[heading]
        if name == "certificate":
            certificates = sorted({*certificates, index})
        elif name and name.split("#")[0] not in allowed and not name.startswith(ROWS):
            faults[f"{where}: {heading}"] = _(
                "{where}: the column {heading} cannot mean {name}. Choose one of: {allowed}."
            ).format(where=where, heading=heading, name=name, allowed=", ".join(sorted(allowed)))
        else:
            certificates = [i for i in certificates if i != index]
            columns[index] = (heading, name or None)
    return replace(
        guess,
        kind=kind,
        columns=columns,
        certificates=certificates,
        shape=said.get("shape", guess.shape),
        basis=said.get("basis", guess.basis),
        dates=said.get("dates", {}),
    )


def _nothing(table: Table, kind: str) -> SheetPlan:
    columns: Columns = [(heading, None) for heading in table.headings]
    return SheetPlan(table.file, table.sheet, table.header_row, kind, columns)
