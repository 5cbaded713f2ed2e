"""What to book: by course and month, in sentences, and the cards of a whole course at once."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.new_card import NewCard
from desktop.services.training.booking import Booking, Course, booking
from desktop.services.training.booking_paper import paper_of
from desktop.services.training.group_cards import Ticked, about_course, read_course, save_group
from desktop.store import aggregate
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company


def courses(shown: Booking) -> list[Course]:
    return [course for month in shown.months for course in month.courses]


def test_three_people_by_january(company: Company) -> None:
    first_aid = company.certificate_type("First Aid", 36)
    company.requirement(first_aid)
    for name, last in (
        ("Tyler O'Brien", "2027-01-28"),
        ("Jasleen Dhaliwal", "2027-01-10"),
        ("Andriy Kowalenko", "2027-01-15"),
    ):
        company.certificate(company.worker(name), first_aid, last)
    shown = booking(company.file, AS_OF)
    assert [month.title for month in shown.months] == ["January"]
    (course,) = courses(shown)
    assert course.sentence == (
        "First Aid: 3 people by January: Jasleen, Andriy and Tyler. "
        "One course on or before 10 January does it."
    )
    assert shown.sentence == "1 course for 3 people · the first by 10 January"


def test_what_is_past_or_missing_is_booked_now_and_others_come_along(company: Company) -> None:
    h2s = company.certificate_type("H2S Alive", 36)
    company.requirement(h2s)
    company.worker("Kayla Nguyen")
    company.certificate(company.worker("Rick Desjarlais"), h2s, "2026-10-14")
    company.certificate(company.worker("José Almeida"), h2s, "2027-03-19")
    now, march = booking(company.file, AS_OF).months
    assert (now.title, march.title) == ("Now", "March")
    assert now.courses[0].sentence == (
        "H2S Alive: 2 people now: Kayla and Rick. Book the next one there is."
    )
    assert now.courses[0].along == "José could come along: due by March."
    assert march.courses[0].along == ""
    assert [one.why for one in now.courses[0].people] == ["missing", "expired 14 October"]


@pytest.mark.parametrize(
    ("last", "is_booked"),
    [
        ("2026-11-15", True),  # yesterday
        ("2026-11-16", True),  # good through today
        ("2027-05-16", True),  # the last day that is looked at
        ("2027-05-17", False),
    ],
)
def test_how_far_it_looks(company: Company, last: str, is_booked: bool) -> None:
    h2s = company.certificate_type()
    company.certificate(company.worker(), h2s, last)
    assert bool(booking(company.file, AS_OF, 6).months) == is_booked


def test_two_of_one_name_are_told_apart(company: Company) -> None:
    h2s = company.certificate_type("H2S Alive")
    company.requirement(h2s)
    for name in ("Rick Desjarlais", "Rick Moranis"):
        company.worker(name)
    (course,) = courses(booking(company.file, AS_OF))
    assert "Rick Desjarlais and Rick Moranis" in course.sentence


def test_who_is_exempt_or_left_is_not_sent(company: Company) -> None:
    h2s = company.certificate_type()
    company.requirement(h2s)
    company.exemption(company.worker("Office Only"), h2s)
    company.certificate(
        company.worker("Gone Away", hired="2020-01-01", left="2026-06-01"), h2s, "2026-12-01"
    )
    assert courses(booking(company.file, AS_OF)) == []


def test_an_expired_card_that_nobody_asks_for_says_so(company: Company) -> None:
    h2s = company.certificate_type("H2S Alive")
    company.certificate(company.worker(), h2s, "2026-10-01")
    (course,) = courses(booking(company.file, AS_OF))
    assert [one.why for one in course.people] == ["expired 1 October, not required now"]
    assert not course.people[0].is_required


def test_days_of_grace_are_time_to_book(company: Company) -> None:
    h2s = company.certificate_type("H2S Alive")
    company.requirement(h2s, grace_days=30)
    company.worker("Desmond Okafor", hired="2026-11-09")
    (course,) = courses(booking(company.file, AS_OF))
    assert course.deadline == date(2026, 12, 9)


def test_who_begins_later_must_have_it_on_the_first_day(company: Company) -> None:
    h2s = company.certificate_type("H2S Alive")
    labourer = company.position("Labourer")
    company.requirement(h2s, labourer)
    company.worker("Desmond Okafor", hired="2026-12-01", positions=[labourer])
    (course,) = courses(booking(company.file, AS_OF))
    assert course.deadline == date(2026, 12, 1)
    assert course.people[0].why == "begins 1 December, must have it then"


def test_everybody_is_on_the_page_once_whatever_the_dates(company: Company) -> None:
    """Nobody is lost between months, and no deadline is later than any card of its people."""
    kinds = [company.certificate_type(name) for name in ("A", "B", "C")]
    wanted = set()

    def many() -> None:
        for n in range(30):
            worker = company.worker(f"Worker{n} Number")
            for place, kind in enumerate(kinds):
                last = AS_OF + timedelta(days=(n * 37 + place * 11) % 400 - 100)
                company.certificate(worker, kind, last)
                if last <= date(2027, 5, 16):
                    wanted.add((worker, kind))

    company.together(many)
    found = [
        (one.worker_id, course.type_id)
        for course in courses(booking(company.file, AS_OF))
        for one in course.people
    ]
    assert len(found) == len(set(found))
    assert set(found) == wanted
    for course in courses(booking(company.file, AS_OF)):
        days = {one.due for one in course.people}
        assert days == {None} or (None not in days and course.deadline == min(d for d in days if d))


def test_on_paper_each_has_a_box(company: Company) -> None:
    h2s = company.certificate_type("H2S Alive")
    company.requirement(h2s)
    company.worker("Rick Desjarlais")
    said = paper_of(booking(company.file, AS_OF))
    (task,) = said.groups["Now"]
    assert (task.title, task.inside) == ("H2S Alive", ("Rick Desjarlais · missing",))


# --- the cards of a whole course -----------------------------------------------------------------


def a_course(company: Company) -> tuple[Course, list[str]]:
    first_aid = company.certificate_type("First Aid", 36)
    company.requirement(first_aid)
    workers = [company.worker(name) for name in ("Ann Able", "Bob Busy", "Cid Calm")]
    (course,) = courses(booking(company.file, AS_OF))
    return course, workers


def cards(company: Company) -> dict[str, dict[str, object]]:
    with company.file.reading() as connection:
        found = aggregate.read(connection, kind_of("certificate")).values()
    return {one.values["worker_id"]: dict(one.values) for one in found if not one.is_voided}


def test_a_group_is_one_action_and_one_step_to_undo(company: Company) -> None:
    course, (ann, bob, _cid) = a_course(company)
    sitting = Sitting(company.file)
    about = about_course(company.file, course)
    card = NewCard(date(2026, 11, 12), date(2029, 11, 12), provider="St. John")
    people = [Ticked(ann, "Ann Able", " FA-17 "), Ticked(bob, "Bob Busy")]
    saved = save_group(company.file, about, card, people)
    assert saved.said == "First Aid: 2 cards saved."
    found = cards(company)
    assert set(found) == {ann, bob}
    assert (found[ann]["number"], found[bob]["number"]) == ("FA-17", None)
    assert {one["expires_on"] for one in found.values()} == {date(2029, 11, 12)}
    sitting.undo()
    assert cards(company) == {}


def test_each_has_the_own_scan_and_all_the_shared_one(company: Company, tmp_path: Path) -> None:
    course, (ann, bob, _cid) = a_course(company)
    own, shared = tmp_path / "ann.txt", tmp_path / "class.txt"
    own.write_text("Ann's card", encoding="utf-8")
    shared.write_text("The list of the class", encoding="utf-8")
    people = [Ticked(ann, "Ann Able", scans=(own,)), Ticked(bob, "Bob Busy")]
    card = NewCard(date(2026, 11, 12))
    saved = save_group(company.file, about_course(company.file, course), card, people, [shared])
    with company.file.reading() as connection:
        files = aggregate.read(connection, kind_of("evidence")).values()
    links = {
        one.values["name"]: {line["record_id"] for line in one.values["links"]} for one in files
    }
    assert links == {"ann.txt": {saved.ids[0]}, "class.txt": set(saved.ids)}


def test_a_scan_that_cannot_be_taken_is_told(company: Company, tmp_path: Path) -> None:
    course, (ann, _bob, _cid) = a_course(company)
    people = [Ticked(ann, "Ann Able", scans=(tmp_path / "gone.pdf",))]
    saved = save_group(
        company.file, about_course(company.file, course), NewCard(date(2026, 11, 12)), people
    )
    assert len(saved.ids) == 1
    assert len(saved.remarks) == 1


def test_nobody_ticked_and_no_day_are_refused(company: Company) -> None:
    course, _workers = a_course(company)
    about = about_course(company.file, course)
    with pytest.raises(Refused, match="Nobody is ticked"):
        save_group(company.file, about, NewCard(date(2026, 11, 12)), [])
    with pytest.raises(Refused) as refused:
        read_course({"issued_on": ""}, AS_OF)
    assert refused.value.faults == {"issued_on": "Type the day of the course."}
