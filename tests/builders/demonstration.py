"""The demonstration company, made for a day and read back, so that tests ask it questions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from desktop.records import KINDS
from desktop.records.kind import Kind, Rows
from desktop.services import demonstration
from desktop.services.checking import check_report
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile

NOVEMBER: Final = date(2026, 11, 16)
# a Monday in fall, a leap day, New Year
DAYS: Final = (NOVEMBER, date(2028, 2, 29), date(2027, 1, 1))
AFTERWARDS: Final = datetime(2040, 1, 1, tzinfo=UTC)

Records = Mapping[str, list[Stored]]


def clock() -> datetime:
    """A time after all of them, which therefore holds nothing back."""
    return AFTERWARDS


@dataclass(frozen=True)
class Demo:
    """A demonstration company, read back: records that stand by kind, all of them, what is due."""

    as_of: date
    path: Path
    records: Records
    voided: list[Stored]
    report: dict[str, Any]

    def all(self, kind: str) -> list[dict[str, Any]]:
        """What the records of a kind say, voided ones left out."""
        return [record.values for record in self.records[kind]]

    def states(self, part: str) -> Counter[str]:
        """How many of a list of `muster check` are in which state."""
        return Counter(row["state"] for row in self.report[part])

    def duties(self) -> Counter[str]:
        """What recurs; certificates and actions have lists of their own."""
        apart = ("certificate", "action")
        return Counter(d["state"] for d in self.report["duties"] if d["kind"] not in apart)

    def open(self) -> CompanyFile:
        """Open the file to read."""
        return CompanyFile.open(self.path, by="Test", clock=clock, read_only=True)


def made(path: Path, as_of: date) -> Demo:
    """Make one and read it back."""
    demonstration.make_demonstration(path, as_of, clock=clock)
    with CompanyFile.open(path, by="Test", clock=clock, read_only=True) as company:
        with company.reading() as connection:
            found = {k.key: list(aggregate.read(connection, k).values()) for k in KINDS}
        report = check_report(company, as_of)
    standing = {key: [r for r in some if not r.is_voided] for key, some in found.items()}
    voided = [r for some in found.values() for r in some if r.is_voided]
    return Demo(as_of, path, standing, voided, report)


def copied(path: Path) -> Path:
    """Put the one of November there: made once, where it only has to be there."""
    path.write_bytes(_november())
    return path


@cache
def _november() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.muster"
        demonstration.make_demonstration(path, NOVEMBER, clock=clock)
        return path.read_bytes()


def lines_of(
    part: Kind | Rows, values: Mapping[str, Any]
) -> Iterator[tuple[Kind | Rows, Mapping[str, Any]]]:
    """The record and every line in it, at any depth."""
    yield part, values
    for rows in part.rows:
        for line in values[rows.name]:
            yield from lines_of(rows, line)
