"""Logs of inspections and of maintenance: which unit, which duty, what the meter said, what was found."""

import re
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.batch import Batch, Sheet, SheetRow, Told
from desktop.exchange.entries import Entry
from desktop.exchange.readings import drop_doubtful, read_meter
from desktop.exchange.shapes.schedule import PLACE, SITE_TASK
from desktop.language import _
from desktop.store.aggregate import Stored
from desktop.values.folding import fold, key

# words that say only that it is a log
WEAK: Final = frozenset({
    "inspection", "log", "record", "form", "sheet", "list", "export", "report", "check", "the", "and", "of", "for",
    "all", "register", "book", "history", "completed", "daily", "weekly", "monthly", "annual", "quarterly", "unit",
})  # fmt: skip
NOTHING: Final = frozenset({"", "none", "n a", "na", "nil", "no", "ok", "none found", "no defects", "aucun", "no defect",
                            "no issues", "nothing", "good", "no deficiencies", "clear", "nothing found"})  # fmt: skip


def read_inspections(sheet: Sheet) -> None:
    """Read a log of inspections."""
    read: list[tuple[SheetRow, dict[str, Any], str]] = []
    for row in sheet.rows():
        found = _read_inspection(row)
        if found:
            read.append((row, *found))
    drop_doubtful(sheet.batch, read)  # type: ignore[arg-type]
    ids = sheet.batch.entries.put_all(
        [Entry("inspection", values, row.place) for row, values, _t in read]
    )
    for (row, values, _target), record_id in zip(read, ids, strict=True):
        if record_id and values.get("defects"):
            sheet.batch.told.append(
                Told(
                    values["defects"], values["done_on"], "inspection", record_id, values, row.place
                )
            )


def read_maintenance(sheet: Sheet) -> None:
    """Read a log of maintenance."""
    read: list[tuple[SheetRow, dict[str, Any], str]] = []
    for row in sheet.rows():
        values = row.plain_values("reading", "reading_unit")
        if not _complete(row, values, "done_on", "what"):
            continue
        subject = _subject(row, values["what"])
        if subject is None:
            continue
        values |= subject | row.person("by") | _meter(row, subject)
        values |= {
            "plan_id": _plan(sheet.batch, subject, values["what"], "maintenance"),
            "notes": row.notes(_cost(row)),
        }
        read.append((row, values, _meter_target(row)))
    drop_doubtful(sheet.batch, read)  # type: ignore[arg-type]
    sheet.batch.entries.put_all(
        [Entry("maintenance", values, row.place) for row, values, _t in read]
    )


def _cost(row: SheetRow) -> str | None:
    index = row.plan.index("cost")
    return (
        f"{row.plan.columns[index][0]}: {row.text('cost')}"
        if index is not None and row.text("cost")
        else None
    )


def _read_inspection(row: SheetRow) -> tuple[dict[str, Any], str] | None:
    values = row.plain_values("reading", "reading_unit", "task")
    if not _complete(row, values, "done_on"):
        return None
    task = row.text("task")
    subject = _subject(row, task)
    if subject is None:
        return None
    if key(str(values.get("defects") or "")) in NOTHING:
        values["defects"] = None
    if values.get("result") == "fail" and not values.get("defects"):
        values["defects"] = (
            row.text("notes") or None
        )  # a remark beside "Needs repair" is the defect
    values |= subject | row.person("by") | _meter(row, subject)
    people = row.people("participants")
    name = task or _name_of_log(row, subject)
    action = row.text("action_taken")
    values |= {
        "task": name,
        "plan_id": _plan(row.sheet.batch, subject, name, "inspection"),
        "notes": row.notes(_("Action: {text}").format(text=action) if action else None),
    }
    if people:
        values["participants"] = people
    return values, _meter_target(row)


def _complete(row: SheetRow, values: dict[str, Any], *needed: str) -> bool:
    for name in needed:
        if values.get(name) is None:
            if not row.faults:
                label = row.sheet.fields[name].label
                row.refuse(_("{label} is empty in this row.").format(label=_(label)), name)
            return False
    return True


def _subject(row: SheetRow, task: str) -> dict[str, Any] | None:
    """Return the unit or site of a row, from its own cell or from what the log is called; None when refused."""
    registers = row.sheet.batch.registers
    target = next((t for t in ("subject", "equipment_id", "site_id") if row.has(t)), "")
    text = row.text(target) if target else ""
    try:
        if text:
            return _named_subject(row, text, task, target)
        for name in row.table.names:
            if unit := registers.unit(name):
                return {"equipment_id": unit}
            if site := _site_in(row, name):
                return {"site_id": site}
    except Refused as fault:
        row.refuse(str(fault), target)
        return None
    row.refuse(_("This row does not say which unit or site was inspected."), target)
    return None


