"""Enters a stranger's cases, as TOML has them, and tells which of them `muster check` found."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from re import search
from typing import Any, Final

from tests.builders.company import Company, company_in
from tests.builders.labelled import SCAN, SHA256, Finding, Said, Saved, _company, _muster

CREW: Final = {
    "marta": ("Marta Nilsson", "2017-04-03", None, {"is_owner": True}),
    "owen": ("Owen Fairchild", "2019-05-06", None, {"is_supervisor": True}),
    "priya": ("Priya Raman", "2022-03-14", None, {}),
    "lucas": ("Lucas Bergeron", "2024-05-13", None, {}),
    "gordon": ("Gordon Nilsson", "2009-02-02", "2025-03-31", {"is_owner": True}),
}
TOPICS: Final = ("policy", "rights", "hazards", "ppe", "emergency", "reporting", "procedures",
                 "whmis", "site")  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One weak case and the sound one beside it; either may be missing."""

    it: str
    code: str
    data: Mapping[str, Any]

    def records(self, which: str) -> list[dict[str, Any]] | None:
        """Return what is entered for the weak or the sound one."""
        told = self.data.get(which)
        if told is None:
            return None
        both = self.data.get("both", {})
        own = [both | told] if isinstance(told, dict) else list(told)
        return [*self.data.get("before", []), *own]


@dataclass
class Tally(Said[str]):
    """What came of the cases."""

    beside: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def failing(self) -> list[str]:
        """The sound that was accused at severity `fails`."""
        return [it for it, told in self.accused if any(f["severity"] == "fails" for f in told)]


def read_cases(folder: Path, pattern: str = "*.toml") -> list[Case]:
    """Return the cases of every file in `folder`."""
    cases = []
    for path in sorted(folder.glob(pattern)):
        for data in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            cases.append(Case(data["it"], data["code"], data))
    return cases


def tally(cases: Iterable[Case], folder: Path) -> Tally:
    """Enter, dump, load and check each case in a file of its own, and tell what was found."""
    result = Tally()
    for number, case in enumerate(cases):
        for which in ("weak", "sound"):
            records = case.records(which)
            if records is None:
                continue
            place = folder / f"{number}-{which}"
            place.mkdir(parents=True)
            about, findings = _checked(case, records, place)
            _judge(result, case, which, about, findings)
    return result


def _judge(
    result: Tally, case: Case, which: str, about: set[str], findings: Sequence[Finding]
) -> None:
    on_topic = [f for f in findings if search(case.code, f["code"])]
    on_record = [f for f in findings if f["record"] in about]
    told = [f for f in on_topic if not about or f["record"] in about]
    if which == "weak" and told:
        result.found.append(case.it)
    elif which == "weak":
        result.missed.append((case.it, [f["code"] for f in on_topic + on_record]))
    else:
        accused = on_record if about else on_topic
        if accused:
            result.accused.append((case.it, accused))
        else:
            result.left_alone.append(case.it)
        if others := [f["code"] for f in findings if f not in accused]:
            result.beside.append((case.it, others))


def _checked(
    case: Case, records: Sequence[Mapping[str, Any]], place: Path
) -> tuple[set[str], list[Finding]]:
    with company_in(place, "Highline Roofing") as company:
        company.file.write("File", lambda t: t.add_content(SHA256, SCAN, None))
        known = {"company": _company(company)}
        if more := case.data.get("company"):
            company.save("company", known["company"], legal_name="Highline Roofing", **more)
        company.together(lambda: _people(case.data.get("world", "crew"), company, known))
        last = company.together(lambda: _all(records, company, known))
    about = case.data.get("about", last)
    names = [about] if isinstance(about, str) else about
    ids = {known[name] for name in names if name in known}
    _muster("dump", place / "company.muster", "--out", place / "dump")
    _muster("load", place / "dump", "--to", place / "loaded.muster")
    told = _muster("check", place / "loaded.muster", "--as-of", "2026-11-16", "--json")
    findings: list[Finding] = json.loads(told)["findings"]
    return ids, findings


def _all(records: Sequence[Mapping[str, Any]], company: Company, known: dict[str, str]) -> str:
    last = ""
    for record in records:
        values = dict(record)
        kind, name = values.pop("kind_of"), values.pop("name_it", "")
        if kind == "crowd":
            _crowd(company, **values)
        elif kind == "all_oriented":
            _orient(company, known, values.get("without", []))
        else:
            last = name or f"one of {kind}"
            saved = Saved(kind, values, last, values.pop("copy", False))
            saved.saved(company, known)
    return last


def _people(world: str, company: Company, known: dict[str, str]) -> None:
    if world == "nobody":
        return
    for name, (full, hired, left, more) in CREW.items():
        known[name] = company.worker(full, hired, left, **more)
    known["shop"] = company.save("site", name="Shop", place="shop", address="88 Kiln Rd, Nisku")
    if world == "oriented":
        _orient(company, known, [])


def _orient(company: Company, known: dict[str, str], without: Sequence[str]) -> None:
    topics = {f"covers_{topic}": topic not in without for topic in TOPICS}
    for name, (_full, hired, _left, _more) in CREW.items():
        company.orientation(known[name], hired, signed=True, by_name="Gil Pruden", **topics)


def _crowd(company: Company, count: int, from_on: str, to_on: str | None = None,
           letter: str = "A", **more: Any) -> None:  # fmt: skip
    for number in range(count):
        company.worker(f"Hand {letter}{number}", from_on, to_on, **more)
