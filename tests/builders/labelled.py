"""Weak records beside sound ones that resemble them, as what they are: entered, loaded, checked.

What is judged goes the way of any file: a company file, `muster dump`, `muster load` into a new
one, `muster check --json`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from desktop import cli
from tests.builders.company import NOON, Company, company_in

SCAN: Final = b"a scan of something that somebody signed"
SHA256: Final = hashlib.sha256(SCAN).hexdigest()
Finding = dict[str, Any]


@dataclass(frozen=True)
class Saved:
    """A record as it is entered; "@name" stands for the id of what was saved under that name."""

    kind: str
    values: Mapping[str, Any]
    name: str = ""
    copy: bool = False  # a scan is attached

    def saved(self, company: Company, names: dict[str, str]) -> str:
        """Save it, and return its id."""
        made = company.save_values(self.kind, _named(dict(self.values), names))
        if self.copy:
            link = {"record_kind": self.kind, "record_id": made}
            company.save(
                "evidence", name="scan.pdf", sha256=SHA256, media_type="application/pdf",
                size=len(SCAN), filed_at=NOON, links=[link],
            )  # fmt: skip
        names[self.name or f"one of {self.kind}"] = made
        return made


def rec(kind: str, name: str = "", /, *, copy: bool = False, **values: Any) -> Saved:
    """Return a record to save."""
    return Saved(kind, values, name, copy)


@dataclass(frozen=True)
class Pair:
    """What has to be found in `weak`, and nothing in `sound`; the last record is what is judged.

    Pairs with the same `file` share one; by itself a pair has a file of its own (`file=""`).
    """

    code: str
    weak: tuple[Saved, ...]
    sound: tuple[Saved, ...]
    file: str = "many"
    about: str = ""  # the name of what is judged, where it is not the last record

    def __str__(self) -> str:
        said = self.weak[-1].values
        return f"{self.code}: {next((str(one) for one in said.values() if one), '')[:60]}"


def pair(
    code: str, weak: Saved | Sequence[Saved], sound: Saved | Sequence[Saved], **more: Any
) -> Pair:
    """Return a pair; one record or several to save, one after the other."""
    return Pair(code, _several(weak), _several(sound), **more)


def _several(some: Saved | Sequence[Saved]) -> tuple[Saved, ...]:
    return (some,) if isinstance(some, Saved) else tuple(some)


def differing(code: str, kind: str, both: Any, weak: Any, sound: Any, **more: Any) -> Pair:
    """Return a pair of records of one kind, alike but for what each says itself."""
    return pair(code, Saved(kind, both | weak), Saved(kind, both | sound), **more)


T = TypeVar("T")


@dataclass
class Said(Generic[T]):
    """What `muster check` said of what should be found, and of what should be left alone."""

    found: list[T] = field(default_factory=list)
    missed: list[tuple[T, list[str]]] = field(default_factory=list)
    left_alone: list[T] = field(default_factory=list)
    accused: list[tuple[T, list[Finding]]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the weak that was found."""
        return len(self.found) / max(len(self.found) + len(self.missed), 1)

    @property
    def false_alarms(self) -> float:
        """The share of the sound that was accused of anything."""
        return len(self.accused) / max(len(self.accused) + len(self.left_alone), 1)


def judged(pairs: Iterable[Pair], folder: Path) -> Said[Pair]:
    """Enter, dump, load and check all pairs, and return what was said of them."""
    said = Said[Pair]()
    for number, of_one in enumerate(_files(pairs)):
        for which in ("weak", "sound"):
            place = folder / f"{number}-{which}"
            place.mkdir(parents=True)
            records, findings = _checked(of_one, which, place)
            for one, record in zip(of_one, records, strict=True):
                _judge(said, which, one, [it for it in findings if it["record"] == record])
    return said


def _judge(said: Said[Pair], which: str, one: Pair, told: list[Finding]) -> None:
    codes = [found["code"] for found in told]
    if which == "weak" and one.code in codes:
        said.found.append(one)
    elif which == "weak":
        said.missed.append((one, codes))
    elif told:
        said.accused.append((one, told))
    else:
        said.left_alone.append(one)


def _files(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    shared: dict[str, list[Pair]] = {}
    for one in pairs:
        if one.file:
            shared.setdefault(one.file, []).append(one)
        else:
            yield [one]
    yield from shared.values()


def _checked(pairs: Sequence[Pair], which: str, place: Path) -> tuple[list[str], list[Finding]]:
    """Return what is judged of each pair, and what is found in the file that holds them all."""
    with company_in(place, "Bow River") as company:
        company.file.write("File", lambda t: t.add_content(SHA256, SCAN, None))
        known = {"company": _company(company)}
        company.together(lambda: crew(company, known))
        records = company.together(
            lambda: [_entered(getattr(one, which), one.about, company, known) for one in pairs]
        )
    _muster("dump", place / "company.muster", "--out", place / "dump")
    _muster("load", place / "dump", "--to", place / "loaded.muster")
    told = _muster("check", place / "loaded.muster", "--as-of", "2026-11-16", "--json")
    return records, json.loads(told)["findings"]


def _entered(some: tuple[Saved, ...], about: str, company: Company, known: dict[str, str]) -> str:
    names = dict(known)
    made = [one.saved(company, names) for one in some]
    return names[about] if about else made[-1]


def crew(company: Company, known: dict[str, str]) -> None:
    """Enter who works here: an owner, three of the crew, and one who left in June."""
    for name, hired, left, more in (
        ("Dale Kowalchuk", "2015-03-02", None, {"is_owner": True}),
        ("Rick Desjarlais", "2018-05-07", None, {"is_supervisor": True}),
        ("Jose Ramirez", "2020-06-01", None, {}),
        ("Kayla Sinclair", "2021-02-15", None, {}),
        ("Tom Bell", "2019-01-07", "2026-06-30", {"is_manager": True}),
    ):
        known[name.split()[0].lower()] = company.worker(name, hired, left, **more)
    known["shop"] = company.save(
        "site", name="Shop", place="shop", address="4512 61 Ave SE, Calgary"
    )


def _company(company: Company) -> str:
    with company.file.reading() as connection:
        found = connection.exec_driver_sql("SELECT id FROM company").scalar()
    return str(found)


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str) and value.startswith("@"):
        return names[value[1:]]
    if isinstance(value, dict):
        return {name: _named(one, names) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_named(one, names) for one in value]
    return value


def _muster(*words: object) -> str:
    said = StringIO()
    with redirect_stdout(said):
        code = cli.run([*map(str, words)])
    assert code in (0, 1), (words, said.getvalue())
    return said.getvalue()
