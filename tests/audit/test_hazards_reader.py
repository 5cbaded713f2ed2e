"""The facts of element S2 as they are read from a company file on a day."""

from collections.abc import Iterator
from datetime import date, time
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.store.audited.hazards import read_hazards
from desktop.store.audited.people import read_people
from desktop.store.questions.every import asking, by_the_library
from desktop.values.audited.hazards import Citing, Hazards
from desktop.values.audited.people import Signer, Who
from desktop.values.audited.span import months_to
from tests.builders.company import AS_OF, Company, company_in, day


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as company:
        yield company


def read(company: Company, as_of: date = AS_OF) -> Hazards:
    span = months_to(as_of, 12)
    with company.file.reading() as connection:
        ask, slow = asking(connection), by_the_library(connection)
        found = read_hazards(ask, span, read_people(ask, span))
        assert read_hazards(slow, span, read_people(slow, span)) == found
    return found


def file_on(company: Company, kind: str, record: str, data: bytes = b"scan") -> str:
    digest = sha256(data).hexdigest()
    company.file.write("File", lambda t: t.add_content(digest, data, None))
    return company.save(
        "evidence", name="Scan.pdf", sha256=digest, media_type="application/pdf", size=len(data),
        filed_at=company.file.clock(), links=[{"record_kind": kind, "record_id": record}],
    )  # fmt: skip


