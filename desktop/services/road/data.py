"""The steps of the road and the months between them, as the data file has them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from desktop.resources import resource

_FILE: Final = ("audit", "road.toml")


@dataclass(frozen=True, slots=True)
class StepText:
    """A step in words; `published` names what partners publish that belongs to it."""

    key: str
    title: str
    why: str
    published: tuple[str, ...]
    files: tuple[str, ...] = ()  # words in the names of files that show it


@dataclass(frozen=True, slots=True)
class RoadData:
    """The steps in their order, and how long things hold where nothing else is known."""

    steps: tuple[StepText, ...]
    certificate_months: int
    refresher_months: int
    late_days: int
    soon_days: int


@cache
def road_data() -> RoadData:
    """Return the data, read once."""
    said: dict[str, Any] = tomllib.loads(resource(*_FILE).read_text(encoding="utf-8"))
    steps = tuple(
        StepText(
            one["key"],
            one["title"],
            one["why"],
            tuple(one["published"]),
            tuple(one.get("files", ())),
        )
        for one in said["step"]
    )
    return RoadData(
        steps,
        said["certificate_months"],
        said["refresher_months"],
        said["late_days"],
        said["soon_days"],
    )
