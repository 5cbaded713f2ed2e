"""Enters a stranger's labelled records, loads and checks them, and says what was said of each."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from desktop.records import kind_of
from tests.builders.company import Company, company_in
from tests.builders.labelled import SCAN, SHA256, Saved, _muster, crew

HERE: Final = Path(__file__).parent
Finding = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """Records that are weak or sound together; a finding names one of the kinds `about`."""

    topic: str
    name: str
    weak: bool
    records: tuple[Mapping[str, Any], ...]
    alone: bool = False
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What was found in one case: of its topic, and of anything else."""

    case: Case
    of_topic: list[Finding]
    besides: list[Finding]


def cases(*files: str) -> list[Case]:
    """Return the cases of the files."""
    return [case for file in files for case in _cases(tomllib.loads((HERE / file).read_text()))]


def _cases(data: Mapping[str, Any]) -> Iterator[Case]:
    for row in data.get("case", ()):
        yield Case(
            row["topic"],
            row["name"],
            row["weak"],
            tuple(row["records"]),
            row.get("alone", False),
            tuple(row.get("about", ())),
        )
    for words in data.get("words", ()):
        for weak in (True, False):
            for text in words["weak" if weak else "sound"]:
                yield _of_words(words["topic"], words["kind"], words["field"], text, weak)


def _of_words(topic: str, kind: str, field: str, text: str, weak: bool) -> Case:
    rows, _dot, column = field.partition(".")
    said: Any = [{"role": "Foreman", "name": "R. Desjarlais", "phone": "403-555-0112"}]
    value = [said[0] | {column: text}, *said] if column else text
    judged = {"kind": kind, "base": kind.replace("emergency_", ""), rows: value}
    records: list[Mapping[str, Any]] = [judged]
    if kind in ("emergency_plan", "inspection", "drill"):
        judged["site_id"] = "@site"
        place = "1 Elm St, Stettler"
        records.insert(0, {"kind": "site", "as": "site", "place": "shop", "address": place})
    if kind == "emergency_plan":
        records.append({"kind": "drill", "base": "drill", "site_id": "@site"})
    if kind == "drill":
        judged["went_well"] = ""
    return Case(topic, f"{kind}.{field}: {text}", weak, tuple(records), about=(kind,))


def judge(some: list[Case], topics: Mapping[str, str], folder: Path) -> list[Told]:
    """Check all cases, those that are `alone` each in a company of its own."""
    told: list[Told] = []
    together = [case for case in some if not case.alone]
    groups = [together, *([case] for case in some if case.alone)]
    for number, group in enumerate(filter(None, groups)):
        place = folder / str(number)
        place.mkdir(parents=True)
        made, findings = _checked(group, place)
        for case, ids in zip(group, made, strict=True):
            of_case = [one for one in findings if one["record"] in ids]
            of_topic = [one for one in of_case if re.search(topics[case.topic], one["code"])]
            told.append(Told(case, of_topic, [one for one in of_case if one not in of_topic]))
    return told


def _checked(group: list[Case], place: Path) -> tuple[list[set[str]], list[Finding]]:
    with company_in(place, "Elm Street Works") as company:
        company.file.write("File", lambda t: t.add_content(SHA256, SCAN, None))
        known: dict[str, str] = {}
        company.together(lambda: crew(company, known))
        made = company.together(
            lambda: [_enter(case, company, known, number) for number, case in enumerate(group)]
        )
        if group[0].alone:
            company.void("site", known["shop"])  # nothing is told of it, so it would be accused
    _muster("dump", place / "company.muster", "--out", place / "dump")
    _muster("load", place / "dump", "--to", place / "loaded.muster")
    said = _muster("check", place / "loaded.muster", "--as-of", "2026-11-16", "--json")
    return made, json.loads(said)["findings"]


def _enter(case: Case, company: Company, known: dict[str, str], number: int) -> set[str]:
    names = dict(known)
    made: set[str] = set()
    for record in case.records:
        row = {**_bases().get(record.get("base", ""), {}), **record}
        kind, called = row.pop("kind"), row.pop("as", "")
        copy = row.pop("copy", False)
        row.pop("base", None)
        if kind == "site":
            row.setdefault("name", f"Place {number}")
        fields = {field.name for field in kind_of(kind).fields}
        if "type" in row and "type" not in fields:
            row["kind"] = row.pop("type")
        values = {name: value for name, value in row.items() if value not in ("", [])}
        for one in _each_date(values):
            saved = Saved(kind, one, called, copy).saved(company, names)
            if not case.about or kind in case.about:
                made.add(saved)
    return made


def _each_date(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    days = values.get("done_on")
    if not isinstance(days, list):
        yield values
        return
    for day in days:
        yield values | {"done_on": day}


@cache
def _bases() -> dict[str, dict[str, Any]]:
    return tomllib.loads((HERE / "bases.toml").read_text())
