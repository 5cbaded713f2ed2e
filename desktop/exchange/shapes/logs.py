"""Logs of inspections and of maintenance: which unit, which duty, what the meter said."""

from typing import Any

from desktop.errors import Refused
from desktop.exchange.batch import Told
from desktop.exchange.check_columns import is_yes_or_no, tick_of, ticked_columns
from desktop.exchange.entries import Entry
from desktop.exchange.phrases import phrases
from desktop.exchange.readings import drop_doubtful, read_meter, unit_in_words
from desktop.exchange.shapes.duties_done import duty_done, name_of_log
from desktop.exchange.shapes.schedule import PLACE, SITE_TASK
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.exchange.tables import words
from desktop.language import _
from desktop.values.folding import fold, key
from desktop.values.usage import ReadingUnit

Logged = tuple[SheetRow, dict[str, Any], str]  # a row, its values, the target of its meter


def read_inspections(sheet: Sheet) -> None:
    """Read a log of inspections."""
    read: list[Logged] = []
    items = ticked_columns(sheet)
    sheet.unmapped = [i for i in sheet.unmapped if i not in items]
    for row in sheet.rows():
        found = _read_inspection(row, items)
        if found and read and _is_next_item(row, found[0], read[-1]):
            _add_item(read[-1][1], found[0])
            continue
        if found:
            read.append((row, *found))
    drop_doubtful(sheet.batch, read)
    ids = sheet.batch.entries.put_all(
        [Entry("inspection", values, row.place, row=row.digest) for row, values, _t in read]
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
    read: list[Logged] = []
    for row in sheet.rows():
        values = row.plain_values("reading", "reading_unit")
        if not _complete(row, values, "done_on", "what"):
            continue
        subject = _subject(row, values["what"])
        if subject is None:
            continue
        values |= subject | row.person("by") | _meter(row, subject)
        row.leave("plan_id")
        values |= {
            "plan_id": duty_done(sheet.batch, subject, values["what"], "maintenance"),
            "notes": row.notes(_cost(row)),
        }
        read.append((row, values, _meter_target(row)))
    drop_doubtful(sheet.batch, read)
    sheet.batch.entries.put_all(
        [Entry("maintenance", values, row.place, row=row.digest) for row, values, _t in read]
    )


def _cost(row: SheetRow) -> str | None:
    index = row.plan.index("cost")
    return (
        f"{row.plan.columns[index][0]}: {row.text('cost')}"
        if index is not None and row.text("cost")
        else None
    )


def _read_inspection(row: SheetRow, columns: list[int]) -> tuple[dict[str, Any], str] | None:
    values = row.plain_values("reading", "reading_unit", "task")
    if not _complete(row, values, "done_on"):
        return None
    task = row.text("task")
    subject = _subject(row, task)
    if subject is None:
        return None
    if items := _items(row, columns):
        values["items"] = items
    values |= _found(row, values, items)
    if item := row.text("item"):
        remark = row.text("notes") or None
        values["items"] = [{"item": item[:200], "result": values["result"], "remark": remark}]
    values |= subject | row.person("by") | _meter(row, subject)
    row.leave("number_in_log", "plan_id", "checklist_id")
    people = row.people("participants")
    name = task or name_of_log(row, subject)
    action = row.text("action_taken")
    values |= {
        "task": name,
        "plan_id": duty_done(row.sheet.batch, subject, name, "inspection"),
        "notes": row.notes(_("Action: {text}").format(text=action) if action else None),
    }
    if people:
        values["participants"] = people
    return values, _meter_target(row)


def _items(row: SheetRow, columns: list[int]) -> list[dict[str, Any]]:
    """Return the checklist of a row: a column an item. "Leaks? N" is an answer and no verdict."""
    results = {"yes": "pass", "no": "fail", "n/a": "not_applicable"}
    items = []
    for column in columns:
        heading, cell = row.plan.columns[column][0], row.line.cells[column]
        answer = tick_of(cell)
        if answer is None:
            continue
        verdict = not is_yes_or_no(cell)
        items.append(
            {
                "item": heading[:200],
                "result": results[answer] if verdict or answer == "n/a" else None,
                "answer": None if verdict else words(cell),
            }
        )
    return items


def _found(row: SheetRow, values: dict[str, Any], items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return result and defects, from whichever cells say them."""
    defects, result = values.get("defects"), values.get("result")
    flag = tick_of(row.cell("defect_flag"))
    if row.has("defects") and is_yes_or_no(row.cell("defects")):
        flag, defects = tick_of(row.cell("defects")), None
    if str(defects or "").isdigit():  # how many there were, not which
        flag, defects = "yes" if int(str(defects)) else "no", None
    if key(str(defects or "")) in phrases("no_defects"):
        defects = None
    verdicts = {item["result"] for item in items} - {None}
    if result is None and flag:
        result = "fail" if flag == "yes" else "pass"
    if result is None and verdicts:
        result = "fail" if "fail" in verdicts else "pass"
    if result == "fail" and not defects:
        failed = ", ".join(item["item"] for item in items if item["result"] == "fail")
        # a remark beside "Needs repair" is the defect
        defects = row.text("notes") or failed or None
    return {"result": result, "defects": defects}


def _is_next_item(row: SheetRow, values: dict[str, Any], last: Logged) -> bool:
    """Whether a row is one more item of the inspection above: an export with one row an item."""
    if not row.has("item") or not row.has("number_in_log"):
        return False
    same = ("done_on", "equipment_id", "site_id", "by_id", "by_name")
    return row.text("number_in_log") == last[0].text("number_in_log") and all(
        values.get(name) == last[1].get(name) for name in same
    )


def _add_item(inspection: dict[str, Any], values: dict[str, Any]) -> None:
    inspection["items"] = [*inspection.get("items", ()), *values.get("items", ())]
    if values.get("result") == "fail":
        inspection["result"] = "fail"
    if values.get("defects"):
        told = [text for text in (inspection.get("defects"), values["defects"]) if text]
        inspection["defects"] = "; ".join(told)


def _complete(row: SheetRow, values: dict[str, Any], *needed: str) -> bool:
    for name in needed:
        if values.get(name) is None:
            if not row.faults:
                label = row.sheet.fields[name].label
                row.refuse(_("{label} is empty in this row.").format(label=_(label)), name)
            return False
    return True


def _subject(row: SheetRow, task: str) -> dict[str, Any] | None:
    """Return the unit or site of a row, its own or the whole log's; None when refused."""
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
    index = row.plan.index("reading")
    said = unit_in_words(row.plan.columns[index][0]) if index is not None else None
    meters: dict[str, ReadingUnit | None] = {"km": "km", "hours": "h", "reading": said}
    for target, hint in meters.items():
        found = read_meter(row, target, hint, subject.get("equipment_id"))
        if found:
            return {"reading": found[0], "reading_unit": found[1]}
    return {}
