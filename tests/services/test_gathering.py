"""The words of a submission: what each page says of a company, of one with an assessment or not."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from desktop.package.submission.words import QuestionSaid, SubmissionWords, TableSaid
from desktop.package.tables import Cell
from desktop.records.company import COMPANY
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.gathered import Gathered, gather
from desktop.services.packaging.selecting import select
from desktop.store import aggregate, history
from desktop.store.file import CompanyFile
from tests.builders import demonstration
from tests.builders.company import AS_OF, Company, company_in

MORE = 8  # for the kinds that there were none of before
PEOPLE = ("Glenn Haugen", "Marlene Brandt", "Rick Desjarlais", "Hank Giesbrecht")


def gathered(file: CompanyFile, as_of: date = AS_OF, **choices: Any) -> Gathered:
    auditor = Auditor(file)
    wish = Choices(today=as_of, **choices)
    chosen = select(file, auditor, as_of, wish)
    found = gather(file, auditor, as_of, wish, chosen, lambda: None)
    auditor.close()
    return found


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with company_in(tmp_path_factory.mktemp("gathering")) as made:
        made.together(lambda: _fill(made))
        yield made


@pytest.fixture(scope="module")
def words(company: Company) -> SubmissionWords:
    return gathered(company.file).words


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SubmissionWords]:
    with company_in(tmp_path_factory.mktemp("empty"), "Lone Ltd.") as made:
        yield gathered(made.file).words


def _fill(c: Company) -> None:
    welder, office = c.position("Welder"), c.position("Office administrator")
    glenn = c.worker("Glenn Haugen", hired="2015-01-01", is_owner=True)
    marlene = c.worker("Marlene Brandt", "2019-01-01", is_manager=True, positions=[office])
    rick = c.worker("Rick Desjarlais", "2024-01-01", positions=[welder], number="7")
    hank = c.worker("Hank Giesbrecht", "2024-01-01", "2026-03-31", positions=[welder])
    c.worker("Ole Berg", "2010-01-01", "2020-01-01")
    c.save("representative", worker_id=rick, from_on="2025-01-01")
    shop, pad = c.site("Shop"), c.site("Nexen pad 7")
    c.site("Old yard", active=[("2015-01-01", "2020-01-01")])
    for on in ("2026-02-02", "2026-02-03", "2026-10-05"):
        crew = [{"worker_id": one} for one in ((rick, hank) if on < "2026-03" else (rick,))]
        c.save("field_level_hazard_assessment", done_on=on, site_id=pad, task="Weld", crew=crew)
    c.inspection("2026-05-04", site=shop, task="Shop inspection", by_id=rick)
    _register(c, glenn, marlene)
    policy = c.policy("2026-03-02", signed_by_id=glenn)
    assessment = c.save(
        "assessment", purpose="certification", window_from_on="2025-11-17",
        window_to_on="2026-11-16", assessor_id=marlene,
    )  # fmt: skip
    _answers(c, assessment, rick)
    c.save_values("question_support", {
        "assessment_id": assessment, "question": "S1.1", "record_kind": "policy",
        "record_id": policy,
    })  # fmt: skip


def _register(c: Company, glenn: str, marlene: str) -> None:
    company = _company_id(c)
    c.save(
        "company", company, trade_name="Bow River Welding", wcb_accounts="5550182",
        secor_number="SE-1", representative_id=glenn, assessor_id=marlene,
        assessor_course="Principles of H&S", assessor_course_on="2021-01-06",
        assessor_refresher_on="2024-08-19",
    )  # fmt: skip


def _company_id(c: Company) -> str:
    with c.file.reading() as connection:
        return aggregate.ids_of(connection, COMPANY)[0]


def _answers(c: Company, assessment: str, rick: str) -> None:
    full, short, none = ("S1.1", 6, "Signed by Glenn Haugen."), ("S1.2", 2, "Told to all."), "S1.7"
    for code, points, note in (full, short):
        answer = c.save(
            "answer", assessment_id=assessment, question=code, points=points, note=note,
            decided_on="2026-11-10",
        )  # fmt: skip
    c.action("Have Rick sign for the policy", "2026-11-10", "2026-12-01", assigned_id=rick,
             source_kind="answer", source_id=answer)  # fmt: skip
    c.save(
        "answer", assessment_id=assessment, question=none, decided_on="2026-11-10",
        not_applicable_reason="Fewer than five people work here.",
    )  # fmt: skip


def said(found: object) -> Iterator[str]:
    """Every word in a value, however deep."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for key, value in found.items():
            yield from said(key)
            yield from said(value)
    elif isinstance(found, tuple | list):
        for one in found:
            yield from said(one)
    elif is_dataclass(found):
        for field in fields(found):
            yield from said(getattr(found, field.name))


