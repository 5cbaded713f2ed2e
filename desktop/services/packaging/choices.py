"""What a person chooses of a package, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

Told = Callable[[int, int, str], None]
Stopped = Callable[[], bool]


INITIALS: Final = "initials"
NUMBERS: Final = "numbers"
DOTS: Final = 200  # an inch: what a printer shows of a photo (domain.md 2)
ORIGINAL: Final = "original"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """How a package is to be.

    `hide` is "" where names are shown, else "initials" or "numbers" of workers stand for them;
    `keeps_signers` leaves the names of those who signed. `paper` is "letter" or "a4", `photos` is
    "200 dpi" or "original". `most_megabytes` is how large one file may be, None as the partner
    says. `only_changed` leaves directive papers out, as a year of maintenance does; `own_copy` puts
    what was checked before sending in, which nobody else is to read. `today` is the day on which it
    is built: a package as of a day to come says so.
    """

    hide: str = ""
    keeps_signers: bool = False
    paper: str = "letter"
    photos: str = "200 dpi"
    most_megabytes: int | None = None
    only_changed: bool = False
    own_copy: bool = False
    today: date | None = None

    @property
    def hide_names(self) -> bool:
        """Whether something stands for the names of people."""
        return bool(self.hide)

    @property
    def dots(self) -> int | None:
        """Return to how many dots an inch photos are made smaller, None where they stay."""
        return None if self.photos == ORIGINAL else DOTS


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
