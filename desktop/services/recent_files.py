"""Looks at the company files that were opened last, without opening them: the drive may be slow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.language import _
from desktop.values.spoken import say_whole_date


@dataclass(frozen=True)
class RecentFile:
    """One of them; `said` is a few words about it: when it was changed last, or that it is gone."""

    path: Path
    is_there: bool
    said: str


def look_at(paths: Iterable[Path]) -> list[RecentFile]:
    """Return what became of each file; takes as long as the slowest drive."""
    return [_look(path) for path in paths]


def _look(path: Path) -> RecentFile:
    try:
        changed = path.stat().st_mtime if path.is_file() else None
    except OSError:  # a drive that is not connected, a folder that may not be entered
        changed = None
    if changed is None:
        return RecentFile(path, False, _("not found"))
    day = _day_of(changed)
    return RecentFile(path, True, _("changed {date}").format(date=say_whole_date(day)))


def _day_of(moment: float) -> date:
    return datetime.fromtimestamp(moment, UTC).astimezone().date()
