"""Incidents as a stranger would enter them: dumped, loaded, checked, and what was said of each."""

import json
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from tests.builders.company import AS_OF, Company, company_in
from tests.builders.labelled import _muster

Case = Mapping[str, Any]
Finding = dict[str, Any]
FOLDER: Final = Path(__file__).parents[1] / "audit" / "outside" / "Q"
# of which question a finding has to be, and what its code has to hold, for each topic
TOPICS: Final[Mapping[str, tuple[str, str]]] = {
    "cause": ("S5.4", ""),
    "not_investigated": ("S5.3", "not_investigated"),
    "late": ("S5.3", "investigation_"),
    "not_shared": ("S5.6", ""),
    "no_action": ("S5.5", ""),
    "only_told": ("S5.5", ""),
    "near_misses": ("S5.2", ""),
}


@dataclass
class Outcome:
    """What was found and missed of the weak, and accused of the sound."""

    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, Case, list[Finding]]] = field(default_factory=list)
    left_alone: Counter[str] = field(default_factory=Counter)
    accused: list[tuple[str, Case, list[Finding]]] = field(default_factory=list)
    otherwise: list[tuple[str, Case, list[Finding]]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the weak that was found."""
        return self.found.total() / max(self.found.total() + len(self.missed), 1)

    @property
    def false_alarms(self) -> float:
        """The share of the sound that was accused of what they are about."""
        return len(self.accused) / max(len(self.accused) + self.left_alone.total(), 1)

    def judge(self, topic: str, which: str, case: Case, told: list[Finding]) -> None:
        """Note what was said of one case."""
        question, code = TOPICS[topic]
        named = [it for it in told if it["question"] == question and code in it["code"]]
        if which == "weak" and named:
            self.found[topic] += 1
        elif which == "weak":
            self.missed.append((topic, case, told))
        elif named:
            self.accused.append((topic, case, named))
        else:
            self.left_alone[topic] += 1
            if told:
                self.otherwise.append((topic, case, told))


def outcome(names: Sequence[str], folder: Path) -> Outcome:
    """Enter the cases of the files of these names, check them, and return what was said."""
    said = Outcome()
    for name in names:
        read = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        for number, some in enumerate(read.get("of", [read])):
            for which in ("weak", "sound"):
                of_each = _told(some[which], folder / f"{name}-{number}-{which}")
                for case, told in zip(some[which], of_each, strict=True):
                    said.judge(some["topic"], which, case, told)
    return said


def of_years(name: str, folder: Path) -> Outcome:
    """Check the years of a file, each a company by itself, and return what was said."""
    said = Outcome()
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for which in ("weak", "sound"):
        for number, case in enumerate(read[which]):
            place = folder / f"{name}-{number}-{which}"
            place.mkdir(parents=True)
            with company_in(place, "Willow Creek Cabinets") as company:
                crew(company)
                for month in range(12):
                    on = f"{2025 + (month + 10) // 12}-{(month + 10) % 12 + 1:02}-01"
                    company.save("hours_worked", month_on=on, hours=str(case["hours"] / 12))
                for one in case["incidents"]:
                    _incident(company, {"what": "It slid off the bench.", **one})
            said.judge(read["topic"], which, case, _findings(place))
    return said


def crew(company: Company) -> dict[str, str]:
    """Enter who works in this shop."""
    return {
        "owner": company.worker("Marguerite Roy", "2014-04-01", is_owner=True),
        "foreman": company.worker("Piotr Nowak", "2017-05-01", is_supervisor=True),
        "one": company.worker("Sunil Perera", "2020-02-03"),
        "other": company.worker("Aiyana Cardinal", "2021-09-07"),
        "site": company.save("site", name="Plant", place="shop"),
    }


def _told(cases: Sequence[Case], place: Path) -> list[list[Finding]]:
    place.mkdir(parents=True)
    with company_in(place, "Willow Creek Cabinets") as company:
        known = crew(company)
        on = (AS_OF - timedelta(days=1)).isoformat()
        known["meeting"] = company.save(
            "meeting", held_on=on, kind="safety", topics="What happened this year",
            led_by_id=known["owner"],
        )  # fmt: skip
        ids = company.together(lambda: [_entered(company, known, case) for case in cases])
    told = _findings(place)
    return [[it for it in told if it["record"] in of_one] for of_one in ids]


def _findings(place: Path) -> list[Finding]:
    _muster("dump", place / "company.muster", "--out", place / "dump")
    _muster("load", place / "dump", "--to", place / "loaded.muster")
    told = _muster("check", place / "loaded.muster", "--as-of", AS_OF.isoformat(), "--json")
    found: list[Finding] = json.loads(told)["findings"]
    return found


def _entered(company: Company, known: Mapping[str, str], case: Case) -> set[str]:
    where, says = case.get("in", ""), list(case.get("says", []))
    stated = says[0] if where == "stated" else case.get("stated")
    incident = _incident(company, {**case, "stated": stated, "site": known["site"]})
    made = {incident}
    if where in ("causes", "whys", "none", "both") or "days" in case:
        whys, causes = _why(where, says, case)
        began, *ended = [
            AS_OF - timedelta(days=case.get("ago", 40) - days) for days in case.get("days", [1, 6])
        ]
        investigation = company.save(
            "investigation",
            incident_id=incident,
            started_on=began,
            finished_on=ended[0] if ended else None,
            team=[{"worker_id": known["owner"]}, {"worker_id": known["other"]}],
            whys=[{"why": one} for one in whys],
            causes=[_cause(one) for one in causes],
            shared_meeting_id=known["meeting"] if case.get("shared", True) else None,
        )
        made.add(investigation)
        if case.get("action", "yes") and "days" in case:
            made.add(_action(company, known, case, investigation))
    return made


def _why(where: str, says: list[str], case: Case) -> tuple[list[str], list[str]]:
    if where == "causes":
        return [], says
    if where in ("whys", "none", "both"):
        return says, list(case.get("causes", []))
    if len(case["days"]) < 2:
        return [], []
    return (
        ["Nothing held it in place.", "The holder is left out of the spring check."],
        ["The spring check does not name the holders"],
    )


def _action(company: Company, known: Mapping[str, str], case: Case, source: str) -> str:
    found = AS_OF - timedelta(days=case["ago"] - case["days"][-1])
    return company.save(
        "corrective_action",
        what="Add the holders to the spring check, and fit a second bolt to each",
        found_on=found,
        source_kind="investigation",
        source_id=source,
        risk="medium",
        assigned_id=known["foreman"],
        due_on=AS_OF + timedelta(days=5),
    )


def _incident(company: Company, case: Case) -> str:
    return company.save(
        "incident",
        happened_on=AS_OF - timedelta(days=case.get("ago", 40)),
        kind=case.get("kind", "near_miss"),
        what=case["what"],
        site_id=case.get("site"),
        potential=case.get("potential", "medium"),
        reportable="no",
        cause_stated=case.get("stated"),
        action_stated=case.get("did"),
        immediate_correction=case.get("done"),
    )


def _cause(said: str | Sequence[str]) -> dict[str, str]:
    return {"cause": said} if isinstance(said, str) else {"cause": said[0], "area": said[1]}
