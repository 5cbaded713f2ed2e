"""The road to the certificate, as a company's own records have it."""

import hashlib
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from desktop.audit.protocols.shipped import protocols
from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.auditing.auditor import Auditor
from desktop.services.road.assessed import PACKAGE
from desktop.services.road.checking import PEOPLE
from desktop.services.road.data import road_data
from desktop.services.road.discount import save_figures
from desktop.services.road.reading import JUDGES, read_road
from desktop.services.road.shown import Road, Stand, Step
from desktop.services.road.steps import ASSESSMENT
from desktop.store import aggregate
from tests.builders.company import AS_OF, NOON, Company, day


def record_id(company: Company, kind: str) -> str:
    with company.file.reading() as connection:
        return aggregate.ids_of(connection, kind_of(kind))[0]


def tell(company: Company, **values: Any) -> None:
    """Change the company's own record."""
    company.save("company", record_id(company, "company"), **values)


def road(company: Company, as_of: date = AS_OF) -> Road:
    with closing(Auditor(company.file)) as auditor:
        return read_road(company.file, auditor, as_of)


def step(company: Company, key: str, as_of: date = AS_OF) -> Step:
    return next(one for one in road(company, as_of).steps if one.key == key)


def test_a_new_company_begins_with_its_registration(company: Company) -> None:
    shown = road(company)
    assert [one.key for one in shown.steps] == list(JUDGES)
    assert shown.sentence == "On the way to the first certificate: 0 of 9 steps are done."
    assert shown.next is not None
    assert shown.next.key == "registered"
    assert shown.next.opens is not None
    assert (shown.next.opens.record_id, shown.next.opens.at) == (
        record_id(company, "company"), "registered_on",
    )  # fmt: skip
    assert shown.marks == ()


