"""What a person chooses of a package, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from desktop.services.packaging.left_out_files import FileApart
    from desktop.services.submissions import Previous

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
    `keeps_signers` leaves the names of those who signed something on every page; without it only
    who signs the submission is named, on its cover and its page of signatures. `paper` is "letter"
    or "a4", `photos` is "200 dpi" or "original". `most_megabytes` is how large one file may be,
    None as the partner says. `only_changed` leaves directive papers out, as a year of maintenance
    does; `own_copy` puts what was checked before sending in, which nobody else is to read.
    `loose_papers` takes papers in that no record names, or leaves them out, as long as nothing is
    signed; None is as usual: in where there is no assessment, out where there is one. `today` is
    the day on which it is built: a package as of a day to come says so.
    """

    hide: str = ""
    keeps_signers: bool = False
    paper: str = "letter"
    photos: str = "200 dpi"
    most_megabytes: int | None = None
    only_changed: bool = False
    own_copy: bool = False
    loose_papers: bool | None = None
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
    """One exhibit as it stands in the package; `page` is counted from 1.

    `pages` are those of the file itself, 0 for a sheet. `records` are the ids of the record that it
    is, or of those that a file proves.
    """

    number: str
    name: str
    sha256: str
    pages: int
    page: int
    records: tuple[str, ...]
    trouble: str | None = None
    kind: str = "evidence"
    day: date | None = None
    nature: str = ""
    questions: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as it stands in the document of `muster export --json`."""
        return {
            "number": self.number,
            "name": self.name,
            "kind": self.kind,
            "day": self.day.isoformat() if self.day else None,
            "nature": self.nature,
            "questions": list(self.questions),
            "sha256": self.sha256 or None,
            "pages": self.pages,
            "page": self.page,
            "records": list(self.records),
            "trouble": self.trouble,
        }


@dataclass(frozen=True, kw_only=True)
class Built:
    """A package that was written: the folder and its PDF, what is in it, what is not, and why.

    `files` are those that lie there as they were filed, `apart` every file that is no exhibit.
    `manifest` stands for all of it, `previous` is the package that was sent before. `remarks` are
    sentences for whoever builds it: a logo that could not be drawn, a file that is too large.
    """

    folder: Path
    path: Path
    pages: int
    as_of: date
    period: tuple[date, date]
    is_draft: bool
    exhibits: tuple[ExhibitMade, ...]
    troubles: tuple[str, ...]
    left_out: tuple[str, ...]
    files: tuple[Path, ...]
    apart: "tuple[FileApart, ...]" = ()
    manifest: str = ""
    previous: "Previous | None" = None
    remarks: tuple[str, ...] = ()
    own_copy: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the document of `muster export --json`."""
        return {
            "folder": str(self.folder),
            "pdf": str(self.path),
            "pages": self.pages,
            "as_of": self.as_of.isoformat(),
            "period": {"from": self.period[0].isoformat(), "to": self.period[1].isoformat()},
            "is_draft": self.is_draft,
            "exhibits": [one.as_json() for one in self.exhibits],
            "left_out": list(self.left_out),
            "files": [str(path) for path in self.files],
            "files_left_out": [one.as_json() for one in self.apart],
            "remarks": list(self.remarks),
            "manifest": self.manifest,
            "previous": self.previous.as_json() if self.previous else None,
        }