def _named_subject(row: SheetRow, text: str, task: str, target: str) -> dict[str, Any]:
    registers = row.sheet.batch.registers
    if site := registers.site(text):
        return {"site_id": site}
    if unit := registers.unit(text):
        return {"equipment_id": unit}
    about = fold(f"{task} {' '.join(row.table.names)}")
    if target == "site_id" or PLACE.search(fold(text)) or SITE_TASK.search(about):
        return {"site_id": registers.must_be_site(text)}
    return {"equipment_id": registers.must_be_unit(text)}


def _site_in(row: SheetRow, name: str) -> str | None:
    said = f" {key(name)} "
    return next(
        (i for i, v in row.sheet.batch.registers.sites.items() if f" {key(v['name'])} " in said),
        None,
    )


def _meter_target(row: SheetRow) -> str:
    return next((t for t in ("km", "hours", "reading") if row.text(t)), "reading")


def _meter(row: SheetRow, subject: dict[str, Any]) -> dict[str, Any]:
    for target, hint in (("km", "km"), ("hours", "h"), ("reading", _meter_of(row, subject))):
        found = read_meter(row, target, hint)  # type: ignore[arg-type]
        if found:
            return {"reading": found[0], "reading_unit": found[1]}
    return {}


def _meter_of(row: SheetRow, subject: dict[str, Any]) -> str | None:
    heading = fold(row.plan.columns[row.plan.index("reading") or 0][0])
    if "hour" in heading or "hr" in heading:
        return "h"
    if "km" in heading or "odo" in heading or "kilo" in heading:
        return "km"
    meter = row.sheet.batch.registers.units.get(subject.get("equipment_id", ""), {}).get(
        "reading_unit"
    )
    return meter if meter in ("km", "h") else "km"


def _name_of_log(row: SheetRow, subject: dict[str, Any]) -> str:
    """Return the task of a log that has no such column: the unit's own duty of that name, else the log's name."""
    for name in row.table.names:
        plan = _like(row.sheet.batch, subject, name)
        if plan:
            return str(plan.values["task"])
    words = re.sub(r"[_\-]+|\b(19|20)\d{2}\b|\d{4}-\d{2}-\d{2}", " ", row.table.names[-1])
    return " ".join(words.split())[:200] or _("Inspection")


def _stems(text: str) -> frozenset[str]:
    words = (w[:-1] if len(w) > 3 and w.endswith("s") else w for w in key(text).split())
    return frozenset(w for w in words if not w.isdigit())


def _like(batch: Batch, subject: dict[str, Any], name: str) -> Stored | None:
    """Return the duty of this unit or site that a name means: the most words in common, or the only one there is."""
    plans = [
        p for p in batch.plans()
        if all(p.values.get(k) == subject.get(k) for k in ("equipment_id", "site_id")) and not p.values.get("ended_on")
    ]  # fmt: skip
    said = _stems(name)
    scored = sorted(
        (
            (len(said & _stems(p.values["task"])) / len(said | _stems(p.values["task"])), p)
            for p in plans
        ),
        key=lambda pair: -pair[0],
    )
    scored = [pair for pair in scored if pair[0] > 0]
    specific = said - WEAK
    if scored and (scored[0][0] >= 0.5 or specific & _stems(scored[0][1].values["task"])):
        best = [p for share, p in scored if share == scored[0][0]]
        return best[0] if len(best) == 1 else None
    looking = [p for p in plans if p.values["kind"] == "inspection"]
    return looking[0] if scored and len(looking) == 1 and not specific else None


def _plan(batch: Batch, subject: dict[str, Any], task: str, kind: str) -> str | None:
    """Return the duty that this completes; "done" under another name than the schedule's completes nothing."""
    same = [
        p for p in batch.plans()
        if all(p.values.get(k) == subject.get(k) for k in ("equipment_id", "site_id"))
        and key(p.values["task"]) == key(task)
    ]  # fmt: skip
    if same:
        return same[0].id
    plan = _like(batch, subject, task)
    return plan.id if plan and (kind == "inspection" or plan.values["kind"] == kind) else None
