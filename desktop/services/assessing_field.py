"""What helps to fill in a field assessment: the last one here, the level of a control, advice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from sqlalchemy import select

from desktop.language import _
from desktop.records import kind_of
from desktop.records.conversion import is_id
from desktop.records.hazards.levels import CONTROL_LEVELS
from desktop.services.field_hazards import Control, Suggestion, found, suggestions
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.controls import guess_control_level
from desktop.values.folding import key
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

__all__ = [
    "Control",
    "LastTime",
    "Suggestion",
    "advice",
    "best_level",
    "clock_now",
    "found",
    "last_time",
    "level_of",
    "suggestions",
]

PPE: Final = "ppe"
_KIND: Final = kind_of("field_level_hazard_assessment")
_LOOKED_AT: Final = 30  # assessments of a site among which one of the same task is looked for


@dataclass(frozen=True)
class LastTime:
    """The last assessment at the same place: its hazards can be taken over."""

    said: str  # "3 November: Weld nipples on the test header"
    hazards: tuple[Mapping[str, Any], ...]


def last_time(
    company: CompanyFile, site_id: object, task: object, record_id: str, today: date
) -> LastTime | None:
    """Return the last assessment of a site, of the same task where there is one; None: none."""
    table = aggregate.table_of(_KIND)
    question = select(table.c.id).where(table.c.voided_at.is_(None), table.c.id != record_id)
    if is_id(site_id):
        question = question.where(table.c.site_id == site_id)
    elif not str(task or "").strip():
        return None
    newest = question.order_by(table.c.done_on.desc(), table.c.id.desc()).limit(_LOOKED_AT)
    with company.reading() as connection:
        ids = list(connection.execute(newest).scalars())
        records = aggregate.read(connection, _KIND, ids)
    here = [records[one] for one in ids if records[one].values["hazards"]]
    same = [record for record in here if key(record.values["task"]) == key(str(task or ""))]
    best = (same or (here if is_id(site_id) else []))[:1]
    for record in best:
        said = _("{date}: {task}").format(
            date=say_date(record.values["done_on"], today), task=quote(record.values["task"])
        )
        names = ("hazard", "control", "level")
        lines = ({name: line[name] or "" for name in names} for line in record.values["hazards"])
        return LastTime(said, tuple(lines))
    return None


def level_of(control: str) -> str:
    """Return the level that the words of a control speak of, "" where none is known."""
    level = guess_control_level(control) if control.strip() else None
    return level.name.lower() if level is not None else ""


def best_level(parts: Sequence[str], usual: Sequence[Control]) -> str:
    """Return the level at which parts of a control keep a hazard in check: that of the best one."""
    known = {control.words: control.level for control in usual}
    levels = {known.get(part) or level_of(part) for part in parts}
    return next((level for level in CONTROL_LEVELS if level in levels), "")


def advice(lines: Iterable[Mapping[str, object]]) -> list[str]:
    """Return a sentence for each line, "" where there is nothing to say about it.

    A hazard may stand in several lines; one of them may hold the better control.
    """
    told = list(lines)
    better = {_named(line) for line in told if _level(line) not in ("", PPE)}
    return [_about(line, better) for line in told]


def clock_now(company: CompanyFile) -> time:
    """Return the time of day on the wall, to the minute."""
    return company.clock().astimezone().time().replace(second=0, microsecond=0)


def _named(line: Mapping[str, object]) -> str:
    return key(str(line.get("hazard") or ""))


def _level(line: Mapping[str, object]) -> str:
    return str(line.get("level") or "") or level_of(str(line.get("control") or ""))


def _about(line: Mapping[str, object], better: set[str]) -> str:
    name, control = str(line.get("hazard") or "").strip(), str(line.get("control") or "").strip()
    if not name or key(name) in better:
        return ""
    if not control:
        return _("Say what is done about “{hazard}”.").format(hazard=quote(name))
    if _level(line) == PPE:
        return _(
            "Only PPE stands against “{hazard}”. Could something be guarded, moved or done "
            "another way?"
        ).format(hazard=quote(name))
    return ""