def question(words: SubmissionWords, code: str) -> QuestionSaid:
    return next(one for element in words.elements for one in element.questions if one.code == code)


def cells(table: TableSaid) -> list[tuple[str, ...]]:
    return [tuple(c.text if isinstance(c, Cell) else c for c in row) for row in table.rows]


# --- the front pages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Legal name", "Bow River Mechanical Ltd."),
        ("Trade name", "Bow River Welding"),
        ("WCB accounts", "5550182"),
        ("Industry codes", "Not filled in"),
        ("SECOR number", "SE-1"),
        ("Purpose", "Certification"),
        ("Period assessed", "17 November 2025 to 16 November 2026"),
        ("Assessed on", "Not signed yet"),
        ("Protocol", "Elements S1 to S6 of SECOR, in Muster's own questions, version 1"),
        ("Assessor", "Marlene Brandt"),
        (
            "Assessor's course",
            "Principles of H&S, taken on 6 January 2021, last refresher on 19 August 2024",
        ),
        ("Authorised representative", "Glenn Haugen"),
        (
            "Head-count",
            "3 people on 16 November 2026; at most 4 in the period, on 17 November 2025",
        ),
    ],
)
def test_the_cover_has_the_registration(words: SubmissionWords, label: str, value: str) -> None:
    assert dict(words.cover.pairs)[label] == value


def test_a_draft_says_so_in_words(words: SubmissionWords, empty: SubmissionWords) -> None:
    assert words.cover.draft == "Draft: the assessment is not signed yet."
    assert empty.cover.draft == "Draft: made from the records, no assessment was signed."
    assert words.scores.draft == words.cover.draft


def test_who_has_not_signed_gets_a_line_for_the_pen(words: SubmissionWords) -> None:
    assert [(one.role, one.name, one.signed) for one in words.signing.signers] == [
        ("Assessor", "Marlene Brandt", ""),
        ("Owner or authorised representative", "Glenn Haugen", ""),
    ]


@pytest.mark.parametrize("hide", ["initials", "numbers"])
def test_who_signs_is_named_in_full_there_also_where_names_are_hidden(
    company: Company, hide: str
) -> None:
    found = gathered(company.file, hide=hide)
    cover = dict(found.words.cover.pairs)
    assert (cover["Assessor"], cover["Authorised representative"]) == found.signers
    assert found.signers == ("Marlene Brandt", "Glenn Haugen")


@pytest.mark.parametrize(
    ("by", "signed"),
    [
        ("Marlene Brandt", ["Signed in Muster on 16 November 2026", ""]),
        ("Glenn Haugen", ["", "Signed in Muster on 16 November 2026"]),
        ("Somebody Else", ["Signed in Muster on 16 November 2026", "", ""]),
    ],
)
def test_who_signed_in_muster_is_told_with_the_proof(
    tmp_path: Path, by: str, signed: list[str]
) -> None:
    with company_in(tmp_path) as c:
        glenn, marlene = c.worker("Glenn Haugen", "2015-01-01"), c.worker("Marlene Brandt")
        c.save("company", _company_id(c), representative_id=glenn)
        with c.file.reading() as connection:
            number, seal = history.head(connection)
        c.save(
            "assessment", purpose="certification", window_from_on="2025-11-17", assessed_on=AS_OF,
            window_to_on=AS_OF, assessor_id=marlene,
            signings=[{"signed_on": AS_OF, "signed_by_name": by, "history_number": number,
                       "history_head": seal}],
        )  # fmt: skip
        found = gathered(c.file).words
    assert found.cover.draft == ""
    assert [one.signed for one in found.signing.signers] == signed
    proofs = [one.proof for one in found.signing.signers if one.signed]
    assert proofs == [f"Line {number} of the history, sealed {seal[:12]}…"]


def test_ten_years_on_file_cost_no_more_questions_than_one(tmp_path: Path) -> None:
    with company_in(tmp_path) as c:
        c.inspection("2026-10-01", task="Shop inspection")
        few = asked(c)
        c.together(lambda: _many_days(c))
        assert asked(c) <= few + MORE


def _many_days(c: Company) -> None:
    for n in range(60):
        on = f"{2017 + n % 9}-0{1 + n % 9}-11"
        c.inspection(on, task="Shop inspection", by_name=f"Ole Berg {n}")
        c.meeting(on, led_by_name="Ole Berg")


def asked(c: Company) -> int:
    """How many questions the words of a company take."""
    with c.file.reading() as connection:
        engine = connection.engine
    found: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        gathered(c.file)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(found)


