"""The facts of inspections as they are read from real files, and bow-river counted by hand."""

from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.findings import inspections as findings
from desktop.audit.rules.s4 import RULES
from desktop.services.auditing.facts import read_audit_facts
from desktop.services.importing import import_paths
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.audited.span import months_to
from tests.builders.company import AS_OF, Company, company_in

BOW_RIVER = Path(__file__).parents[1] / "samples" / "bow-river"


def read(file: CompanyFile) -> AuditFacts:
    """The facts of the twelve months to 16 November 2026."""
    with file.reading() as connection:
        return read_audit_facts(asking(connection), months_to(AS_OF, 12))


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


def test_only_what_found_something_comes_one_by_one(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    dale = company.worker("Dale Kowalchuk", is_owner=True)
    unit, shop = company.unit("101"), company.site("Shop")
    checklist = company.save(
        "checklist", title="Truck", items=[{"item": "Brakes", "unsafe_means_tag_out": True}]
    )
    plan = company.plan("weekly", unit)
    company.inspection("2026-05-04", unit, plan, by_id=rick, result="pass")
    last = company.inspection("2026-05-11", unit, plan, by_id=dale, result="pass", defects="")
    failed = company.inspection(
        "2026-05-18", unit, plan, by_name="K. Braun", result="fail", checklist_id=checklist,
        items=[{"item": "Brakes", "result": "fail", "remark": "Soft"},
               {"item": "Lights", "result": "pass"}],
    )  # fmt: skip
    lot = company.inspection(
        "2026-05-19", unit, by_id=rick,
        exceptions=[{"item": "S-1", "found": "Cut", "removed": True}],
    )  # fmt: skip
    round_ = company.inspection(
        "2026-05-20", site=shop, by_id=dale, participants=[{"worker_id": rick}, {"name": "Guest"}]
    )
    nobody = company.inspection("2026-05-21", unit)
    company.void("inspection", company.inspection("2026-05-22", site=shop))
    company.inspection("2024-05-22", site=shop)
    company.inspection("2026-11-17", site=shop)
    found = read(company.file).inspections
    assert [one.id for one in found.each] == [failed, lot, round_, nobody]
    brakes, slings, at_shop, _nobody = found.each
    assert (brakes.failed, brakes.tags_out, brakes.by.name) == (
        (("Brakes", "Soft"),), True, "K. Braun",
    )  # fmt: skip
    assert [(one.item, one.removed) for one in slings.exceptions] == [("S-1", True)]
    assert [who.name for who in at_shop.people] == ["Dale Kowalchuk", "Rick Desjarlais", "Guest"]
    assert {(one.who.name, one.times) for one in found.doers} == {
        ("Rick Desjarlais", 2), ("Dale Kowalchuk", 2), ("", 2),
    }  # fmt: skip
    assert [id_ for id_, _on in found.led] == [last, round_]
    assert found.newest == {plan: failed}
    assert [(one.subject, len(one.days), one.last_id) for one in found.loose] == [
        (unit, 2, nobody), (shop, 1, round_),
    ]  # fmt: skip


def test_what_followed_is_read_with_its_proof(company: Company) -> None:
    rick, unit = company.worker("Rick Desjarlais"), company.unit("101")
    failed = company.inspection("2026-05-18", unit, result="fail", defects="Horn dead")
    action = company.action(
        "Horn", "2026-05-18", "2026-05-25", "2026-05-20", source_kind="inspection",
        source_id=failed, equipment_id=unit, assigned_id=rick, resolved_by_name="Shop",
        proof="New horn",
    )  # fmt: skip
    company.action("Old", "2025-05-18")
    repair = company.maintenance("2026-05-20", unit, "New horn", by_name="Shop")
    tag = company.change(unit, "out_of_order", "2026-05-18")
    company.used("2026-05-21", unit)
    first = company.save("document", title="Inspections", kind="inspection_policy",
                         signed_on="2024-01-05")  # fmt: skip
    policy = company.save(
        "document", title="Inspections", kind="inspection_policy", signed_on="2026-01-05",
        signed_by_id=rick, supersedes_id=first, text="The driver inspects.",
        frequencies=[{"what": "Trucks", "how_often": "weekly"}],
    )  # fmt: skip
    older = company.save("checklist", title="Truck", edition=1)
    newer = company.save("checklist", title="Truck", edition=2, supersedes_id=older)
    plan = company.plan("weekly", unit, frequency_source="law", frequency_reference="Code")
    found = read(company.file).inspections
    (trail,) = found.trails
    assert (trail.id, trail.source, trail.assigned.name) == (action, failed, "Rick Desjarlais")
    assert (trail.resolved_by.name, trail.proof, trail.has_file) == ("Shop", "New horn", False)
    assert [one.id for one in found.maintenance] == [repair]
    assert [(one.id, one.change) for one in found.changes] == [(tag, "out_of_order")]
    assert found.used == {unit: (AS_OF.replace(month=5, day=21),)}
    assert [(one.id, one.signed_by.name) for one in found.documents] == [
        (policy, "Rick Desjarlais")
    ]
    assert [(line.what, line.how_often) for line in found.stated] == [("Trucks", "weekly")]
    assert found.checklists == (newer,)
    assert found.sources == {plan: ("law", "Code")}


def test_a_file_of_nothing_has_no_inspections(company: Company) -> None:
    facts = read(company.file)
    assert facts.inspections.each == ()
    for rule in RULES.values():
        assert rule.judge(facts).share == 0
    assert not [one for finder in findings.FINDERS for one in finder.find(facts)]


@pytest.fixture(scope="module")
def bow_river(tmp_path_factory: pytest.TempPathFactory) -> AuditFacts:
    path = tmp_path_factory.mktemp("bow-river") / "bow.muster"
    now = datetime(AS_OF.year, AS_OF.month, AS_OF.day, 19, tzinfo=UTC)
    with CompanyFile.create(path, by="Test", clock=lambda: now) as file:
        file.write("Company", lambda t: t.save("company", {"legal_name": "Bow River"}))
        import_paths(file, [BOW_RIVER], today=AS_OF, as_of=AS_OF)
        return read(file)


def test_bow_river_inspects_with_workers_and_without_its_owner(bow_river: AuditFacts) -> None:
    # 52 lines of 101, 50 of 102 and 51 of 103 lie in the window; Rick, Tyler and Harpreet did all
    # of them, and the owner, Dale, none in any of the four quarters
    judged = RULES["inspected_together"].judge(bow_river)
    assert (judged.met, judged.population, judged.share) == (153, 153, Fraction(1, 2))
    assert len(judged.missing) == 4


def test_bow_river_has_its_defects_without_a_fix(bow_river: AuditFacts) -> None:
    # 14 defects in the log, 2 of them before the window (22 October and 12 November 2025), and 5
    # actions from inspections: two closed without proof, two past their date, one without a date
    judged = RULES["deficiencies_fixed"].judge(bow_river)
    assert (judged.met, judged.population) == (0, 12 + 5)
    assert [one.field for one in judged.missing[12:]] == [
        "resolved_on", "proof", "proof", "resolved_on", "due_on",
    ]  # fmt: skip


def test_bow_river_has_no_record_of_its_work_places(bow_river: AuditFacts) -> None:
    # shop and yard monthly with the twelfth due today, the pad of the client every quarter
    judged = RULES["inspected_as_stated"].judge(bow_river)
    assert (judged.met, judged.population) == (0, 11 + 11 + 3)


def test_bow_river_is_told_of_twelve_defects_and_of_nothing_else(bow_river: AuditFacts) -> None:
    found = [one for finder in findings.FINDERS for one in finder.find(bow_river)]
    assert [one.code for one in found] == ["defect_without_action"] * 12
    assert {one.subject for one in found} == {"101", "102", "103"}
    assert found[0].message == (
        "The inspection of 101 on 19 November 2025 found a defect (“marker light out”), and no "
        "action or repair came of it."
    )
