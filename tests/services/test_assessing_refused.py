"""What no assessment can say is refused by whichever way it comes in, and never signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.records import kind_of
from desktop.services.assessing.deciding import accept_drafts
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.reading import read_assessment
from desktop.services.assessing.signing import Signer, sign
from desktop.services.auditing.auditor import Auditor
from desktop.services.dumping import dump, load
from desktop.services.editing import restore_record, save_record, void_record
from desktop.services.evidence.filing import save_with_evidence
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, NOON, Company, company_in, day


@dataclass
class Open:
    """A small company with an assessment under way, answered as its records say."""

    company: Company
    auditor: Auditor
    id: str

    @property
    def file(self) -> CompanyFile:
        return self.company.file

    def answer(self, code: str) -> aggregate.Stored:
        with self.file.reading() as connection:
            found = aggregate.read(connection, kind_of("answer")).values()
        return next(one for one in found if one.values["question"] == code)

    def type_in(self, code: str, **values: Any) -> None:
        """Type into the form of an answer."""
        save_record(self.file, "answer", values, self.answer(code).id)

    def faults(self, code: str, **values: Any) -> dict[str, str]:
        with pytest.raises(Refused) as refused:
            self.type_in(code, **values)
        return dict(refused.value.faults)


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Open]:
    with company_in(tmp_path) as company:
        boss = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
        company.policy("2026-02-06", signed_by_id=boss)
        auditor = Auditor(company.file)
        window = Wanted("certification", day("2025-11-17"), AS_OF, assessor_id=boss)
        opened = open_assessment(company.file, window, AS_OF)
        found = read_assessment(company.file, auditor, opened, AS_OF)
        assert found is not None
        accept_drafts(company.file, auditor, opened, found.to_accept, AS_OF)
        yield Open(company, auditor, opened)
        auditor.close()


def test_points_that_the_question_does_not_have(one: Open) -> None:
    assert one.faults("S1.1", points=Decimal(99)) == {"points": "S1.1 has from 0 to 6 points."}
    assert one.faults("S1.1", points=Decimal(-1)) == {"points": "S1.1 has from 0 to 6 points."}
    assert set(one.faults("S1.1", points=Decimal("3.3"), reason="So.")) == {"points"}
    assert one.answer("S1.1").values["points"] == 6


def test_points_that_differ_need_a_reason(one: Open) -> None:
    said = "The records earn 6. Say in a few words why you decided otherwise."
    assert one.faults("S1.1", points=Decimal(3)) == {"reason": said}
    one.type_in("S1.1", points=Decimal(3), reason="Nobody on site knew of it.")
    assert one.answer("S1.1").values["points"] == 3
    assert one.faults("S1.1", reason=None) == {"reason": said}


def test_not_applicable_only_where_the_protocol_allows_it(one: Open) -> None:
    out = one.faults("S1.1", points=None, not_applicable_reason="We need none.")
    assert out["not_applicable_reason"].startswith("The protocol lets nobody say that S1.1")
    both = one.faults("S1.1", not_applicable_reason="We need none.")
    assert both["not_applicable_reason"].startswith("With points it applies.")


def test_another_answer_to_the_same_question(one: Open) -> None:
    again = {"assessment_id": one.id, "question": "S1.1", "points": Decimal(6)}
    with pytest.raises(Refused, match="answered already"):
        save_record(one.file, "answer", again)
    with pytest.raises(Refused, match="asks nothing under Z9"):
        save_record(one.file, "answer", {**again, "question": "Z9"})


def test_with_a_file_beside_it_too(one: Open, tmp_path: Path) -> None:
    paper = tmp_path / "note.txt"
    paper.write_text("seen")
    answer = one.answer("S1.1").id
    values = {"points": Decimal(99)}
    with Intake() as door, pytest.raises(Refused, match="from 0 to 6"):
        save_with_evidence(one.file, "answer", values, answer, None, [paper], door, "Saved")


def test_what_came_in_all_the_same_is_not_signed(one: Open) -> None:
    one.company.save("answer", one.answer("S1.1").id, points=Decimal(99), reason="Typed.")
    found = read_assessment(one.file, one.auditor, one.id, AS_OF)
    assert found is not None
    said = [each for each in found.cannot_sign if "none that the protocol gives: S1.1" in each]
    assert said
    with pytest.raises(Refused, match=r"none that the protocol gives: S1\.1"):
        sign(one.file, one.auditor, one.id, Signer(None, "Glenn Haugen"), AS_OF)


def test_a_second_one_is_not_opened_beside_it(one: Open) -> None:
    second = {"purpose": "certification", "window_from_on": day("2026-01-01"),
              "window_to_on": AS_OF}  # fmt: skip
    said = "One is open already: Certification, 17 November 2025 to 16 November 2026."
    with pytest.raises(Refused, match=said):
        save_record(one.file, "assessment", second)
    done = save_record(one.file, "assessment", {**second, "assessed_on": day("2025-11-01")})
    with pytest.raises(Refused, match="One is open already"):
        save_record(one.file, "assessment", {"assessed_on": None}, done)
    save_record(one.file, "assessment", {"window_to_on": day("2026-11-10")}, one.id)


def test_a_voided_one_does_not_come_back_beside_another(one: Open) -> None:
    void_record(one.file, "assessment", one.id, "Begun by mistake.")
    window = Wanted("certification", day("2025-12-01"), AS_OF, assessor_name="G")
    open_assessment(one.file, window, AS_OF)
    with pytest.raises(Refused, match="One is open already"):
        restore_record(one.file, "assessment", one.id)


def test_days_that_it_cannot_cover(one: Open) -> None:
    with pytest.raises(Refused) as refused:
        save_record(one.file, "assessment", {"window_to_on": day("2024-01-01")}, one.id)
    assert set(refused.value.faults) == {"window_to_on"}


def test_a_dump_is_loaded_as_it_is(one: Open, tmp_path: Path) -> None:
    one.company.save("answer", one.answer("S1.1").id, points=Decimal(99), reason="Typed.")
    dump(one.file, tmp_path / "dump")
    load(tmp_path / "dump", tmp_path / "again.muster", by="Test", clock=lambda: NOON)
    with CompanyFile.open(tmp_path / "again.muster", by="Test", clock=lambda: NOON) as again:
        with again.reading() as connection:
            found = aggregate.read_one(connection, kind_of("answer"), one.answer("S1.1").id)
        auditor = Auditor(again)
        shown = read_assessment(again, auditor, one.id, AS_OF)
        auditor.close()
    assert found is not None
    assert found.values["points"] == 99
    assert shown is not None
    assert any("S1.1" in said for said in shown.cannot_sign)
