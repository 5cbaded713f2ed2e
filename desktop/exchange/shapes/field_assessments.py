"""Field-level hazard assessments: hazards across in one row, or one hazard a row."""

import re
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.cells import json_list, read_time
from desktop.exchange.check_columns import ticked_columns, ticks
from desktop.exchange.entries import Entry, identity
from desktop.exchange.sheet_rows import Sheet, SheetRow
from desktop.language import _
from desktop.values.controls import read_control_level
from desktop.values.dates import read_moment
from desktop.values.folding import key

KIND: Final = "field_level_hazard_assessment"
ARROWS: Final = ("->", "→", "=>", "»")
PAIR: Final = re.compile(r"(-?\d{1,3}\.\d+)\s*[,;/ ]\s*(-?\d{1,3}\.\d+)")


def read_field_assessments(sheet: Sheet) -> None:
    """Read an export of field-level hazard assessments."""
    entries: list[Entry] = []
    across = any((name or "").startswith("hazard#") for _h, name in sheet.plan.columns)
    boxes = [] if _names_hazards(sheet) else ticked_columns(sheet)
    sheet.unmapped = [i for i in sheet.unmapped if i not in boxes]
    for row in sheet.rows():
        values = _read(row, boxes)
        if values is None:
            continue
        last = entries[-1] if entries else None
        if last and not across and identity(KIND, last.values) == identity(KIND, values):
            # one hazard a row: the assessment is repeated beside each of them
            last.values["hazards"] += [
                h for h in values["hazards"] if h not in last.values["hazards"]
            ]
            continue
        entries.append(Entry(KIND, values, row.place, row=row.digest if across else ""))
    sheet.batch.entries.put_all(entries)


def _names_hazards(sheet: Sheet) -> bool:
    named = {(name or "").split("#")[0] for _h, name in sheet.plan.columns}
    return bool(named & {"hazard", "rows:hazards"})


def _read(row: SheetRow, boxes: list[int]) -> dict[str, Any] | None:
    values = row.plain_values("done_on", "done_at", "latitude", "longitude")
    when = _when(row)
    if when is None:
        if not row.faults:
            row.refuse(_("This row does not say on which day."), "done_on")
        return None
    # a form with a box for each hazard: the heading is the hazard
    hazards = [_hazard(name, "") for name, answer in ticks(row, boxes) if answer == "yes"]
    hazards += _hazards(row, hazards)
    if not values.get("task") and not hazards:
        row.refuse(_("This row names neither a task nor a hazard."), "task")
        return None
    values["task"] = values.get("task") or _("Task not named")
    values |= {
        "done_on": when[0],
        "done_at": when[1],
        "hazards": hazards,
        "crew": row.people("crew", signed=True),
    }
    values |= row.person("foreman") | _coordinates(row)
    if text := row.text("site_id"):
        values["site_id"] = row.sheet.batch.registers.must_be_site(text)
    row.leave("form_id")
    values["notes"] = row.notes()
    return values


def _when(row: SheetRow) -> tuple[date, time | None] | None:
    index = row.plan.index("done_on")
    if index is None or not row.text("done_on"):
        return None
    day = row.day_at(index)
    if day is None:
        return None
    if row.text("done_at"):
        try:
            return day, read_time(row.cell("done_at"))
        except Refused as fault:
            row.refuse(str(fault), "done_at")
            return day, None
    cell = row.cell("done_on")
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return day, None
    try:
        moment = read_moment(cell, row.sheet.orders.of(index))
    except Refused:
        return day, None  # the day itself was read, with words around it
    return day, moment.time().replace(second=0, microsecond=0) if moment.time() != time() else None


def _hazards(row: SheetRow, boxes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    pairs: list[tuple[str, str]] = []
    hazards, controls = row.numbered("hazard"), row.numbered("control")
    pairs += [(hazards.get(n, ""), controls.get(n, "")) for n in sorted({*hazards, *controls})]
    one = row.text("hazard") or row.text("rows:hazards")
    if (listed_in_json := json_list(one)) is not None:
        return [
            _hazard(str(item.get("hazard") or ""), str(item.get("control") or ""))
            if isinstance(item, dict)
            else _hazard(str(item), "")
            for item in listed_in_json
        ]
    if boxes and row.text("control") and not one:
        boxes[0]["control"] = row.text("control")[:500]  # one answer for all that was ticked
    elif any(arrow in one for arrow in ARROWS):
        pairs += [_at_arrow(part) for part in re.split(r"\s*[;\n]\s*", one) if part]
    elif one or row.text("control"):
        listed = re.split(r"\s*[;\n]\s*" if not _is_multiple_choice(row) else r"\s*[;\n,]\s*", one)
        answers = re.split(r"\s*[;\n]\s*", row.text("control"))
        if len(listed) == 1:
            answers = [row.text("control")]
        pairs += list(zip_longest(listed, answers, fillvalue=""))
    return [_hazard(hazard, control) for hazard, control in pairs if hazard or control]


def _is_multiple_choice(row: SheetRow) -> bool:
    """Whether the hazards were picked from a list, which survey forms write with commas."""
    index = row.plan.index("rows:hazards")
    heading = key(row.plan.columns[index][0]) if index is not None else ""
    return "all that apply" in heading or "select" in heading


def _at_arrow(part: str) -> tuple[str, str]:
    """Split "Pinch points -> tag lines" into hazard and control."""
    for arrow in ARROWS:
        hazard, found, control = part.partition(arrow)
        if found:
            return hazard.strip(), control.strip()
    return part, ""


def _hazard(hazard: str, control: str) -> dict[str, Any]:
    level = read_control_level(control) if control else None
    return {
        "hazard": (hazard or _("Hazard not named"))[:500],
        "control": control[:500] or None,
        # only where the sheet says so ("PPE"); what a control amounts to is judged, not stored
        "level": level.name.lower() if level else None,
    }


def _coordinates(row: SheetRow) -> dict[str, Any]:
    pair = PAIR.search(row.text("gps"))
    if pair is None:
        row.leave("gps")
    latitude = float(pair[1]) if pair else row.value("latitude")
    longitude = float(pair[2]) if pair else row.value("longitude")
    if latitude is None or longitude is None:
        return {}
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        row.refuse(
            _("These coordinates are nowhere on earth."),
            "latitude" if row.has("latitude") else "gps",
        )
        return {}
    return {"latitude": latitude, "longitude": longitude, "coordinates_from": "device"}
