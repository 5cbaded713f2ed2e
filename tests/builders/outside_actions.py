"""Reads the records that a stranger labelled, enters them, and counts what is said of them."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.builders.company import Company, company_in
from tests.builders.labelled import SCAN, SHA256, Finding, Saved, _muster

HERE: Final = Path(__file__).parents[1] / "audit" / "outside" / "R"
OPEN: Final = {
    "found_on": "2026-11-02", "risk": "medium", "assigned_id": "@ali", "due_on": "2026-11-20",
}  # fmt: skip
CLOSED: Final = OPEN | {
    "what": "Guard of the pedestal saw", "found_on": "2026-09-07", "due_on": "2026-09-21",
    "resolved_on": "2026-09-14", "resolved_by_id": "@ali", "verified_by_id": "@priya",
    "verified_on": "2026-09-16", "effective": True,
}  # fmt: skip
FORMAL: Final = {
    "made_on": "2026-03-02", "made_by_id": "@wes",
    "participants": [{"worker_id": "@wes", "signed": True}, {"worker_id": "@ali", "signed": True}],
}  # fmt: skip
FIELD: Final = {
    "done_on": "2026-10-14", "done_at": "07:10:00", "work_start": "07:30:00", "site_id": "@yard",
    "foreman_id": "@wes",
    "crew": [{"worker_id": "@wes", "signed": True}, {"worker_id": "@ali", "signed": True}],
}  # fmt: skip
INCIDENT: Final = {
    "happened_on": "2026-07-08", "kind": "near_miss", "site_id": "@yard",
    "reported_by_id": "@ali", "reported_on": "2026-07-08", "potential": "medium",
    "cause_stated": "No edge or stop marks where the pad ends",
}  # fmt: skip


@dataclass(frozen=True)
class Entered:
    """One labelled record: what it is about, and all that is saved for it, itself last."""

    about: str
    said: str
    weak: bool
    records: tuple[Saved, ...]


@dataclass
class Counted:
    """What was said of a set."""

    found: int = 0
    missed: list[Entered] = field(default_factory=list)
    left_alone: int = 0
    accused: list[tuple[Entered, list[Finding]]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the weak that was found."""
        return self.found / (self.found + len(self.missed))

    @property
    def false_alarms(self) -> float:
        """The share of the sound that was accused of what it was written about."""
        return len(self.accused) / (self.left_alone + len(self.accused))


def entered(name: str) -> Iterator[Entered]:
    """Yield the labelled records of one set, "first" or "second"."""
    for group in tomllib.loads((HERE / f"{name}_texts.toml").read_text("utf-8"))["texts"]:
        for side in ("weak", "sound"):
            for number, text in enumerate(group[side]):
                record = _of_text(group, text, number)
                yield Entered(group["field"], text, side == "weak", (record,))
    entries = HERE / f"{name}_records.toml"
    if not entries.exists():
        return
    records = tomllib.loads(entries.read_text("utf-8"))
    for case in records["case"]:
        for side in ("weak", "sound"):
            for number, values in enumerate(case[side]):
                made = tuple(_of_case(case, records["base"].get(case["base"], {}), values, number))
                yield Entered(case["about"], str(values)[:90], side == "weak", made)


def _of_text(group: Mapping[str, Any], text: str, number: int) -> Saved:
    control = {"control": text}
    match group["field"]:
        case "action":
            return Saved("corrective_action", OPEN | {"what": text})
        case "proof":
            return Saved("corrective_action", CLOSED | {"proof": text})
        case "incident action":
            what = f"Wheel of the mixer truck over the edge of pad {number}"
            return Saved("incident", INCIDENT | {"what": what, "action_stated": text})
        case "formal control":
            hazard = {"hazard": group["hazard"], "category": "physical", "severity": 2,
                      "likelihood": 3, "controls": [control]}  # fmt: skip
            title = f"{group['hazard']} {number}"
            more = {"title": title, "covers": [{"task": title}], "hazards": [hazard]}
            return Saved("formal_hazard_assessment", FORMAL | more)
    hazards = [{"hazard": group["hazard"]} | control]
    return Saved("field_level_hazard_assessment", FIELD | {
        "task": f"Storm sewer tie-in, manhole {number}", "hazards": hazards,
        "done_on": f"2026-{1 + number % 10:02}-1{number % 7}",
    })  # fmt: skip


