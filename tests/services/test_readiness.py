"""How every area will stand on a day to come, and what it has on file."""

from datetime import UTC, date, datetime

from desktop.services.readiness import Area, Readiness, readiness
from desktop.services.today import Target
from tests.builders.company import AS_OF, Company

AUDIT_DAY = date(2027, 1, 29)


def area(shown: Readiness, tab: str) -> Area:
    return next(one for one in shown.areas if one.tab == tab)


def plan_audit(company: Company, on: date = AUDIT_DAY) -> None:
    with company.file.reading() as connection:
        record = connection.exec_driver_sql("select id from company").scalar()
    company.save("company", record, next_audit_on=on)


def test_the_day_of_the_audit_is_looked_at_unless_another_is_chosen(company: Company) -> None:
    assert readiness(company.file, AS_OF).on == AS_OF
    plan_audit(company)
    assert readiness(company.file, AS_OF).on == AUDIT_DAY
    assert readiness(company.file, AS_OF, date(2026, 12, 1)).on == date(2026, 12, 1)
    assert readiness(company.file, AS_OF, date(2020, 1, 1)).on == AS_OF


def test_what_will_have_run_out_by_then(company: Company) -> None:
    plan_audit(company)
    rick = company.worker(hired="2012-05-22")
    company.orientation(rick, "2012-05-22")
    company.certificate(rick, company.certificate_type("H2S Alive"), "2026-10-14")
    company.certificate(rick, company.certificate_type("TDG"), "2027-01-13")
    company.certificate(rick, company.certificate_type("WHMIS"), "2027-02-13")
    training = area(readiness(company.file, AS_OF), "training")
    assert (training.now, training.then) == (1, 2)
    assert training.sentence == (
        "2 things will be overdue or missing on 29 January 2027 if nothing more is done; "
        "today it is 1."
    )
    assert [line.title for line in training.lines] == [
        "Rick Desjarlais · H2S Alive",
        "Rick Desjarlais · TDG",
    ]


def test_where_nothing_is_on_file_nobody_is_told_that_all_is_well(company: Company) -> None:
    shown = readiness(company.file, AS_OF)
    sentence = "Nothing is on file here yet, so nothing can be overdue."
    assert {one.sentence for one in shown.areas} == {sentence}
    company.policy("2026-03-02")
    leadership = area(readiness(company.file, AS_OF), "leadership")
    assert leadership.sentence == "Nothing is overdue or missing today."


def test_what_is_on_file_counts_deeds_for_a_year_and_papers_as_long_as_they_stand(
    company: Company,
) -> None:
    company.policy("2019-03-02")
    company.void("policy", company.policy("2020-03-02"))
    for on in ("2025-11-16", "2025-11-17", "2026-11-04", "2026-12-24"):
        company.meeting(on)
    found = {one.title: one for one in area(readiness(company.file, AS_OF), "leadership").on_file}
    policies, meetings = found["Policies"], found["Meetings"]
    assert (policies.count, policies.newest) == (1, "newest 2 March 2019")
    assert (meetings.count, meetings.newest) == (2, "newest 4 November")
    assert policies.nature != meetings.nature
    assert meetings.list == Target("leadership", "meeting")


def test_a_card_counts_as_long_as_it_is_good(company: Company) -> None:
    rick = company.worker(hired="2012-05-22")
    company.certificate(rick, company.certificate_type("TDG"), "2027-01-13", "2024-01-13")
    company.certificate(rick, company.certificate_type("H2S Alive"), "2026-10-14", "2026-01-01")
    found = {one.kind: one for one in area(readiness(company.file, AS_OF), "training").on_file}
    assert (found["certificate"].count, found["certificate"].nature) == (1, "Good today")


def test_files_that_were_filed_within_the_year(company: Company) -> None:
    meeting = company.meeting("2026-11-04")
    for number, filed in enumerate(
        (datetime(2026, 11, 5, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC))
    ):
        company.save(
            "evidence",
            name="Minutes.pdf",
            sha256=f"{number}" * 64,
            media_type="application/pdf",
            size=1,
            filed_at=filed,
            links=[{"record_kind": "meeting", "record_id": meeting}],
        )
    leadership = area(readiness(company.file, AS_OF), "leadership")
    assert leadership.evidence_sentence == (
        "1 scan or photo was filed with these records in the last twelve months."
    )


def test_the_records_of_the_audit_are_counted(company: Company) -> None:
    company.save("interview", question="S4.2", person="Tyler", said="Yes")
    counts = {kind.key: kind.count for kind in readiness(company.file, AS_OF).kinds}
    assert counts["interview"] == 1
    assert counts["submission"] == 0