def test_a_formal_assessment_with_all_that_is_in_it(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    welder = company.position("Welder")
    one = company.save(
        "formal_hazard_assessment",
        title="Welding",
        made_on=day("2026-03-02"),
        made_by_name="Dale",
        review_months=24,
        covers=[{"position_id": welder}, {"task": "Torch work"}],
        participants=[{"worker_id": rick, "signed": True}, {"name": "Lou"}, {"name": None}],
        reviews=[{"reviewed_on": day("2026-05-01")}, {"reviewed_on": day("2027-01-01")}],
        hazards=[
            {
                "hazard": "Fume",
                "category": "chemical",
                "severity": 3,
                "likelihood": 2,
                "controls": [
                    {"control": "Extraction", "level": "engineering"},
                    {"control": "Half mask", "why_not_higher": "Wind"},
                ],
            },
            {"hazard": "Noise"},
        ],
    )
    file_on(company, "formal_hazard_assessment", one)
    incident = company.save(
        "incident", happened_on=day("2026-06-01"), kind="near_miss", what="Flash"
    )
    company.save("investigation", incident_id=incident, hazard_assessment_id=one)
    (fact,) = read(company).formal
    assert (fact.title, fact.made_by.name, fact.review_months) == ("Welding", "Dale", 24)
    assert (fact.positions, fact.tasks) == (frozenset({welder}), ("Torch work",))
    assert fact.participants == (
        Signer(Who(rick, "Rick Desjarlais"), True),
        Signer(Who(None, "Lou"), None),
    )
    assert fact.reviewed == (day("2026-05-01"),)
    assert (fact.has_file, fact.to_revise) == (True, (day("2026-06-01"),))
    fume, noise = fact.hazards
    assert [(c.text, c.level, c.reason) for c in fume.controls] == [
        ("Extraction", "engineering", ""),
        ("Half mask", "", "Wind"),
    ]
    assert (fume.category, fume.severity, fume.likelihood, fume.exposure) == (
        "chemical",
        3,
        2,
        None,
    )
    assert noise.controls == ()
    assert read(company, day("2026-03-01")).formal == ()
    company.void("formal_hazard_assessment", one)
    assert read(company).formal == ()


def test_field_assessments_of_the_window_in_their_order(company: Company) -> None:
    rick, pad = company.worker("Rick Desjarlais"), company.site("Pad 7")
    late = company.save(
        "field_level_hazard_assessment",
        done_on=day("2026-11-09"),
        done_at=time(16, 30),
        work_start=time(7, 0),
        task="Tie-in",
        site_id=pad,
        foreman_id=rick,
        hazards=[{"hazard": "Noise", "control": "PPE", "level": "ppe"}, {"hazard": "Load"}],
        crew=[{"worker_id": rick, "signed": False}],
    )
    for on in ("2026-11-02", "2025-11-16", "2026-11-17"):
        company.save("field_level_hazard_assessment", done_on=day(on), task="Tie-in")
    file_on(company, "field_level_hazard_assessment", late)
    first, second = read(company).field
    assert (first.on, first.at, first.hazards, first.crew) == (day("2026-11-02"), None, (), ())
    assert (second.at, second.work_start) == (time(16, 30), time(7, 0))
    assert (second.site_id, second.foreman) == (pad, Who(rick, "Rick Desjarlais"))
    assert [(one.text, one.control, one.level) for one in second.hazards] == [
        ("Noise", "PPE", "ppe"),
        ("Load", "", ""),
    ]
    assert second.crew == (Signer(Who(rick, "Rick Desjarlais"), False),)
    assert (first.has_file, second.has_file) == (False, True)


def test_reports_with_what_was_known_of_their_actions(company: Company) -> None:
    one = company.save("hazard_report", reported_on=day("2026-06-01"), what="Loose step")
    source = {"source_kind": "hazard_report", "source_id": one}
    company.action(found="2026-06-01", due="2026-06-09", resolved="2026-06-08", **source)
    company.action(found="2026-06-02", closed_reason="Step removed", **source)
    company.action(found="2026-06-03", resolved="2026-07-01", closed_reason="Gone", **source)
    company.action(found="2026-12-03", **source)
    (fact,) = read(company).reports
    assert [(a.resolved_on, a.closed) for a in fact.actions] == [
        (day("2026-06-08"), False),
        (None, True),
        (day("2026-07-01"), True),
    ]
    (then,) = read(company, day("2026-06-05")).reports
    assert [(a.resolved_on, a.closed) for a in then.actions] == [
        (None, False),
        (None, True),
        (None, False),
    ]


def test_papers_products_jobs_and_hours(company: Company) -> None:
    old = company.save("document", title="Violence plan", kind="violence", edition="1",
                       signed_on=day("2020-01-01"))  # fmt: skip
    company.save("document", title="Violence plan", kind="violence", edition="2", text="Call.",
                 signed_on=day("2026-01-01"), supersedes_id=old,
                 reviews=[{"reviewed_on": day("2026-02-01")}])  # fmt: skip
    oil = company.save("hazardous_product", name="Oil", sheet_on=day("2025-01-01"))
    file_on(company, "hazardous_product", oil)
    company.used("2026-11-02", job="Pad 7")
    company.used("2026-11-03", job="Pad 7", hours=0)
    company.used("2026-11-04", job=" ")
    company.used("2026-11-05")
    company.save("hours_worked", month_on=day("2026-10-01"), hours=900)
    company.save("hours_worked", month_on=day("2026-09-01"), hours=0)
    found = read(company)
    assert [(p.title, p.text, p.last_looked_at) for p in found.papers] == [
        ("Violence plan", "Call.", day("2026-02-01"))
    ]
    (product,) = found.products
    assert (product.name, product.sheet_on, product.has_file) == ("Oil", day("2025-01-01"), True)
    assert found.jobs == ((day("2026-11-02"), "Pad 7"),)
    assert found.months_idle == (day("2026-09-01"),)


def test_what_a_field_assessment_is_cited_for_itself_or_by_its_scan(company: Company) -> None:
    kind = "field_level_hazard_assessment"
    one = company.save(kind, done_on=day("2026-11-02"), task="Tie-in")
    scan = file_on(company, kind, one)
    supports = [
        {"question": "S2.1", "record_kind": kind, "record_id": one},
        {"question": "S2.1", "evidence_id": scan},
        {"question": "S2.6", "evidence_id": scan},
    ]
    for values in supports:
        company.file.write("Cite", lambda t, v=values: t.save("question_support", v))
    assert read(company).cited == (
        Citing(one, "S2.1", day("2026-11-02"), "Tie-in"),
        Citing(one, "S2.6", day("2026-11-02"), "Tie-in"),
    )
