"""What was typed of the cards of a whole course and not saved, and the page to go on from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.language import _
from desktop.services.drafts import PEOPLE, Draft, drafts_of, is_of_group
from desktop.services.renewal import Renewing
from desktop.services.training.booking import Attendee, Course, booking
from desktop.services.training.group_cards import Ticked, about_course
from desktop.store.file import CompanyFile

KIND = "certificate"
_SHARED, _A_YEAR = "files", 12  # months ahead, the most that the page looks


@dataclass(frozen=True)
class PersonTyped:
    """What stands on the line of one person."""

    person: Ticked
    is_ticked: bool


@dataclass(frozen=True)
class Begun:
    """What the page of a course begins with; of a `draft` what was typed, `typed` of the course.

    `lost` are the names of files that were chosen and are not there any more.
    """

    about: Renewing
    course: Course
    draft: Draft | None = None
    typed: Mapping[str, object] = field(default_factory=dict)
    people: Mapping[str, PersonTyped] = field(default_factory=dict)
    shared: tuple[Path, ...] = ()
    lost: tuple[str, ...] = ()


def draft_of_group(
    course: Course,
    typed: Mapping[str, object],
    people: Sequence[PersonTyped],
    shared: Sequence[Path],
    draft_id: str = "",
) -> Draft:
    """Return a draft of a page, in place of the one with that id."""
    whole: dict[str, object] = {
        **typed,
        "type_id": course.type_id,
        PEOPLE: [_line(one) for one in people],
        _SHARED: [str(path) for path in shared],
    }
    draft = Draft(KIND, whole)
    return replace(draft, id=draft_id) if draft_id else draft


def begin_group(company: CompanyFile, course: Course, as_of: date) -> Begun:
    """Return the page of a course, with what was typed of these people and not saved, if anything.

    People of another month have a course of their own.
    """
    ids = {one.worker_id for one in course.people}
    for draft in drafts_of(company, KIND):
        if (
            is_of_group(draft)
            and draft.typed.get("type_id") == course.type_id
            and ids.intersection(_mine(draft))
        ):
            return _begun(company, course, draft, as_of)
    return Begun(about_course(company, course), course)


def go_on_with_group(company: CompanyFile, draft_id: str, as_of: date) -> Begun | None:
    """Return the page of what was typed and not saved; None where it was saved meanwhile."""
    for draft in drafts_of(company, KIND):
        if draft.id == draft_id and is_of_group(draft):
            type_id = str(draft.typed.get("type_id") or "")
            alike = [course for course in _courses(company, as_of) if course.type_id == type_id]
            mine = {line["worker_id"] for line in draft.typed[PEOPLE]}
            people = [one for course in alike for one in course.people if one.worker_id in mine]
            known = alike[0] if alike else Course(type_id, "", None, (), None, "")
            return _begun(company, replace(known, people=tuple(people)), draft, as_of)
    return None


def _mine(draft: Draft) -> frozenset[str]:
    """Whose cards were typed: who was ticked, or everybody while nobody is."""
    lines = draft.typed[PEOPLE]
    ticked = frozenset(line["worker_id"] for line in lines if line["is_ticked"])
    return ticked or frozenset(line["worker_id"] for line in lines)


def _begun(company: CompanyFile, course: Course, draft: Draft, as_of: date) -> Begun:
    lines = {line["worker_id"]: _read(line) for line in draft.typed[PEOPLE]}
    there = {one.worker_id: one for one in course.people}
    later = {one.worker_id for one in course.later}
    if lines.keys() - there.keys() - later:
        elsewhere = (one for of in _courses(company, as_of) if of.type_id == course.type_id
                     for one in of.people if one.worker_id in lines)  # fmt: skip
        there = {one.worker_id: one for one in elsewhere} | there
    # a card that somebody has by now is not made a second time, unless it is ticked again
    done = lines.keys() - there.keys() - later
    there |= {id_: _has_it(lines[id_].person) for id_ in done}
    people = {id_: replace(one, is_ticked=False) if id_ in done else one
              for id_, one in lines.items()}  # fmt: skip
    shared, lost = _still_there(map(Path, draft.typed.get(_SHARED, ())))
    for id_, one in people.items():
        scans, gone = _still_there(one.person.scans)
        people[id_], lost = replace(one, person=replace(one.person, scans=scans)), [*lost, *gone]
    about = about_course(company, course)
    whole = replace(course, people=tuple(there.values()), name=about.type, months=about.months)
    typed = {
        name: what for name, what in draft.typed.items() if name not in (PEOPLE, _SHARED, "type_id")
    }
    return Begun(about, whole, draft, typed, people, shared, tuple(lost))


def _courses(company: CompanyFile, as_of: date) -> Iterator[Course]:
    for month in booking(company, as_of, _A_YEAR).months:
        yield from month.courses


def _has_it(person: Ticked) -> Attendee:
    why = _("Needs no card now.")
    return Attendee(person.worker_id, person.name, person.name, why, None, "", is_required=False)


def _line(one: PersonTyped) -> dict[str, object]:
    person = one.person
    return {
        "worker_id": person.worker_id,
        "name": person.name,
        "number": person.number,
        "files": [str(path) for path in person.scans],
        "is_ticked": one.is_ticked,
    }


def _read(line: Mapping[str, Any]) -> PersonTyped:
    files = tuple(Path(path) for path in line["files"])
    person = Ticked(line["worker_id"], line["name"], line["number"], files)
    return PersonTyped(person, bool(line["is_ticked"]))


def _still_there(paths: Any) -> tuple[tuple[Path, ...], list[str]]:
    found = tuple(paths)
    there = tuple(path for path in found if path.is_file())
    return there, [path.name for path in found if path not in there]
