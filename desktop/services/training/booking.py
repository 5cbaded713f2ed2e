"""Which courses to book, and by when: everything that runs out or is missing, by course and month.

One course mostly renews several people's cards, so what counts is the first of them to run out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.duties import matrix
from desktop.duties.certificates import Held, certificates
from desktop.services.training import booking_words as words
from desktop.services.training.arriving import begins, people_on
from desktop.store.fact_duties import duty_facts
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.folding import fold
from desktop.values.months import add_months

AHEAD: Final = 6  # months that are looked ahead where nobody says otherwise


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person who needs a course. `due` is the last day to take it, None where it is past.

    `why` says how the card stands; `short` is the name in a sentence of several.
    """

    worker_id: str
    name: str
    short: str
    why: str
    due: date | None
    tone: str = ""
    is_required: bool = True
    old_expires: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One course of one month: who is to go, by when, and a sentence that says so."""

    type_id: str
    name: str
    months: int | None
    people: tuple[Attendee, ...]
    deadline: date | None  # None: at once
    sentence: str
    along: str = ""  # who could come along, because theirs runs out later
    later: tuple[Attendee, ...] = ()  # the same people


@dataclass(frozen=True, slots=True)
class BookingMonth:
    """What is to be booked by one month, or at once."""

    title: str
    courses: tuple[Course, ...]
    is_now: bool = False


@dataclass(frozen=True)
class Booking:
    """All courses to book, the most pressing first."""

    months: tuple[BookingMonth, ...] = ()
    sentence: str = ""
    has_types: bool = False  # whether any kind of certificate is on file at all


def booking(company: CompanyFile, as_of: date, ahead: int = AHEAD) -> Booking:
    """Return what to book on a day, looking `ahead` months."""
    until = add_months(as_of, ahead)
    with company.reading() as connection:
        facts = duty_facts(connection, as_of)
        names = {id_: first or last for id_, first, last in asking(connection)("workers")}
        wanted = dict(_wanted(facts, as_of, until))
        for worker_id, day in begins(connection, as_of).items():
            if day <= until:
                wanted |= _of_newcomer(connection, facts, worker_id, day, as_of)
    courses = _courses(facts, wanted, names, as_of)
    return Booking(_by_month(courses, as_of), words.summary(courses, as_of), bool(facts.types))


Place = tuple[str, str]  # worker, kind of certificate


def _wanted(facts: DutyFacts, as_of: date, until: date) -> Iterator[tuple[Place, Attendee]]:
    required = matrix.required(facts, as_of)
    ids = {id(type_): type_id for type_id, type_ in facts.types.items()}
    for held in certificates(facts, as_of):
        place = held.worker.id, ids[id(held.type)]
        if place in facts.exemptions:
            continue
        if held.card is None or (held.expires is not None and held.expires <= until):
            yield place, _attendee(held, as_of, is_required=place in required)
    known = {(card.worker_id, card.type_id) for card in facts.cards}
    for place, starts in matrix.required_later(facts, as_of).items():
        worker = next(worker for worker in facts.workers if worker.id == place[0])
        if place not in known and starts <= until:
            why = words.needed_from(starts, as_of)
            yield place, Attendee(worker.id, worker.name, "", why, starts)


def _attendee(held: Held, as_of: date, *, is_required: bool) -> Attendee:
    due = held.expires if held.expires and held.expires >= as_of else None
    tone = "red" if due is None else "amber"
    return Attendee(
        held.worker.id,
        held.worker.name,
        "",
        words.why(held.expires, as_of, is_required=is_required),
        due,
        tone if is_required else "",
        is_required,
        held.expires,
    )


def _of_newcomer(
    connection: Connection, facts: DutyFacts, worker_id: str, day: date, as_of: date
) -> Mapping[Place, Attendee]:
    """Return what somebody lacks who begins later: it must be there on the first day."""
    then = people_on(facts, connection, worker_id, day)
    return {
        place: replace(one, due=day, tone="amber", why=words.begins_on(day, as_of))
        for place, one in _wanted(then, day, day)
        if one.is_required
    }


def _courses(
    facts: DutyFacts, wanted: Mapping[Place, Attendee], names: Mapping[str, str], as_of: date
) -> list[Course]:
    shorts = list(names.values())
    found: dict[tuple[str, tuple[int, int]], list[Attendee]] = {}
    for (worker_id, type_id), one in wanted.items():
        first = names.get(worker_id, one.name)
        short = first if shorts.count(first) == 1 else one.name
        month = (one.due.year, one.due.month) if one.due else (0, 0)
        found.setdefault((type_id, month), []).append(replace(one, short=short))
    made = [_course(facts, type_id, people, as_of) for (type_id, _m), people in found.items()]
    made = [course for course in made if any(one.is_required for one in course.people)] + [
        course for course in made if not any(one.is_required for one in course.people)
    ]
    made.sort(key=lambda course: (course.deadline or date.min, fold(course.name)))
    return list(_with_company(made, as_of))


def _course(facts: DutyFacts, type_id: str, people: Iterable[Attendee], as_of: date) -> Course:
    about = facts.types[type_id]
    sorted_ = tuple(
        sorted(people, key=lambda one: (not one.is_required, one.due or date.min, fold(one.name)))
    )
    deadline = min((one.due for one in sorted_ if one.due), default=None)
    sentence = words.course(about.name, sorted_, deadline, as_of)
    return Course(type_id, about.name, about.months, sorted_, deadline, sentence)


def _with_company(courses: Sequence[Course], as_of: date) -> Iterator[Course]:
    """Say of the first of several courses of a kind who could come along to it."""
    told: set[str] = set()
    for place, course in enumerate(courses):
        later = [one for one in courses[place + 1 :] if one.type_id == course.type_id]
        if later and course.type_id not in told:
            last = max(one.deadline for one in later if one.deadline)
            people = [attendee for one in later for attendee in one.people]
            said = words.along(people, last, as_of)
            course = replace(course, along=said, later=tuple(people))
        told.add(course.type_id)
        yield course


def _by_month(courses: Sequence[Course], as_of: date) -> tuple[BookingMonth, ...]:
    found: dict[tuple[int, int], list[Course]] = {}
    for course in courses:
        on = course.deadline
        found.setdefault((on.year, on.month) if on else (0, 0), []).append(course)
    return tuple(
        BookingMonth(words.month(at, as_of), tuple(group), is_now=at == (0, 0))
        for at, group in sorted(found.items())
    )
