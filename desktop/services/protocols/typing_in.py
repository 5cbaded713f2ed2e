"""Saves what was typed into the editor of a protocol, with every fault at its place at once."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop.audit.protocols.checking import faults_of
from desktop.audit.protocols.lines import Path
from desktop.audit.protocols.reading import Misread
from desktop.audit.protocols.shipped import known_to_all
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.kind import Kind, Rows
from desktop.services.protocols.own import KIND, protocol_of
from desktop.services.protocols.saving import save_protocol
from desktop.services.typing import read_all
from desktop.store import aggregate
from desktop.store.file import CompanyFile

# what a key of a protocol's file is called in its record
_NAMES: Final = {
    "id": "short_name",
    "version": "edition",
    "valid_from": "valid_from_on",
    "pass.overall": "pass_overall",
    "pass.element": "pass_element",
    "pass.maintenance": "pass_maintenance",
    "pass.aim": "aim",
    "history.months": "history_months",
    "history.short_months": "short_history_months",
}
_TABLES: Final = {"element": "elements", "question": "questions"}
_WORDS: Final = frozenset({"code", "text", "title", "short_name", "name", "edition"})


def save_typed(
    company: CompanyFile,
    typed: Mapping[str, object],
    record_id: str | None,
    version: int | None,
    today: date,
) -> str:
    """Save what was typed as one action; return the record, another one where it is a new version.

    `typed` are the fields that were changed, all of them for a new one. Raises Refused with the
    faults of all fields at once, those of a question under its place
    ("elements.1.questions.4.points"), and MovedOn.
    """
    kind = kind_of(KIND)
    values, faults = read_all(KIND, typed, today)
    new = protocol_of(_complete(kind, _standing(company, record_id) | values))
    faults = _points_missing(typed, values) | faults
    for fault in faults_of(new, known_to_all()):
        faults.setdefault(place_of(fault.path), fault.said)
    if faults:
        raise Refused(faults)
    try:
        return save_protocol(company, new, record_id, version)
    except Misread:
        raise
    except Refused as refused:
        raise _renamed(refused) from refused


def place_of(path: Path) -> str:
    """Return where in the editor a fault of a protocol is, by the path of its file."""
    dotted = ".".join(map(str, path))
    if dotted in _NAMES:
        return _NAMES[dotted]
    return ".".join(_TABLES.get(str(part), str(part)) for part in path)


def _renamed(refused: Refused) -> Refused:
    """Return a refusal of the same sort that names the fields of the record."""
    if set(refused.faults) & _NAMES.keys():
        return Refused({_NAMES.get(name, name): said for name, said in refused.faults.items()})
    return refused


def _standing(company: CompanyFile, record_id: str | None) -> dict[str, Any]:
    if record_id is None:
        return {}
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of(KIND), record_id)
    if record is None:
        raise KeyError(f"no protocol {record_id}")
    return dict(record.values)


def _complete(part: Kind | Rows, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values with nothing where a field is missing, or could not be read."""
    whole: dict[str, Any] = {one.name: "" if one.name in _WORDS else None for one in part.fields}
    if isinstance(part, Kind):
        whole["notes"] = None
    whole |= {name: value for name, value in values.items() if value is not None}
    for rows in part.rows:
        whole[rows.name] = [_complete(rows, line) for line in values.get(rows.name) or ()]
    return whole


def _points_missing(typed: Mapping[str, object], values: Mapping[str, Any]) -> dict[str, str]:
    """Return a fault for each question without points, and with less than none."""
    faults: dict[str, str] = {}
    if "elements" not in typed:
        return faults
    for place, element in enumerate(values.get("elements") or ()):
        for number, question in enumerate(element.get("questions") or ()):
            here = f"elements.{place}.questions.{number}.points"
            points = question.get("points")
            if points is None:
                faults[here] = _("Say how many points it is worth; 0 where it earns none.")
            elif points < Decimal(0):
                faults[here] = _("Points cannot be less than none.")
    return faults
