"""Where an operation under test happens, and the proof that what lies there afterwards is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from desktop.intake import Intake
from desktop.store import header, integrity
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from tests.builders.company import NOON
from tests.builders.files import copied, faults_in, opened, save
from tests.builders.papers import write_pdf, write_photo

PASSWORD: Final = "blue truck in the snow"
OTHER_PASSWORD: Final = "four geese on the pond"
TODAY: Final = date(2026, 11, 16)
SHEET: Final = "First name,Last name,Hired\n" + "".join(
    f"{first},{last},2024-03-0{day}\n"
    for day, (first, last) in enumerate(
        [("Rick", "Désjarlais"), ("Anika", "Li"), ("Dale", "Kowalchuk"), ("Joy", "Okafor")], 1
    )
)


@dataclass
class Place:
    """A folder that is made anew for each run, with the papers of the company beside it."""

    folder: Path
    papers: Path
    intake: Intake | None = None
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        """The company file."""
        return self.folder / "bow.muster"

    @property
    def out(self) -> Path:
        """Where packages go."""
        return self.folder / "out"

    @property
    def temporary(self) -> Path:
        """Where the program puts what it needs for a moment."""
        return self.folder / "tmp"

    def key(self, path: Path | None = None) -> Key | None:
        """What opens a company file, by one of the two passwords or by none."""
        path = path or self.file
        if not header.is_locked(path):
            return None
        salt = header.salt_of(path)
        keys: dict[bytes, Key] = self.known.setdefault("keys", {})
        if salt not in keys:
            found = (Key.of(word, salt) for word in (PASSWORD, OTHER_PASSWORD))
            keys[salt] = next(key for key in found if header.opens(path, key))
        return keys[salt]

    @contextmanager
    def opened(self, path: Path | None = None) -> Iterator[CompanyFile]:
        """Open a company file for work."""
        path = path or self.file
        with opened(path, key=self.key(path)) as company:
            yield company

    def whole(self, path: Path | None = None) -> tuple[int, ...]:
        """Prove that a company file is whole; returns how much there is in it."""
        with self.opened(path) as company:
            return look_through(company)

    def visible(self) -> set[str]:
        """What a person sees in the folders; a journal belongs to its file."""
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*"))
        return {
            str(path)
            for path in found
            if not any(part.startswith(".") for part in path.parts)
            and not path.name.endswith("-journal")
            and path.parts[0] != self.temporary.name
        }

    def hidden(self) -> list[str]:
        """What lies there that nobody sees."""
        return sorted(
            path.name
            for path in self.folder.rglob(".*")
            if self.temporary not in path.parents and ".home" not in path.parts
        )


def look_through(company: CompanyFile) -> tuple[int, ...]:
    """Prove that an open company file is whole; returns how much there is in it."""
    assert faults_in(company) == [], company.path
    with company.reading() as connection:
        assert list(integrity.damaged_lines(connection)) == []
        ask = connection.exec_driver_sql
        loose = "SELECT count(*) FROM evidence WHERE sha256 NOT IN (SELECT sha256 FROM content)"
        assert ask(loose).scalar() == 0, "evidence without its content"
        lost = "SELECT count(*) FROM content WHERE sha256 NOT IN (SELECT sha256 FROM evidence)"
        assert ask(lost).scalar() == 0, "a content that no evidence has"
        asked = ("action", "change", "evidence", "imported_row")
        return tuple(int(ask(f"SELECT count(*) FROM {table}").scalar() or 0) for table in asked)


def write_papers(folder: Path) -> None:
    """Write what is attached and imported; it lies beside, and is never written by Muster."""
    folder.mkdir(parents=True, exist_ok=True)
    write_pdf(folder / "card 2026-11-02.pdf", "H2S Alive")
    write_photo(folder / "guard.jpg", (200, 40, 30))
    (folder / "Employee list.csv").write_text(SHEET, encoding="utf-8")


def small_company(place: Place) -> None:
    """Make a small company, in which somebody has worked."""
    with copied(place.file) as company:
        save(company, "company", legal_name="Bow River Mechanical Ltd.", province="AB")
        save(company, "site", name="Shop")
        kind = save(company, "certificate_type", name="H2S Alive", months=36)
        worker = save(company, "worker", first_name="Mona", last_name="Rask")
        save(company, "certificate", worker_id=worker, type_id=kind, issued_on="2024-01-31")


def noon() -> datetime:
    """A clock that stands still."""
    return NOON