def test_the_next_step_goes_on_as_the_records_do(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01", is_owner=True)
    tell(company, registered_on="2026-02-01", wcb_accounts="5550182")
    assert step(company, "registered").said == (
        "Registered on 1 February.", "WCB account: 5550182.",
    )  # fmt: skip
    shown = road(company)
    assert shown.next is not None
    assert shown.next.key == "course"
    tell(company, assessor_id=rick)
    assert "Nothing says when Rick Desjarlais took the course." in step(company, "course").said
    tell(company, assessor_course="Safety Program Development", assessor_course_on="2026-03-01")
    learned = step(company, "course")
    assert learned.stand is Stand.DONE
    assert learned.said == (
        "Rick Desjarlais: Safety Program Development, last on 1 March.",
        "The next refresher is needed by 1 March 2029.",
    )
    card = company.certificate_type("Safety Program Development")
    held = company.certificate(rick, card, issued="2026-03-01")
    company.certificate(rick, company.certificate_type("H2S Alive"), issued="2026-03-01")
    (proof,) = step(company, "course").proofs
    assert (proof.label, proof.opens.record_id) == ("Safety Program Development", held)
    shown = road(company)
    assert shown.next is not None
    assert shown.next.key == "programme"
    assert shown.next.todo


@pytest.mark.parametrize(
    ("refreshed", "next_audit", "stand"),
    [
        ("2024-06-01", "2027-01-29", Stand.DONE),
        ("2024-01-10", "2027-01-29", Stand.NEXT),  # runs out before the next assessment
        ("2024-01-10", None, Stand.DONE),
        ("2023-11-16", None, Stand.DONE),  # the very last day
        ("2023-11-15", None, Stand.LATE),
    ],
)
def test_the_refresher_is_of_the_last_three_years(
    company: Company, refreshed: str, next_audit: str | None, stand: Stand
) -> None:
    tell(company, assessor_name="Pat Lee", assessor_course_on="2015-05-05",
         assessor_refresher_on=refreshed, next_audit_on=next_audit)  # fmt: skip
    assert step(company, "course").stand is stand


def test_a_certificate_shows_that_the_company_is_registered(company: Company) -> None:
    tell(company, certificate_valid_to_on="2027-02-25")
    assert step(company, "registered").stand is Stand.DONE
    told = step(company, "certificate")
    assert told.stand is Stand.DONE
    assert told.said == (
        "Good through 25 February 2027. Its number is not entered.",
        "The day of issue is not entered; 25 February 2024 is worked out from three years.",
    )
    assert told.opens is not None
    assert told.opens.at == "secor_number"


def test_a_missed_year_is_said_first_and_nobody_is_accused(company: Company) -> None:
    tell(company, certificate_issued_on="2025-10-01")
    told = step(company, "maintenance")
    assert told.stand is Stand.LATE
    assert told.said[0] == "Asked for by 1 October: no signed assessment is on file."
    assert told.todo == "If it was done, enter it. If it was not, call your partner now."
    shown = road(company)
    assert shown.sentence == (
        "Certified through 1 October 2028. The assessment asked for by 1 October is not on file."
    )
    assert shown.next is not None
    assert shown.next.key == "maintenance"
    company.save("assessment", purpose="maintenance", assessed_on="2026-09-20")
    assert step(company, "maintenance").stand is Stand.LATER
    assert [mark.chip[0] for mark in road(company).marks] == ["Entered", "Done", "Ahead", "Ahead"]


def test_what_ran_out_is_told_to_be_so(company: Company) -> None:
    tell(company, certificate_valid_to_on="2026-11-15", secor_number="7")
    assert road(company).sentence == "The certificate ran out on 15 November."
    assert step(company, "certificate").stand is Stand.LATE
    assert step(company, "certificate", day("2026-11-15")).stand is Stand.DONE


def test_the_assessment_is_begun_signed_and_sent(company: Company) -> None:
    assert step(company, "assessment").verb == "Open an assessment"
    held = company.save("assessment", purpose="certification", window_to_on="2026-11-10")
    told = step(company, "assessment")
    assert (told.stand, told.verb) == (Stand.NEXT, "Go on")
    assert told.opens is not None
    assert told.opens.kind == ASSESSMENT
    assert step(company, "submission").stand is Stand.LATER
    company.save(
        "assessment", held, assessed_on="2026-11-12",
        signings=[{"signed_on": "2026-11-12", "overall_percent": 83, "passed": True}],
    )  # fmt: skip
    told = step(company, "assessment")
    assert told.stand is Stand.DONE
    assert told.said == ("Signed on 12 November.", "83 % overall.")
    assert [proof.opens.record_id for proof in told.proofs] == [held]
    waiting = step(company, "submission")
    assert waiting.stand is Stand.NEXT
    assert waiting.opens is not None
    assert waiting.opens.kind == PACKAGE
    assert "by 3 December" in waiting.said[0]  # 21 days
    assert step(company, "submission", day("2026-12-04")).stand is Stand.LATE
    company.save("submission", assessment_id=held, exported_on="2026-11-14", what="The package")
    assert step(company, "submission").stand is Stand.DONE
    assert step(company, "certificate").stand is Stand.NEXT


def test_what_does_not_pass_is_not_done_and_not_to_be_sent(company: Company) -> None:
    held = company.save(
        "assessment", assessed_on="2026-11-12",
        signings=[{"signed_on": "2026-11-12", "overall_percent": 17.96, "passed": False}],
    )  # fmt: skip
    told = step(company, "assessment")
    assert (told.stand, told.verb) == (Stand.NEXT, "See what is short")
    assert told.said == (
        "Signed on 12 November.", "17 % overall.", "By its points it does not pass.",
    )  # fmt: skip
    assert told.todo == "Do not send it. See what is short, put it right, and open it again."
    waiting = step(company, "submission")
    assert (waiting.stand, waiting.todo) == (Stand.LATER, "")
    assert waiting.said[0] == (
        "Do not send the one signed on 12 November: by its points it does not pass."
    )
    company.save("assessment", purpose="certification")
    told = step(company, "assessment")
    assert told.said[-1] == "Another one is under way."
    assert told.verb == "Go on"
    company.save("submission", assessment_id=held, exported_on="2026-11-14", what="The package")
    assert step(company, "assessment").stand is Stand.DONE
    assert step(company, "submission").stand is Stand.DONE


def test_what_does_not_pass_serves_for_no_year_of_the_certificate(company: Company) -> None:
    tell(company, certificate_issued_on="2026-01-01")
    failed = company.save(
        "assessment", assessed_on="2026-11-12",
        signings=[{"signed_on": "2026-11-12", "overall_percent": 17, "passed": False}],
    )  # fmt: skip
    assert [mark.chip[0] for mark in road(company).marks][1] == "Soon"
    assert step(company, "assessment").stand is Stand.NEXT
    company.save("submission", assessment_id=failed, exported_on="2026-11-14", what="The package")
    assert [mark.chip[0] for mark in road(company).marks][1] == "Done"


def test_who_assessed_is_named_where_the_companys_record_names_nobody(company: Company) -> None:
    dale = company.worker("Dale Brandt", hired="2020-01-01", is_owner=True)
    company.save("assessment", assessor_id=dale)
    told = step(company, "course")
    assert told.stand is Stand.NEXT
    assert told.said == (
        "Dale Brandt assesses, but the company's record names no assessor and no course.",
    )
    assert told.todo == "Enter Dale Brandt as the assessor, and the day of the partner's course."


def test_with_nothing_written_nothing_is_answered(company: Company) -> None:
    written = step(company, "programme")
    assert written.stand is Stand.NEXT
    assert written.said[0].startswith("0 of ")


def test_what_was_signed_after_the_day_is_not_known_on_it(company: Company) -> None:
    company.save("assessment", assessed_on="2026-11-20")
    assert step(company, "assessment").stand is Stand.NEXT
    assert step(company, "assessment", day("2026-11-20")).stand is Stand.DONE


def test_a_file_of_the_company_shows_the_step_that_its_name_is_about(company: Company) -> None:
    link = [{"record_kind": "company", "record_id": record_id(company, "company")}]
    sha256 = hashlib.sha256(b"scan").hexdigest()
    company.file.write("File", lambda t: t.add_content(sha256, b"scan", None))
    filed = {
        "sha256": sha256, "media_type": "application/pdf", "size": 4, "filed_at": NOON,
        "links": link,
    }  # fmt: skip
    proof = company.save("evidence", name="WCB clearance letter.pdf", **filed)
    company.save("evidence", name="Logo.pdf", **filed)
    told = step(company, "registered")
    assert [(one.label, one.opens.record_id) for one in told.proofs] == [
        ("WCB clearance letter.pdf", proof)
    ]


def test_what_the_partner_publishes_says_how_sure_it_is(company: Company) -> None:
    assert not step(company, "registered").facts
    tell(company, certifying_partner="Energy Safety Canada")
    facts = [fact for one in road(company).steps for fact in one.facts]
    assert {fact.sure for fact in facts} >= {
        "read at the partner", "from an older edition: check it with your partner",
    }  # fmt: skip
    assert all(fact.source for fact in facts)
    assert road(company).marks_said.startswith("The three years begin")
    tell(company, certificate_valid_to_on="2027-02-25")
    assert road(company).marks_said == (
        "Energy Safety Canada SECOR names no days for gathering and sending: ask how early to "
        "begin."
    )


def test_nothing_that_partners_publish_is_left_out() -> None:
    told = {about for text in road_data().steps for about in text.published} | set(PEOPLE)
    assert {fact.about for one in protocols() for fact in one.published} <= told


def test_the_days_of_the_partner_say_when_to_begin(company: Company) -> None:
    tell(company, certificate_valid_to_on="2027-02-25")
    shown = road(company)
    assert "Enter your certifying partner to see its own days." in shown.marks_said
    tell(company, certifying_partner="AASP")
    shown = road(company)
    assert shown.marks_said == (
        "AASP SECOR: records are gathered within 15 days and sent within 21 more."
    )
    assert shown.marks[-1].said == "Begin to gather by 20 January 2027"


def test_too_many_people_are_named_with_the_day(company: Company) -> None:
    for n in range(11):
        company.worker(f"Worker {n:02}", hired="2026-06-01")
    shown = road(company)
    assert shown.sentence.endswith("on one day than it allows: see who may have it.")
    people = shown.checks[0]
    assert people.chip == ("Too many", "red")
    assert people.said[0] == "The most on one day were 11 people, on 1 June."
    assert "Worker 10" in people.said[2]


def test_the_figures_are_kept_as_one_action_and_taken_back(company: Company) -> None:
    typed = {"premium": "$18,000", "discount_percent": "10 %", "hours_a_week": ""}
    assert save_figures(company.file, typed)
    shown = road(company).discount
    assert (shown.premium, shown.percent, shown.hours) == ("18,000", "10", "")
    assert shown.said[0] == "1,800 dollars a year, 5,400 dollars over three years."
    assert not save_figures(company.file, typed)
    assert save_figures(company.file, typed | {"hours_a_week": "2"})
    assert (
        road(company).discount.said[2]
        == "For 2 hours a week, 104 a year, that is 17 dollars an hour."
    )
    assert save_figures(company.file, dict.fromkeys(typed, ""))
    assert road(company).discount.said[0].startswith("Type what you pay the WCB")


def test_figures_that_cannot_be_are_refused_all_at_once(company: Company) -> None:
    typed = {"premium": "a lot", "discount_percent": "120", "hours_a_week": "2"}
    with pytest.raises(Refused) as refused:
        save_figures(company.file, typed)
    assert refused.value.faults.keys() == {"premium", "discount_percent"}
    assert refused.value.faults["discount_percent"] == "Type a number from 0 to 100."
    assert road(company).discount.hours == ""
