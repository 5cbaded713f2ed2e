"""Who and what the company has: names in sheets are matched against it, never silently doubled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.certificate_types import known_type, same_type
from desktop.exchange.phrases import phrases
from desktop.exchange.report import CREATED, Report
from desktop.language import _
from desktop.store.transaction import Transaction
from desktop.values.folding import key
from desktop.values.name_matching import PersonMatch, match_person
from desktop.values.names import split_people
from desktop.values.units import match_unit
from desktop.values.usage import ReadingUnit
from desktop.values.written_names import PersonName, read_name


@dataclass(frozen=True)
class Person:
    """A person as a record names one: a worker, or the name as it was written."""

    worker_id: str | None
    name: str | None


def _calls(known_as: str, last: str) -> set[str]:
    """Return the ways in which people write somebody by what everybody calls them."""
    return {key(known_as), key(f"{known_as} {last}"), key(f"{last} {known_as}")}


VEHICLES: Final = {
    "truck": "trk",
    "tk": "trk",
    "trailer": "trl",
    "tr": "trl",
    "forklift": "flt",
    "fl": "flt",
    "loader": "ldr",
    "crane": "cr",
    "excavator": "ex",
    "exc": "ex",
    "welder": "w",
    "generator": "gen",
    "compressor": "ac",
    "vehicle": "veh",
}


def _is_bare(unit: dict[str, Any]) -> bool:
    return bool(unit.get("description") == unit["number"])


def loose_number(text: str) -> tuple[str, int] | None:
    """Return "Truck 7" and "TRK-07" as the same pair of what it is and its number."""
    found = re.fullmatch(r"([a-z ]+?)\s*0*(\d{1,4})", key(text))
    if not found:
        return None
    kind = found[1].replace(" ", "")
    return VEHICLES.get(kind, kind), int(found[2])


class Registers:
    """Everything that rows of sheets point at, as it stands within one import."""

    def __init__(self, t: Transaction, report: Report) -> None:
        self.t, self.report = t, report
        self.workers = {i: r.values for i, r in t.load("worker").items() if not r.is_voided}
        self.units = {i: r.values for i, r in t.load("equipment").items() if not r.is_voided}
        self.sites = {i: r.values for i, r in t.load("site").items() if not r.is_voided}
        self.types = {i: r.values for i, r in t.load("certificate_type").items() if not r.is_voided}
        # whether somebody is or is not on the list can only be said where there is a list
        self.has_workers = bool(self.workers)
        self.has_units = bool(self.units)
        self._people: dict[str, Person | Refused] = {}
        self._units: dict[str, str | Refused | None] = {}

    # --- people ---

    def roster(self) -> list[tuple[str, PersonName, str | None]]:
        """The workers as the matching wants them."""
        return [
            (i, PersonName(v.get("first_name") or "", v.get("last_name") or ""), v.get("number"))
            for i, v in self.workers.items()
        ]

    def forget_people(self) -> None:
        """What was matched before may match better now: somebody joined the list."""
        self._people.clear()

    def person(self, text: str) -> Person:
        """Return who is meant; an unknown name stays a name. Raises `Refused` when two could be."""
        if key(text) in phrases("nobody"):
            return Person(None, None)
        if text not in self._people:
            self._people[text] = self._match(text)
        found = self._people[text]
        if isinstance(found, Refused):
            raise found
        return found

    def match(self, text: str) -> PersonMatch[str]:
        """Return who a text means by full, short or probable name, or by what people call them."""
        found = match_person(text, self.roster())
        if found.kind in ("exact", "short"):
            return found
        # "Big Plume, Curtis" and "Curtis Big Plume" met first without a comma
        wanted = sorted(key(text).split())
        same = [i for i in self.workers if sorted(key(self.worker_name(i)).split()) == wanted]
        if len(same) == 1 and len(wanted) > 1:
            return PersonMatch("exact", tuple(same))
        called = {
            i
            for i, v in self.workers.items()
            if v.get("known_as") and key(text) in _calls(v["known_as"], v.get("last_name") or "")
        }
        return PersonMatch("short", tuple(called)) if len(called) == 1 else found

    def _match(self, text: str) -> Person | Refused:
        match = self.match(text)
        if match.kind == "ambiguous":
            names = _(" or ").join(self.worker_name(i) for i in match.ids)
            return Refused(
                _("“{text}” can be {names}. Write the full name.").format(text=text, names=names)
            )
        if match.kind == "none":
            return Person(None, text[:200])
        if match.kind == "nickname":
            self.report.note(
                _(
                    "“{text}” was taken for {name}. If they are two people, write both full "
                    "names and import again."
                ).format(text=text, name=self.worker_name(match.ids[0]))
            )
        return Person(match.ids[0], None)

    def people(self, text: str) -> list[Person]:
        """Return everybody named in one cell; a name that could be two stays as it was written."""
        found = []
        for name in split_people(text, self.roster()):
            try:
                person = self.person(name)
            except Refused as fault:
                self.report.note(str(fault))
                person = Person(None, name[:200])
            if person.worker_id or person.name:
                found.append(person)
        return found

    def worker(self, text: str) -> str:
        """Return the worker who must be one. Raises `Refused` for two or for nobody on the list."""
        person = self.person(text)
        if person.worker_id:
            return person.worker_id
        if self.has_workers:
            raise Refused(
                _(
                    "Nobody called “{text}” is on the list of workers. Add this person there, "
                    "then import again."
                ).format(text=text)
            )
        return self.add_worker(text)

    def add_worker(self, text: str) -> str:
        """Put somebody on the list, from a name alone."""
        name = read_name(text)
        first, last = (name.first, name.last) if name.last else ("", name.first or text)
        values = {"first_name": first or None, "last_name": last}
        worker_id = self.t.save("worker", values)
        self.workers[worker_id] = values
        self.report.tell(CREATED, "worker", worker_id)
        self.forget_people()
        return worker_id

    def worker_name(self, worker_id: str) -> str:
        """Return a worker's full name."""
        values = self.workers.get(worker_id, {})
        return " ".join(filter(None, (values.get("first_name"), values.get("last_name"))))

    # --- units and sites ---

    def unit(self, text: str) -> str | None:
        """Return the unit that a text names, or None. Raises `Refused` when two fit."""
        if text not in self._units:
            self._units[text] = self._match_unit(text)
        found = self._units[text]
        if isinstance(found, Refused):
            raise found
        return found

    def forget_units(self) -> None:
        """What was matched before may match better now: a unit joined the list."""
        self._units.clear()

    def _match_unit(self, text: str) -> str | Refused | None:
        known = [(i, v["number"], v.get("description")) for i, v in self.units.items()]
        match = match_unit(text, known)
        if match.kind == "none" and (wanted := loose_number(text)):
            alike = [i for i, number, _d in known if loose_number(number) == wanted]
            if len(alike) == 1:
                return alike[0]
        if match.kind == "ambiguous":
            numbers = _(" or ").join(self.units[i]["number"] for i in match.ids)
            return Refused(
                _("“{text}” can be {numbers}. Write the unit number as on the list.").format(
                    text=text, numbers=numbers
                )
            )
        return match.ids[0] if match.ids else None

    def add_unit(self, text: str, **more: Any) -> str:
        """Put a unit on the list, from its number alone."""
        values = {"number": text[:60], "description": text[:200], **more}
        unit_id = self.t.save("equipment", values)
        self.units[unit_id] = values
        self.forget_units()
        self.report.tell(CREATED, "equipment", unit_id)
        return unit_id

    def met_in_a_log(self, number: str) -> str | None:
        """Return the unit that so far only a log named, in its own way ("Unit 101" for 101)."""
        bare = [(i, v["number"], None) for i, v in self.units.items() if _is_bare(v)]
        match = match_unit(number, bare)
        return match.ids[0] if match.kind == "exact" else None

    def must_be_unit(self, text: str) -> str:
        """Return the unit, a new one where there is no list of units; else raises `Refused`."""
        found = self.unit(text)
        if found:
            return found
        if self.has_units:
            raise Refused(
                _(
                    "There is no unit “{text}” on the equipment list. Add it there, then import "
                    "again."
                ).format(text=text)
            )
        return self.add_unit(text)

    def meter_of(self, unit_id: str | None) -> ReadingUnit:
        """Return what a bare number on this unit's meter counts; kilometres where nothing says."""
        return "h" if self.units.get(unit_id or "", {}).get("reading_unit") == "h" else "km"

    def site(self, text: str) -> str | None:
        """Return the site of that name, or None."""
        wanted = key(text)
        return next((i for i, v in self.sites.items() if key(v["name"]) == wanted), None)

    def must_be_site(self, text: str) -> str:
        """Return the site of that name, a new one too: crews name the places they work at."""
        found = self.site(text)
        if found is None:
            values = {"name": text[:200]}
            found = self.t.save("site", values)
            self.sites[found] = values
            self.report.tell(CREATED, "site", found)
        return found

    # --- names of other registers ---

    def certificate_type(self, text: str, months: int | None = None) -> str:
        """Return the certificate type of that name; a new one gets its usual validity."""
        for found, values in self.types.items():
            if key(values["name"]) == key(text):
                return found
        for found, values in self.types.items():
            if same_type(values["name"], text):
                return found
        usual = known_type(text)
        values = {
            "name": text[:200],
            "months": months or (usual.months if usual else None),
            "required_by": usual.required_by if usual else None,
        }
        made = self.t.save("certificate_type", values)
        self.types[made] = values
        self.report.tell(CREATED, "certificate_type", made)
        return made

    def by_heading(self, kind: str, text: str, fields: Iterable[str]) -> str | None:
        """Return the record of a kind whose title is `text`, compared without case and accents."""
        wanted = key(text)
        names = tuple(fields)
        for found, record in self.t.load(kind).items():
            title = " ".join(str(record.values[n]) for n in names if record.values.get(n))
            if not record.is_voided and key(title) == wanted:
                return found
        return None
