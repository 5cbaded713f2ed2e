"""What goes into a package follows from the assessment; each exhibit has one number for good."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desktop.audit.judged import Ref
from desktop.intake import Intake
from desktop.package.exhibits import series_of
from desktop.records import kind_of
from desktop.services.assessing.deciding import Decision, accept_drafts, decide
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.reading import read_assessment
from desktop.services.assessing.signing import Signer, reopen, sign
from desktop.services.assessing.ticks import put_in, take_out
from desktop.services.auditing.auditor import Auditor
from desktop.services.evidence import attach
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.hiding import nobody_hidden
from desktop.services.packaging.overview import elements_in
from desktop.services.packaging.question_words import exhibits_said
from desktop.services.packaging.selected import Selection
from desktop.services.packaging.selecting import select
from desktop.services.packaging.sources import Sources
from desktop.services.packaging.strips import strips_of
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.audited.span import Span
from tests.builders.company import AS_OF, Company, company_in
from tests.builders.demonstration import copied
from tests.builders.files import opened
from tests.builders.papers import write_pdf

BY = Signer(None, "Glenn Haugen")
CODE = "S5.2"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CompanyFile, Selection]]:
    path = copied(tmp_path_factory.mktemp("demo") / "demo.muster")
    with opened(path, read_only=True) as file:
        yield file, select(file, Auditor(file), AS_OF, Choices())


def test_each_has_one_number_in_the_series_of_the_first_that_cites_it(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    order = [question.code for question in one.protocol.questions]
    numbers = [exhibit.number for exhibit in one.exhibits]
    assert len(set(numbers)) == len(numbers) > 100
    refs = [exhibit.record or exhibit.file for exhibit in one.exhibits]
    assert len(set(refs)) == len(refs)
    for exhibit in one.exhibits:
        assert (exhibit.record is None) is not (exhibit.file is None)
        assert series_of(exhibit.number) == exhibit.question
        assert exhibit.question in {"C", *order}
        if exhibit.questions and exhibit.record is not None:
            assert exhibit.question == exhibit.questions[0]
        assert list(exhibit.questions) == sorted(exhibit.questions, key=order.index)


def test_series_follow_the_protocol_without_a_gap_directives_first(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    order = [question.code for question in one.protocol.questions]
    codes = [exhibit.question for exhibit in one.exhibits if exhibit.question in order]
    assert codes == sorted(codes, key=order.index)
    for code in set(codes):
        mine = [e for e in one.exhibits if e.question == code and e.number[-1].isdigit()]
        assert [e.number for e in mine] == [f"{code}-{n:02}" for n in range(1, len(mine) + 1)]
        directive = [e.nature == "directive" for e in mine]
        assert directive == sorted(directive, reverse=True)
        for is_directive in (True, False):
            days = [e.day or date.min for e in mine if (e.nature == "directive") is is_directive]
            assert days == sorted(days)


def test_a_record_stands_with_its_own_files(shown: tuple[CompanyFile, Selection]) -> None:
    _file, one = shown
    files = [exhibit for exhibit in one.exhibits if exhibit.file is not None]
    assert len(files) >= 8
    for file in files:
        for number in file.proves:
            assert file.number in one.by_number[number].files
    lettered = [file for file in files if file.number[-1].isalpha()]
    assert {file.number.rstrip("abc") for file in lettered} <= set(one.by_number)


def test_the_months_of_a_question_count_what_it_cites(
    shown: tuple[CompanyFile, Selection],
) -> None:
    file, one = shown
    span = Span(one.period.start, one.period.end)
    with closing(Auditor(file)) as auditor, file.reading() as connection:
        strips = strips_of(connection, auditor.audited_over(one.protocol, span), one)
    for said in strips.values():
        assert said.heads[0].split("\n")[1] == str(one.period.start.year)
        assert all("\n" in head for head in said.heads if head.startswith("Jan"))
    # as many months as the note says that there are hours of
    assert "Hours of 12 of 12 months" in next(q.note for q in one.questions if q.code == "S5.7")
    assert "in 12 of 12 calendar months that are over" in strips["S5.7"].sentence
    heads, months = strips["S1.4"].heads, strips["S1.4"].months
    counted = {head.split("\n")[0]: month.word for head, month in zip(heads, months, strict=True)}
    assert {head: n for head, n in counted.items() if n != "–"} == {
        "Jun": "1", "Jul": "1", "Aug": "1", "Oct": "1",
    }  # fmt: skip
    assert strips["S1.4"].sentence.endswith(" 1 more is from before these months, or has no day.")


def test_a_plan_that_lacks_something_is_shown_because_the_note_counts_it(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    (said,) = (question for question in one.questions if question.code == "S6.1")
    titles = {one.by_number[number].title for number in said.exhibits}
    assert any("Gilby" in title for title in titles)
    assert any("Gilby" in gap for gap in said.gaps)
    assert said.of == len(said.exhibits)
    assert "Chedder pad 11-9 was active in the period" in said.note


def test_what_is_in_here_is_said_of_as_many_as_the_note_counts(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    (said,) = (question for question in one.questions if question.code == "S4.4")
    made = int(said.note.split(" of ")[0])
    assert made > len(said.counted) >= len(said.exhibits) > 0  # the newest of each unit alone
    assert said.of == made
    assert f", of {made} records." in said.note


def test_what_is_too_old_to_count_is_not_said_to_be_missing(
    shown: tuple[CompanyFile, Selection],
) -> None:
    file, one = shown
    (duties,) = (each for each in one.questions if each.code == "S1.3")
    assert (duties.state, duties.of) == ("stale", 0)
    with file.reading() as connection:
        reading = SimpleNamespace(connection=connection, hide=nobody_hidden)
        found = cast(Sources, SimpleNamespace(chosen=one, reading=reading))
        said = exhibits_said(found, duties)
    assert said.startswith("On file, but too old or not complete: Owner, ")


def test_what_goes_in_counts_each_record_once_in_an_element(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    for element in elements_in(one):
        mine = [each for each in one.questions if each.element == element.code]
        counted = {ref for each in mine for ref in each.counted}
        # of what a note counts without naming each, as many as the question that has most
        of = max(len(counted), *(each.of for each in mine))
        assert f" of {of} records" in element.said
        assert len(counted) < sum(each.of for each in mine)
    assert sum(element.count for element in elements_in(one)) == len(one.exhibits)


def test_a_paper_stands_with_what_it_documents_and_not_with_the_action_that_followed(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    both = 0
    for paper in (each for each in one.exhibits if len(each.proves) > 1):
        kinds = {number: one.by_number[number].record for number in paper.proves}
        own = kinds[paper.number.rstrip("abcdefghijklmnopqrstuvwxyz")]
        of_actions = [ref for ref in kinds.values() if ref and ref.kind == "corrective_action"]
        both += 0 < len(of_actions) < len(kinds)
        assert own is not None
        assert own.kind != "corrective_action" or len(of_actions) == len(kinds)
    assert both


def test_questions_cite_what_is_there_and_say_of_how_many(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    cited = re.compile(r"\bS\d\.\d-\d+\b")
    for question in one.questions:
        assert set(question.exhibits) <= set(one.by_number)
        assert len(question.exhibits) <= question.of
        for number in question.exhibits:
            assert question.code in one.by_number[number].questions
        assert set(cited.findall(question.note)) <= set(one.by_number)
    assert sum(question.of for question in one.questions) > 2 * len(one.exhibits)


def test_a_note_that_nobody_decided_does_not_coach_the_company(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    drafts = [each for each in one.questions if not each.is_decided and each.gaps and each.note]
    assert drafts
    assert not [each.code for each in drafts if "Still to do" in each.note]


def test_no_restricted_kind_goes_in_nor_what_stands_in_tables(
    shown: tuple[CompanyFile, Selection],
) -> None:
    _file, one = shown
    kinds = {exhibit.record.kind for exhibit in one.exhibits if exhibit.record is not None}
    assert not [kind for kind in kinds if kind_of(kind).restricted]
    assert not kinds & {"requirement", "hours_worked", "interview", "worker"}


def test_the_same_records_give_the_same(shown: tuple[CompanyFile, Selection]) -> None:
    file, one = shown
    assert select(file, Auditor(file), AS_OF, Choices()) == one


@pytest.mark.parametrize("hide", ["initials", "numbers"])
def test_names_are_hidden_in_all_words(shown: tuple[CompanyFile, Selection], hide: str) -> None:
    file, _one = shown
    one = select(file, Auditor(file), AS_OF, Choices(hide=hide))
    said = " ".join(
        [*(e.title for e in one.exhibits)]
        + [f"{q.note} {q.reason} {' '.join(q.gaps)}" for q in one.questions]
    )
    for name in ("Glenn", "Haugen", "Kowalenko", "Tolentino"):
        assert name not in said


def test_a_year_of_maintenance_keeps_the_numbers_of_what_stays(
    shown: tuple[CompanyFile, Selection],
) -> None:
    file, whole = shown
    changed = select(file, Auditor(file), AS_OF, Choices(only_changed=True))
    left = {e.number for e in whole.exhibits} - {e.number for e in changed.exhibits}
    assert left
    for number in left:
        exhibit = whole.by_number[number]
        assert exhibit.nature == "directive"
        assert exhibit.day is None or exhibit.day < whole.period.start
    for e in changed.exhibits:
        assert (whole.by_number[e.number].record, whole.by_number[e.number].file) == (
            e.record, e.file,
        )  # fmt: skip
        assert set(e.files) | set(e.proves) <= set(changed.by_number)


# --- signed ---------------------------------------------------------------------------------------


class Case:
    """A company with thirty near misses, one of them with a letter, and its assessment."""

    def __init__(self, company: Company, folder: Path) -> None:
        self.file = company.file
        boss = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
        self.told = [
            company.save(
                "incident", happened_on=AS_OF - timedelta(days=9 * n), kind="near_miss",
                what=f"Slipped {n}",
            )
            for n in range(30)
        ]  # fmt: skip
        write_pdf(folder / "letter.pdf", "Letter")
        with Intake() as intake:
            attach(self.file, [folder / "letter.pdf"], "incident", self.told[4], intake)
            write_pdf(folder / "lone.pdf", "Lone")
            attach(self.file, [folder / "lone.pdf"], None, None, intake)
        self.auditor = Auditor(self.file)
        wanted = Wanted("certification", AS_OF - timedelta(days=364), AS_OF, assessor_id=boss)
        self.id = open_assessment(self.file, wanted, AS_OF)

    def select(self, as_of: date = AS_OF, **how: Any) -> Selection:
        return select(self.file, self.auditor, as_of, Choices(**how))

    def strip(self) -> str:
        """Return what the strip of the question says."""
        one = self.select()
        span = Span(one.period.start, one.period.end)
        audited = self.auditor.audited_over(one.protocol, span)
        with self.file.reading() as connection:
            return strips_of(connection, audited, one)[CODE].sentence

    def sign(self) -> None:
        found = read_assessment(self.file, self.auditor, self.id, AS_OF)
        assert found is not None
        accept_drafts(self.file, self.auditor, self.id, found.to_accept, AS_OF, over_own=False)
        for code in found.undecided:
            if code not in found.to_accept:
                decision = Decision(None, not_applicable_reason="There is none.")
                decide(self.file, self.auditor, self.id, code, decision, AS_OF)
        sign(self.file, self.auditor, self.id, BY, AS_OF)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("signed")
    with company_in(folder) as company:
        yield Case(company, folder)


def numbers(one: Selection) -> dict[Ref, str]:
    return {e.record: e.number for e in one.exhibits if e.record is not None}


def note(one: Selection) -> str:
    return next(question.note for question in one.questions if question.code == CODE)


def test_from_the_open_assessment_to_the_signed_one_and_back(case: Case) -> None:
    """One story, because each step stands on the one before it."""
    one = case.select()
    assert (one.assessment_id, one.is_signed, one.is_draft) == (case.id, False, True)
    assert one.by_number["S5.2-01"].record is not None
    assert note(one).endswith("Exhibits S5.2-01 to S5.2-06, of 30 records.")
    # what can be shown comes first, so the one with the letter is among them
    assert {e.title for e in one.exhibits if e.file is not None} == {"letter.pdf"}
    # what no record names goes in where somebody says so, and nowhere else
    assert case.select(loose_papers=True).by_number["X-01"].title == "lone.pdf"

    # a note that was accepted cites the numbers of now, and so does what is signed
    accept_drafts(case.file, case.auditor, case.id, [CODE], AS_OF)
    first = one.by_number["S5.2-01"].record
    assert first is not None
    take_out(case.file, case.id, CODE, first.kind, first.id)
    more = next(id_ for id_ in case.told if Ref("incident", id_) not in numbers(one))
    put_in(case.file, case.id, CODE, "incident", more)
    put_in(case.file, case.id, CODE, "incident", case.told[0])
    open_one = case.select()
    assert first not in numbers(open_one)
    assert Ref("incident", more) in numbers(open_one)
    n = len(numbers(open_one))
    assert note(open_one).endswith(f"Exhibits S5.2-01 to S5.2-{n:02}, of 30 records.")

    case.sign()
    signed = case.select()
    assert case.select(loose_papers=True) == signed
    assert (signed.is_signed, signed.is_draft) == (True, False)
    assert numbers(signed) == numbers(open_one)
    assert note(signed) == note(open_one)
    with case.file.reading() as connection:
        answers = aggregate.read(connection, kind_of("answer")).values()
    (answer,) = (one for one in answers if one.values["question"] == CODE)
    labels = [line["exhibit"] for line in answer.values["counted"]]
    assert sorted(filter(None, labels)) == sorted(numbers(signed).values())
    assert len(labels) == 30

    strip = case.strip()
    assert "Records count in 10 of 13 calendar months, 17 November 2025 to" in strip
    # what is filed later gets no number of another, and moves none
    case.file.write(
        "Later", lambda t: t.save("incident", {"happened_on": AS_OF - timedelta(days=1),
                                                "kind": "near_miss", "what": "Later"})
    )  # fmt: skip
    assert numbers(case.select()) == numbers(signed)
    assert case.strip() == strip
    # one that was voided since is in no package any more, and the others keep their numbers
    gone = next(iter(numbers(signed)))
    case.file.write("Void", lambda t: t.void(gone.kind, gone.id, "Entered twice."))
    left = numbers(case.select())
    assert left == {ref: number for ref, number in numbers(signed).items() if ref != gone}
    assert (signed.gone, case.select().gone) == ((), (numbers(signed)[gone],))

    reopen(case.file, case.id, "Glenn Haugen", "One was entered twice.", AS_OF)
    again = case.select()
    assert not again.is_signed
    assert again.gone == ()
    mine = sorted(numbers(again).values())
    assert mine == [f"S5.2-{k:02}" for k in range(1, len(mine) + 1)]


def test_a_day_before_the_assessment_began_goes_by_the_records(case: Case) -> None:
    long_ago = case.select(AS_OF - timedelta(days=400))
    assert long_ago.assessment_id is None
    assert [e.number for e in long_ago.exhibits] == ["X-01"]
    assert case.select(AS_OF - timedelta(days=400), loose_papers=False).exhibits == ()
    assert long_ago.is_draft


@pytest.mark.parametrize("asks", ["S6.5", "S1.1"])
def test_a_file_that_a_question_names_bears_the_number_of_its_record(
    tmp_path: Path, asks: str
) -> None:
    """`asks` is the question beside which the scan of an old drill of S6.5 was put."""
    with company_in(tmp_path) as company:
        old, new = company.drill("2024-01-26"), company.drill("2026-07-16")
        write_pdf(tmp_path / "scan.pdf", "Scan")
        with Intake() as intake:
            attach(company.file, [tmp_path / "scan.pdf"], "drill", old, intake)
        boss = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
        wanted = Wanted("certification", AS_OF - timedelta(days=364), AS_OF, assessor_id=boss)
        id_ = open_assessment(company.file, wanted, AS_OF)
        with company.file.reading() as connection:
            (file,) = aggregate.read(connection, kind_of("evidence"))
        put_in(company.file, id_, "S6.5", "drill", old)
        put_in(company.file, id_, asks, "evidence", file)
        one = select(company.file, Auditor(company.file), AS_OF, Choices())
        (drills,) = (each for each in one.questions if each.code == "S6.5")
        (paper,) = (each for each in one.exhibits if each.file is not None)
        assert numbers(one) == {Ref("drill", old): "S6.5-01", Ref("drill", new): "S6.5-02"}
        assert paper.number == "S6.5-01a"
        assert one.by_number["S6.5-01"].files == ("S6.5-01a",)
        assert (drills.exhibits, drills.of) == (("S6.5-01", "S6.5-02"), 2)
        assert drills.note.endswith("Exhibits S6.5-01 to S6.5-02.")


def test_a_company_of_which_nothing_is_known(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        one = select(company.file, Auditor(company.file), AS_OF, Choices())
    assert one.exhibits == ()
    assert {question.exhibits for question in one.questions} == {()}
    assert len(one.questions) == len(list(one.protocol.questions))


def test_there_is_no_such_assessment(case: Case) -> None:
    with pytest.raises(KeyError):
        select(case.file, case.auditor, AS_OF, Choices(), "none")
