"""The auditor's sample of a real file: the same again by its seed, and on paper with it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.audit.judged import Ref
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.paper import papers_of
from desktop.services.auditing.sampling import (
    LARGEST,
    SampleShown,
    another_seed,
    first_seed,
    sample_shown,
)
from desktop.services.printing.sample import sample_sheet
from desktop.store.file import CompanyFile
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON, Company, company_in


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[CompanyFile]:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
        yield file


def drawn(file: CompanyFile, seed: int, *, weakest_first: bool = False) -> SampleShown:
    with closing(Auditor(file)) as auditor:
        return sample_shown(file, auditor, AS_OF, seed, weakest_first=weakest_first)


def test_the_same_seed_draws_the_same(demo: CompanyFile) -> None:
    assert drawn(demo, 17) == drawn(demo, 17)
    assert drawn(demo, 17).questions != drawn(demo, 18).questions


def test_every_record_says_where_its_paper_is(demo: CompanyFile) -> None:
    shown = drawn(demo, 17)
    codes = [one.code for one in shown.questions]
    assert codes == sorted(codes, key=lambda code: [int(n) for n in code[1:].split(".")])
    field = next(one for one in shown.questions if one.code == "S2.6")
    assert len(field.each) == 12
    assert "the protocol asks for at least 12" in field.said
    for question in shown.questions:
        for one in question.each:
            assert one.title
            assert one.paper
            assert one.target.record_id == one.ref.id
            assert one.kind
    assert shown.sentence.count(".") >= 2


def test_the_sample_you_fear_is_the_weaker_one(demo: CompanyFile) -> None:
    def weak(shown: SampleShown) -> int:
        return sum(bool(one.weak) for question in shown.questions for one in question.each)

    assert weak(drawn(demo, 17, weakest_first=True)) > weak(drawn(demo, 17))


def test_no_restricted_record_is_drawn(demo: CompanyFile) -> None:
    shown = drawn(demo, 17, weakest_first=True)
    kinds = {one.ref.kind for question in shown.questions for one in question.each}
    assert kinds
    assert "first_aid_record" not in kinds
    assert not kinds & {"requirement", "duty_plan", "interview", "observation"}


def test_the_sheet_bears_its_seed(demo: CompanyFile, tmp_path: Path) -> None:
    printed = sample_sheet(demo, drawn(demo, 4711), tmp_path / "sample.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(printed.path).pages)
    assert "Draw 4711." in text
    assert "Spread over months, places and people." in text
    assert "The auditor's sample" in text.replace("’", "'")


def test_seeds_are_numbers_that_can_be_typed() -> None:
    assert first_seed(date(2026, 11, 16)) == 261116
    assert all(1 <= another_seed() <= LARGEST for _n in range(50))


def test_what_there_is_to_show(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        rick = company.worker(hired="2020-01-01")
        signed = company.orientation(rick, "2020-01-01", signed=True)
        bare = company.orientation(rick, "2021-01-01", signed=False)
        policy = company.policy("2026-01-01", signed_by_id=rick)
        crew = company.meeting("2026-05-01", attendees=[{"worker_id": rick, "signed": True}])
        alone = company.meeting("2026-05-02", attendees=[{"worker_id": rick, "signed": None}])
        refs = [Ref("orientation", signed), Ref("orientation", bare), Ref("policy", policy),
                Ref("meeting", crew), Ref("meeting", alone)]  # fmt: skip
        found = papers_of(company.file, refs)
    assert [found[ref].is_there for ref in refs] == [True, False, True, True, False]
    assert found[refs[1]].said == "typed in only"


def test_a_company_without_records_has_nothing_to_draw(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        shown = drawn(company.file, 17)
        assert shown.questions == ()
        assert shown.sentence == "There is no record that an auditor could draw yet."
        printed = sample_sheet(company.file, shown, tmp_path / "sample.pdf")
        assert printed.pages == 1


def test_files_are_named(company_with_scan: tuple[Company, str]) -> None:
    company, meeting = company_with_scan
    (paper,) = papers_of(company.file, [Ref("meeting", meeting)]).values()
    assert paper.is_there
    assert paper.said == "minutes.pdf and 1 more"


@pytest.fixture
def company_with_scan(tmp_path: Path) -> Iterator[tuple[Company, str]]:
    with company_in(tmp_path) as company:
        meeting = company.meeting("2026-05-02")
        for name in ("minutes.pdf", "photo.jpg"):
            company.save(
                "evidence",
                name=name,
                sha256=f"{len(name):064}",
                media_type="application/pdf",
                size=1,
                filed_at=NOON,
                links=[{"record_kind": "meeting", "record_id": meeting}],
            )
        yield company, meeting