def test_the_chart_goes_from_the_owner_to_the_workers(words: SubmissionWords) -> None:
    levels = [
        (one.title, [(box.name, box.below) for box in one.boxes]) for one in words.chart.levels
    ]
    assert levels == [
        ("Owner", [("Glenn Haugen", "")]),
        ("Manager", [("Marlene Brandt", "Office administrator")]),
        ("Workers", [("Welder", "Rick Desjarlais (health and safety representative)")]),
    ]


def test_employees_are_told_with_where_they_worked(words: SubmissionWords) -> None:
    _positions, employees, sites = map(cells, words.people.tables)
    assert [row[0] for row in employees] == [
        "Glenn Haugen", "Marlene Brandt", "Rick Desjarlais", "Hank Giesbrecht",
    ]  # fmt: skip
    rick, hank = employees[2], employees[3]
    assert rick == ("Rick Desjarlais", "Welder", "", "since 1 Jan 2024", "Nexen pad 7 (3)", "")
    assert hank[3:] == ("1 Jan 2024 to 31 Mar 2026", "Nexen pad 7 (2)", "Left or away")
    assert [(row[0], *row[3:]) for row in sites] == [
        ("Nexen pad 7", "2", "3", "–", "–", "–"),
        ("Shop", "–", "–", "1", "–", "–"),
    ]


# --- answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "answer", "points", "share"),
    [
        ("S1.1", "Full points", "6/6", 1.0),
        ("S1.2", "Part of the points", "2/4", 0.5),
        ("S1.7", "Does not apply", "Does not apply", None),
    ],
)
def test_a_question_tells_its_answer(
    words: SubmissionWords, code: str, answer: str, points: str, share: float | None
) -> None:
    one = question(words, code)
    assert (one.answer, one.points, one.share) == (answer, points, share)


def test_a_question_cites_what_is_in_here_of_what_is_on_file(words: SubmissionWords) -> None:
    one = question(words, "S1.1")
    assert one.exhibits == ("S1.1-01",)
    assert one.exhibits_said == "The one record that counts is in here."
    assert one.note == "Signed by Glenn Haugen."
    assert not one.note_is_draft


def test_why_a_question_does_not_apply_is_told(words: SubmissionWords) -> None:
    assert question(words, "S1.7").reason == "Fewer than five people work here."
    assert question(words, "S1.7").gaps == ()


def test_the_plan_has_every_answer_short_of_full(words: SubmissionWords) -> None:
    rows: dict[str, list[tuple[str, ...]]] = {}
    for row in cells(words.plan):
        rows.setdefault(row[0].split(" ")[0], []).append(row)
    asked = [one for element in words.elements for one in element.questions]
    short = {one.code for one in asked if one.answer not in ("Full points", "Does not apply")}
    assert rows.keys() == short
    first, *others = rows["S1.2"]
    assert first[2:] == ("Have Rick sign for the policy", "Rick Desjarlais", "1 Dec 2026", "Open")
    # the rest of the answer stays, one thing a row, and none of it is cut
    assert others
    assert {row[5] for row in others} == {"See above"}
    assert {row[5] for row in rows["S1.3"]} == {"Not planned yet"}
    for one in asked:
        told = [gap for gap in one.gaps if not gap.startswith("And ")]
        assert {row[2] for row in rows.get(one.code, ())}.issuperset(told)


def test_scores_are_the_sums_of_the_answers(words: SubmissionWords) -> None:
    asked = [one for element in words.elements for one in element.questions]
    for scored, element in zip(words.scores.elements, words.elements, strict=True):
        assert scored.key == element.about.key
        assert scored.share == element.share
    assert len(asked) == 45 == int(words.cover.figures[0][0])
    assert words.scores.goal == 0.8


def test_the_score_page_speaks_to_a_reviewer(words: SubmissionWords) -> None:
    said = " ".join(words.scores.remarks)
    assert "a partner scores by its own questions" in said
    assert "get ready" not in said


def test_the_log_leads_to_the_sheet_of_an_action(words: SubmissionWords) -> None:
    assert [row[1] for row in cells(words.log)] == ["Have Rick sign for the policy"]


def test_a_rate_without_hours_says_why_and_not_what_to_do(tmp_path: Path) -> None:
    with company_in(tmp_path) as c:
        c.save("incident", happened_on="2026-03-02", kind="lost_time", what="Fell", lost_days=3)
        page = gathered(c.file).words.statistics
    assert page is not None
    (why,) = {one.why for one in page.rates if one.why}
    assert why.startswith("No number: the hours of ")
    assert why.endswith(" are missing.")


# --- nothing on file ------------------------------------------------------------------------------


