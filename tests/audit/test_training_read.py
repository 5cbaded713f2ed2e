"""What an audit judges of training is read from a file as it stood on a day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.findings.training import FINDERS
from desktop.audit.rules.s3 import RULES
from desktop.services import importing
from desktop.services.auditing.facts import read_audit_facts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.audited.people import Who
from desktop.values.audited.span import months_to
from desktop.values.audited.training import CheckPaper
from desktop.values.period import Period
from tests.builders.company import AS_OF, Company, company_in, day

SAMPLE = Path(__file__).parents[1] / "samples/bow-river"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


def facts_of(file: CompanyFile, as_of: date = AS_OF) -> AuditFacts:
    with file.reading() as connection:
        return read_audit_facts(asking(connection), months_to(as_of, 12))


def copy_of(company: Company, kind: str, record: str, name: str) -> str:
    links = [{"record_kind": kind, "record_id": record}]
    return company.save("evidence", name=name, sha256="0" * 64, media_type="image/jpeg", size=9,
                        own_date=date(2027, 12, 17), filed_at=datetime(2026, 11, 1, tzinfo=UTC),
                        links=links)  # fmt: skip


def test_cards_are_read_with_their_copies(company: Company) -> None:
    kind = company.save("certificate_type", name="H2S Alive", months=36, required_by="client")
    rick = company.worker(hired="2020-01-06")
    copied = company.certificate(rick, kind, issued="2024-12-16")
    bare = company.certificate(rick, kind, expires="2026-12-16")
    voided = company.certificate(rick, kind, issued="2024-12-17")
    company.certificate(rick, kind, issued="2026-11-17")
    copy_of(company, "certificate", copied, "H2S Alive good to 2027-12-17.jpg")
    company.void("certificate", voided)
    gone = copy_of(company, "certificate", bare, "wrong.jpg")
    company.void("evidence", gone)
    training = facts_of(company.file).training
    assert {card.id: card.has_copy for card in training.cards} == {copied: True, bare: False}
    assert training.kinds[kind].required_by == "client"


def test_what_is_required_and_who_is_exempt_is_read_with_its_times(company: Company) -> None:
    kind, rick = company.certificate_type(), company.worker()
    company.requirement(kind, grace_days=14, from_on=day("2026-12-01"))
    company.exemption(rick, kind, to_on=day("2027-01-31"))
    training = facts_of(company.file).training
    (need,), (exempt,) = training.needs, training.exemptions
    assert (need.period, need.grace_days) == (Period(day("2026-12-01"), None), 14)
    assert need.written_on == AS_OF
    assert exempt.period.to_on == day("2027-01-31")


def test_orientations_are_read_with_what_they_cover(company: Company) -> None:
    rick, dale = company.worker(), company.worker("Dale Kowalchuk")
    company.orientation(rick, "2026-01-09", by_id=dale, signed=True, covers_rights=True,
                        covers_site=True, covers_whmis=False)  # fmt: skip
    company.save("orientation", visitor_name="L. Marchuk", done_on=day("2026-02-04"), by_name="Al")
    company.orientation(rick, "2026-11-17")
    whole, visitor = facts_of(company.file).training.orientations
    assert whole.covered == {"rights", "site"}
    assert (whole.tells, whole.by) == (True, Who(dale, "Dale Kowalchuk"))
    assert (visitor.visitor, visitor.tells, visitor.signed) == ("L. Marchuk", False, None)
    assert visitor.by == Who(None, "Al")


def test_checks_products_contractors_and_papers_are_read(company: Company) -> None:
    rick, unit = company.worker(), company.unit("FL-1")
    items = [{"item": "Ramps", "result": "fail"}, {"item": "Horn", "result": "pass"}]
    check = company.save("competency_check", worker_id=rick, equipment_id=unit, items=items,
                         checked_on=day("2026-03-02"), assessor_name="R. Pankiw")  # fmt: skip
    company.save(
        "competency_check", worker_id=rick, equipment_id=unit, checked_on=day("2026-12-02")
    )
    company.save("hazardous_product", name="Propane", sheet_on=day("2025-02-14"))
    sheet = company.save("hazardous_product", name="Acetylene")
    copy_of(company, "hazardous_product", sheet, "SDS acetylene.pdf")
    company.save("contractor", company="Bluebell Electric", oriented_on=day("2025-09-11"))
    company.save(
        "document", title="New-hire orientation", text="Policy", signed_on=day("2026-01-05")
    )
    company.save("document", title="Training matrix", kind="training", signed_on=day("2024-01-05"),
                 reviews=[{"reviewed_on": day("2026-01-07")}])  # fmt: skip
    company.save("document", title="Working alone", kind="working_alone")
    training = facts_of(company.file).training
    assert training.checks == {
        check: CheckPaper(assessor=Who(None, "R. Pankiw"), failed=("Ramps",))
    }
    assert [one.id for one in training.competency.checks] == [check]
    assert [(one.name, one.has_sheet) for one in training.products] == [
        ("Acetylene", True),
        ("Propane", False),
    ]
    assert training.contractors[0].oriented_on == day("2025-09-11")
    assert [one.on for one in training.orientation_forms] == [day("2026-01-05")]
    assert [one.on for one in training.matrix_papers] == [day("2026-01-07")]


def test_bow_river_stands_as_counted_by_hand(tmp_path: Path) -> None:
    """Eight people, all but José with a line of orientation, each by the day after the first.

    50 lines of the matrix make 58 cells (two welders); 56 cards are on file, 3 of them expired, 2
    are missing, and there is no copy of any.
    """
    with company_in(tmp_path) as made:
        importing.import_paths(made.file, [SAMPLE], today=AS_OF, as_of=AS_OF)
        facts = facts_of(made.file)
    judged = {name: rule.judge(facts) for name, rule in RULES.items()}
    in_time = judged["oriented_in_time"]
    assert (in_time.share, len(in_time.counted)) == (Fraction(7, 8), 7)
    assert [one.what.partition(" has")[0] for one in in_time.missing] == ["José Almeida"]
    held = judged["certificates_valid"]
    assert (held.met, held.population, len(held.missing)) == (0, 58, 58)
    assert held.note == (
        "58 certificates are required: 53 valid, 0 of them with a copy. Expired: 3. Not on file: 2."
    )
    assert judged["matrix_exists"].share == 1
    found = [one for finder in FINDERS for one in finder.find(facts)]
    assert [one.subject for one in found if one.code == "orientation_missing"] == ["José Almeida"]
    assert {one.code for one in found} == {"orientation_missing", "certificate_without_copy"}
    assert len(found) == 1 + 53
