"""The facts of leadership as a company file tells them, on a day and not a day later."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.store.audited.leadership import read_leadership
from desktop.store.audited.people import read_people
from desktop.store.questions.every import asking
from desktop.values.audited.leadership import Leadership, PresenceFact
from desktop.values.audited.people import Signer, Who
from desktop.values.audited.span import months_to
from desktop.values.period import Period
from tests.builders.company import AS_OF, NOON, Company, company_in, day


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


def read(company: Company, as_of: date = AS_OF) -> Leadership:
    span = months_to(as_of, 12)
    with company.file.reading() as connection:
        ask = asking(connection)
        return read_leadership(ask, span, read_people(ask, span))


def test_a_policy_is_read_with_its_reviews_and_its_photos(company: Company) -> None:
    dale = company.worker("Dale Kowalchuk", is_owner=True)
    id_ = company.policy("2025-02-12", reviews=["2026-01-30", "2026-12-01"], signed_by_id=dale,
                         edition="3", posted_where="Lunch room", review_months=12)  # fmt: skip
    file_of(company, "board.jpg", "policy", id_, media_type="image/jpeg")
    file_of(company, "policy.pdf", "policy", id_)
    (policy,) = read(company).policies
    assert (policy.id, policy.signed_by) == (id_, Who(dale, "Dale Kowalchuk"))
    assert (policy.signed_on, policy.reviews) == (day("2025-02-12"), (day("2026-01-30"),))
    assert (policy.edition, policy.posted_where, policy.review_months) == ("3", "Lunch room", 12)
    assert len(policy.photos) == 1
    assert policy.has_file
    assert read(company, day("2025-02-11")).policies == ()


@pytest.mark.parametrize(
    ("written", "is_dale"),
    [("Dale Kowalchuk", True), ("KOWALCHUK, Dale", True), ("D. Kowalchuk", True),
     ("Dale Kowalchuk, Owner", True), ("Rick Desjarlais / Dale Kowalchuk", True),
     ("Dale Kowalchuk - President & CEO", True), ("The owner", False),
     ("R. Haugen", False), (None, False)],
)  # fmt: skip
def test_a_name_under_a_policy_is_looked_for_on_the_list(
    company: Company, written: str | None, *, is_dale: bool
) -> None:
    dale = company.worker("Dale Kowalchuk", is_owner=True)
    company.worker("Rick Desjarlais")
    company.policy("2026-02-02", signed_by_name=written)
    (policy,) = read(company).policies
    assert (policy.signed_by.id == dale) == is_dale
    assert policy.signed_by.is_named == (written is not None)


def file_of(company: Company, name: str, kind: str = "", record: str = "",
            media_type: str = "application/pdf", own: str | None = None) -> str:  # fmt: skip
    """A file that was filed, with or without a record that it proves."""
    links = [{"record_kind": kind, "record_id": record}] if record else []
    return company.save(
        "evidence",
        name=name,
        sha256=sha256(name.encode()).hexdigest(),
        media_type=media_type,
        size=len(name),
        own_date=own,
        filed_at=NOON,
        links=links,
    )


def test_only_files_of_no_record_are_told_and_only_those_that_may_prove_something(
    company: Company,
) -> None:
    meeting = company.meeting("2026-06-01")
    loose = file_of(company, "2026-11-13 tailgate.pdf", own="2026-11-13")
    file_of(company, "2026-06-01 tailgate.pdf", "meeting", meeting)
    file_of(company, "invoice.pdf")
    file_of(company, "tailgate of tomorrow.pdf", own="2026-11-17")
    facts = read(company)
    assert [(one.id, one.on) for one in facts.files] == [(loose, day("2026-11-13"))]
    assert facts.meetings[0].has_file


def test_a_document_gives_way_to_the_one_that_takes_its_place(company: Company) -> None:
    old = company.save("document", title="Refusals", kind="work_refusal", signed_on="2024-01-01",
                       reviews=[{"reviewed_on": "2025-06-01"}])  # fmt: skip
    new = company.save("document", title="Refusals", edition="2", signed_on="2026-06-01",
                       supersedes_id=old)  # fmt: skip
    assert [one.id for one in read(company).documents] == [new]
    (before,) = read(company, day("2026-05-31")).documents
    assert (before.id, before.kind, before.reviews) == (
        old, "work_refusal", (day("2025-06-01"),),
    )  # fmt: skip


def test_meetings_of_the_window_are_read_with_everything_in_them(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    for on in ("2025-11-16", "2025-11-17", "2026-11-16", "2026-11-17"):
        company.meeting(on, attendees=[{"worker_id": rick, "signed": True}, {"name": "Lou"}],
                        concerns=[{"text": "East exit"}], led_by_name="Lou",
                        reviewed_actions=True, minutes="Said.", kind="safety")  # fmt: skip
    company.void("meeting", company.meeting("2026-06-01"))
    facts = read(company)
    assert [one.on for one in facts.meetings] == [day("2025-11-17"), day("2026-11-16")]
    one = facts.meetings[0]
    assert one.attendees == (
        Signer(Who(rick, "Rick Desjarlais"), True), Signer(Who(None, "Lou"), None),
    )  # fmt: skip
    assert (one.concerns, one.reviewed, one.minutes) == (
        ("East exit",), frozenset({"actions"}), "Said.",
    )  # fmt: skip
    assert (one.kind, one.led_by, one.topics) == ("safety", Who(None, "Lou"), "Pinch points")


def test_what_was_signed_set_named_taught_and_refused(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    policy = company.policy("2026-02-02")
    meeting = company.meeting("2026-06-01")
    ack = company.save("acknowledgement", worker_id=rick, policy_id=policy, signed_on="2026-02-03")
    action = company.action("Exit", "2026-06-02", source_kind="meeting", source_id=meeting)
    goal = company.save("goal", year=2026, text="Ten cards", set_on="2026-01-05")
    named = company.save("representative", worker_id=rick, from_on="2026-01-05")
    taught = company.orientation(rick, "2020-01-06", covers_rights=True, signed=True)
    refused = company.save("work_refusal", refused_on="2026-06-29", what="Tank", steps="Vented")
    facts = read(company)
    assert [(one.id, one.worker, one.policy) for one in facts.acknowledgements] == [
        (ack, rick, policy)
    ]
    assert [(one.id, one.meeting) for one in facts.follow_ups] == [(action, meeting)]
    assert [(one.id, one.year) for one in facts.goals] == [(goal, 2026)]
    (voice,) = facts.representatives
    assert (voice.id, voice.period) == (named, Period(day("2026-01-05"), None))
    assert [(one.id, one.rights, one.signed) for one in facts.orientations] == [
        (taught, True, True)
    ]
    assert [(one.id, one.steps, one.outcome) for one in facts.refusals] == [(refused, "Vented", "")]
    before = read(company, day("2020-01-05"))
    assert before == Leadership(duties=before.duties)


def test_who_was_there_is_told_of_leaders_and_representatives_only(company: Company) -> None:
    dale = company.worker("Dale Kowalchuk", is_owner=True)
    rick = company.worker("Rick Desjarlais")
    jose = company.worker("José Almeida")
    company.save("representative", worker_id=jose, from_on="2026-01-05")
    led = company.meeting("2026-06-01", led_by_id=dale, attendees=[{"worker_id": rick}])
    there = company.meeting("2026-06-02", attendees=[{"worker_id": jose}])
    inspected = company.inspection("2026-06-03", by_id=dale, participants=[{"worker_id": jose}])
    field = company.save(
        "field_level_hazard_assessment", done_on="2026-06-04", task="Welding", foreman_id=dale,
        crew=[{"worker_id": jose}],
    )  # fmt: skip
    incident = company.save("incident", happened_on="2026-06-05", what="Slip", kind="near_miss")
    looked = company.save(
        "investigation", incident_id=incident, finished_on="2026-06-06",
        team=[{"worker_id": dale}, {"worker_id": rick}],
    )  # fmt: skip
    company.meeting("2025-06-01", led_by_id=dale)
    assert set(read(company).present) == {
        PresenceFact("meeting", led, day("2026-06-01"), dale),
        PresenceFact("meeting", there, day("2026-06-02"), jose),
        PresenceFact("inspection", inspected, day("2026-06-03"), dale),
        PresenceFact("inspection", inspected, day("2026-06-03"), jose),
        PresenceFact("field_level_hazard_assessment", field, day("2026-06-04"), dale),
        PresenceFact("field_level_hazard_assessment", field, day("2026-06-04"), jose),
        PresenceFact("investigation", looked, day("2026-06-06"), dale),
    }


def test_duties_were_looked_at_when_somebody_says_so_or_when_they_were_entered(
    company: Company,
) -> None:
    said = company.save("position", title="Foreman", duties_reviewed_on="2026-03-01")
    entered = company.position("Welder")
    company.save("contractor", company="Bluebell Electric")
    facts = read(company)
    assert facts.duties == {said: day("2026-03-01"), entered: AS_OF}
    assert [name for _id, name in facts.contractors] == ["Bluebell Electric"]