def test_a_sentence_stands_in_the_place_of_an_empty_page(empty: SubmissionWords) -> None:
    assert empty.chart.nothing == "Nobody works here on this day by what is on file."
    assert empty.people.about.lead == "No workers are on file yet."
    assert all(table.nothing for table in empty.people.tables if not table.rows)
    assert empty.matrix is None
    assert empty.matrix_nothing
    assert not empty.log.rows
    assert empty.log.nothing
    assert empty.statistics is None
    assert empty.statistics_nothing
    assert empty.cover.company == "Lone Ltd."


def test_nothing_of_an_empty_company_is_blank(empty: SubmissionWords) -> None:
    assert [label for label, value in empty.cover.pairs if not value] == []
    for element in empty.elements:
        for one in element.questions:
            nothing = "" if one.answer == "Does not apply" else "Nothing on file counts"
            assert one.exhibits_said.startswith(nothing)
            assert bool(one.exhibits_said) == bool(nothing)
            assert not one.note or one.note != one.reason


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("hide", ["initials", "numbers"])
def test_no_name_stands_anywhere_where_names_are_hidden(company: Company, hide: str) -> None:
    found = gathered(company.file, hide=hide)
    every = "\n".join(said((_without_signers(found), found.sheets, found.wanted)))
    for name in PEOPLE:
        for part in name.split():
            assert part not in every, part
    assert ("R.D." if hide == "initials" else "Worker 7") in every
    assert "Names of people" in [one.what for one in found.words.left_out]


def _without_signers(found: Gathered) -> tuple[object, ...]:
    """All words but the two pages that name who signs, and of those all but these names."""
    words = found.words
    every = "\n".join(said((words.cover, words.signing)))
    for name in found.signers:
        every = every.replace(name, "")
    named = (words.cover, words.signing)
    return every, *(getattr(words, one.name) for one in fields(words)
                    if getattr(words, one.name) not in named)  # fmt: skip


def test_the_demonstration_is_told_whole_and_without_names(tmp_path: Any) -> None:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=demonstration.clock, read_only=True) as file:
        found = gathered(file, demonstration.NOVEMBER, hide="initials")
    every = "\n".join(said((_without_signers(found), found.sheets)))
    for name in ("Haugen", "Ouellette", "Cardinal", "Kowalenko", "Dhaliwal", "Tolentino"):
        assert name not in every, name
    assert {"Glenn Haugen", "Bernadette Ouellette"} <= set(said((found.words.cover,)))
    roles = dict(found.words.profile.sections[1].pairs)
    assert set(roles.values()) >= {"G.H.", "B.O."}
    (names,) = (one.why for one in found.words.left_out if one.what == "Names of people")
    assert "on the cover and the page of signatures only" in names
    assert found.sheets.keys() == {
        number for number, _sheet in found.sheets.items() if number.startswith("S")
    }
    strip = question(found.words, "S1.6").strip
    assert strip is not None
    assert len(strip.heads) == len(strip.months)
    assert {one.tone for one in strip.months} <= {"green", "amber", "red", "soft"}
    assert {one.went for one in strip.months if " of " in one.word} == {"done"}
    assert found.words.statistics is not None
    assert "200,000" in found.words.statistics.rates_about
    # the questions count the same inspections by another rule: one page says so
    told = " ".join(found.words.statistics.sentences)
    assert "Inspections are counted here by the schedule, each from when it was first done." in told
    rule = "Points follow the share that is in order, to the half point."
    copies = f"{rule} A certificate counts only with a copy of its card."
    assert (question(found.words, "S4.2").rule, question(found.words, "S3.4").rule) == (
        rule,
        copies,
    )
    for element in found.words.elements:
        for one in element.questions:
            assert bool(one.rule) == (one.answer in ("Part of the points", "No points"))


# --- head-count -----------------------------------------------------------------------------------


def test_the_head_count_is_of_people_and_not_of_times_of_employment(tmp_path: Path) -> None:
    with company_in(tmp_path) as c:
        c.save("worker", last_name="Twice", employment=[
            {"from_on": "2020-01-01", "to_on": "2026-06-30"}, {"from_on": "2026-06-01"},
        ])  # fmt: skip
        c.save("worker", last_name="Seasonal", employment=[
            {"from_on": "2026-01-01", "to_on": "2026-02-28"},
            {"from_on": "2026-05-01", "to_on": "2026-05-31"},
        ])  # fmt: skip
        c.worker("Summer Student", "2026-05-10", "2026-08-31")
        c.worker("Silent Partner", "2020-01-01", counts=False)
        people = gathered(c.file).words.people
    assert people.head_count == "1 person"
    assert people.head_count_base.startswith(
        "1 person on 16 November 2026; at most 3 in the period, on 10 May 2026"
    )
    assert "1 person who does not count is left out." in people.head_count_base
    assert "The protocol is for at most 10 people." in people.head_count_base