def _of_case(
    case: Mapping[str, Any], base: Mapping[str, Any], values: dict[str, Any], number: int
) -> Iterator[Saved]:
    values = dict(values)
    copy, action = values.pop("copy", False), values.pop("action", None)
    merged = {key: value for key, value in (base | values).items() if value != ""}
    if case["kind"] == "investigation":
        yield from _investigated(case["cause"], number, action)
        return
    yield Saved(case["kind"], merged, "it", copy=copy)
    if action:
        source = {"source_kind": case["kind"], "source_id": "@it"}
        yield Saved("corrective_action", action | source)


def _investigated(cause: str, number: int, action: str | None) -> Iterator[Saved]:
    yield Saved("incident", INCIDENT | {
        "what": f"{cause[:20]} {number}: a load let go in the yard", "cause_stated": None,
    }, "incident")  # fmt: skip
    whys = [{"why": "It moved by itself while two people stood under it."}, {"why": f"{cause}."}]
    yield Saved("investigation", {
        "incident_id": "@incident", "started_on": "2026-07-08", "finished_on": "2026-07-10",
        "team": [{"worker_id": "@priya"}, {"worker_id": "@ali"}], "whys": whys,
        "causes": [{"cause": cause, "area": "equipment"}],
    }, "it")  # fmt: skip
    if action:
        source = {"source_kind": "investigation", "source_id": "@it"}
        dates = {"found_on": "2026-07-10", "due_on": "2026-07-25", "what": action}
        yield Saved("corrective_action", CLOSED | dates | source | {
            "resolved_on": "2026-07-20", "verified_on": "2026-07-24", "proof": "Photos 3 and 4",
        })  # fmt: skip


def counted(name: str, place: Path) -> Counted:
    """Enter a set, load and check it, and count."""
    said = Counted()
    for weak in (True, False):
        some = [one for one in entered(name) if one.weak is weak]
        folder = place / ("weak" if weak else "sound")
        folder.mkdir(parents=True)
        ids, findings = _checked(some, folder)
        for one, made in zip(some, ids, strict=True):
            told = [found for found in findings if found["record"] in made]
            _count(said, one, told)
    return said


def _count(said: Counted, one: Entered, told: list[Finding]) -> None:
    if one.weak and told:
        said.found += 1
    elif one.weak:
        said.missed.append(one)
    elif told:
        said.accused.append((one, told))
    else:
        said.left_alone += 1


def _checked(some: list[Entered], folder: Path) -> tuple[list[list[str]], list[Finding]]:
    with company_in(folder, "Fourth Street Exteriors") as company:
        company.file.write("File", lambda t: t.add_content(SHA256, SCAN, None))
        known = {"yard": company.save("site", name="Yard", place="yard", address="11 Elm St")}
        company.together(lambda: _crew(company, known))
        ids = company.together(lambda: [_saved(one, company, known) for one in some])
    _muster("dump", folder / "company.muster", "--out", folder / "dump")
    _muster("load", folder / "dump", "--to", folder / "loaded.muster")
    told = _muster("check", folder / "loaded.muster", "--as-of", "2026-11-16", "--json")
    return ids, json.loads(told)["findings"]


def _saved(one: Entered, company: Company, known: dict[str, str]) -> list[str]:
    names = dict(known)
    return [record.saved(company, names) for record in one.records]


def _crew(company: Company, known: dict[str, str]) -> None:
    for name, hired, more in (
        ("Priya Nair", "2012-04-02", {"is_owner": True}),
        ("Ali Reza", "2017-05-01", {}),
        ("Wes Okemaw", "2019-03-18", {"is_supervisor": True}),
        ("Marlene Duck", "2022-06-06", {}),
    ):
        known[name.split()[0].lower()] = company.worker(name, hired, None, **more)
