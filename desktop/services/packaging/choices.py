"""What a person chooses of a package, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Told = Callable[[int, int, str], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True)
class Choices:
    """`hide_names` makes initials of people's names; `paper` is "letter" or "a4".

    `today` is the day on which it is built: a package as of a day to come says so.
    """

    hide_names: bool = False
    paper: str = "letter"
    today: date | None = None


@dataclass(frozen=True)
class ExhibitMade:
    """One exhibit as it stands in the package; `page` is counted from 1."""

    number: str
    name: str
    sha256: str
    pages: int
    page: int
    records: tuple[str, ...]
    trouble: str | None = None


@dataclass(frozen=True)
class Built:
    """A package that was written: the file, what is in it, what is not, and what to look at."""

    path: Path
    pages: int
    as_of: date
    period: tuple[date, date]
    exhibits: tuple[ExhibitMade, ...]
    troubles: tuple[str, ...]
    left_out: tuple[str, ...]
    files: tuple[Path, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the document of `muster export --json`."""
        return {
            "pdf": str(self.path),
            "pages": self.pages,
            "as_of": self.as_of.isoformat(),
            "period": {"from": self.period[0].isoformat(), "to": self.period[1].isoformat()},
            "exhibits": [
                {
                    "number": one.number,
                    "name": one.name,
                    "sha256": one.sha256,
                    "pages": one.pages,
                    "page": one.page,
                    "records": list(one.records),
                    "trouble": one.trouble,
                }
                for one in self.exhibits
            ],
            "left_out": list(self.left_out),
            "files": [str(path) for path in self.files],
        }
