"""Companies to back up: with evidence, with a password, and what is in one, to compare."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop.services import backups
from desktop.services.dumping import dump
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from desktop.store.transaction import Transaction
from tests.builders.company import NOON
from tests.builders.files import copied, opened, save, standing_clock

KEY = Key(bytes(range(32)), bytes(range(0xE0, 0xF0)))
OTHER_KEY = Key(bytes(range(1, 33)), bytes(range(0xE1, 0xF1)))
PHOTO = b"\xff\xd8" + bytes(range(256)) * 40


@contextmanager
def company_with_photo(folder: Path) -> Iterator[CompanyFile]:
    """Make the company file bow.muster with one worker and one photo, open."""
    with copied(folder / "bow.muster") as company:
        save(company, "worker", last_name="Desjarlais")
        add_photo(company, PHOTO)
        yield company


def made(company: CompanyFile, places: backups.Places, **how: Any) -> backups.Made:
    """Back the company up by hand, at noon of the day unless `how` says when."""
    return backups.back_up(company, places, backups.Why.BY_HAND, **{"now": NOON} | how)


def files_in(folder: Path) -> set[str]:
    """Return the files below a folder, as seen from it."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def add_photo(company: CompanyFile, data: bytes, name: str = "photo.jpg") -> str:
    """File something as evidence, as one action; returns its SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    values = {"name": name, "media_type": "image/jpeg", "sha256": sha256, "size": len(data),
              "filed_at": NOON}  # fmt: skip

    def work(t: Transaction) -> None:
        t.add_content(sha256, data, f"text of {name}")
        t.save("evidence", values)

    company.write(f"File {name}", work)
    return sha256


@contextmanager
def locked_company(path: Path, key: Key = KEY) -> Iterator[CompanyFile]:
    """Make a company file with a password, open."""
    with CompanyFile.create(path, by="Test", clock=standing_clock, key=key) as company:
        yield company


def all_of(company: CompanyFile) -> dict[str, bytes]:
    """Return every file of a dump by its name."""
    with TemporaryDirectory() as name:
        out = Path(name) / "dump"
        dump(company, out)
        return {str(f.relative_to(out)): f.read_bytes() for f in out.rglob("*") if f.is_file()}


def all_at(path: Path, key: Key | None = None) -> dict[str, bytes]:
    """Return every file of a dump of the company file at `path`."""
    with opened(path, read_only=True, key=key) as company:
        return all_of(company)


def later(**how: int) -> datetime:
    """Return a moment after noon of the day on which all tests play."""
    return NOON + timedelta(**how)
