"""The questions of an instrument come in from a sheet, and no row is passed over in silence."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop.audit.protocols.protocol import Element, Method, Mode, Nature, Protocol, Question
from desktop.errors import Refused
from desktop.intake import Intake, Row, Sheet
from desktop.services.protocols.sheets import ReadSheet, _read, read_questions, with_questions
from desktop.values.folding import fold

Rows = Sequence[Sequence[Any]]


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def said(read: ReadSheet) -> list[tuple[str, list[tuple[str, Decimal]]]]:
    return [
        (one.code, [(question.code, question.points) for question in one.questions])
        for one in read.elements
    ]


def test_a_workbook_with_a_title_above_and_elements_between(tmp_path: Path, intake: Intake) -> None:
    rows = [
        ["Small employer audit tool"],
        ["Please type your answers below."],
        ["No.", "Audit Question", "Max Points", "D", "I", "O", "Auditor Guidance"],
        ["Element 1: Management", None, None],
        ["1.1", "Is there a policy?", 10, "x", None, None, "Look for a date."],
        ["1.2", "Do people know it?", "0-5", None, "x", "x", None],
        [None, "Total", 15],
        ["Element 2: Hazards"],
        [2.1, "Are hazards assessed?", "0 or 10", "x", None, None, None],
        ["2.2", "Total hours are kept?", "2.5 pts", None, None, None, None],
    ]
    read = read_questions(workbook(tmp_path / "tool.xlsx", {"Tool": rows}), intake)
    assert said(read) == [
        ("1", [("1.1", Decimal(10)), ("1.2", Decimal(5))]),
        ("2", [("2.1", Decimal(10)), ("2.2", Decimal("2.5"))]),
    ]
    assert read.refused == ()
    assert [one.title for one in read.elements] == ["Management", "Hazards"]
    first, second = read.elements[0].questions
    assert (first.methods, first.guidance) == ((Method.DOCUMENTS,), "Look for a date.")
    assert second.methods == (Method.INTERVIEW, Method.OBSERVATION)
    assert [one.mode for one in read.elements[1].questions] == [Mode.ALL_OR_NOTHING, Mode.RANGE]
    assert read.notes == (
        "1 question does not say how it is looked at; documents were taken for it.",
    )


def test_a_table_in_plain_text_with_its_elements_in_a_column(
    tmp_path: Path, intake: Intake
) -> None:
    path = csv(
        tmp_path / "tool.csv",
        "Element,Element name,Question number,Criteria,Points,Technique,Scoring,Short title",
        "A,Leadership,A1,Is there a policy?,4,D & I,Yes/No,Policy",
        "A,Leadership,A2,Is it known?,6,Interview / Observation,percent,",
        "B,Hazards,B1,Are they assessed?,10,DIO,range," + 61 * "x",
    )
    read = read_questions(path, intake)
    assert said(read) == [
        ("A", [("A1", Decimal(4)), ("A2", Decimal(6))]),
        ("B", [("B1", Decimal(10))]),
    ]
    assert [one.title for one in read.elements] == ["Leadership", "Hazards"]
    questions = [question for element in read.elements for question in element.questions]
    assert [one.mode for one in questions] == [Mode.YES_NO, Mode.SHARE, Mode.RANGE]
    assert [one.short for one in questions] == ["Policy", "", ""]
    assert ["".join(one.methods) for one in questions] == ["DI", "IO", "DIO"]


def test_elements_follow_from_the_codes_where_nothing_else_says(
    tmp_path: Path, intake: Intake
) -> None:
    path = csv(tmp_path / "t.csv", "Code,Question,Points", "1.1,One?,1", "C4,Four?,2", "7,Seven?,3")
    assert said(read_questions(path, intake)) == [
        ("1", [("1.1", Decimal(1)), ("7", Decimal(3))]),
        ("C", [("C4", Decimal(2))]),
    ]


def test_questions_without_codes_are_numbered(tmp_path: Path, intake: Intake) -> None:
    path = csv(tmp_path / "t.csv", "Question,Points", "Section 3 - Training,", "One?,1", "Two?,2")
    assert said(read_questions(path, intake)) == [("3", [("3.1", Decimal(1)), ("3.2", Decimal(2))])]


@pytest.mark.parametrize(
    "heads",
    ["Question #,Question,Points", "Question,Description,Pts", "Item #,Criteria,Max. Points"],
)
def test_numbers_are_told_from_questions(tmp_path: Path, intake: Intake, heads: str) -> None:
    path = csv(tmp_path / "t.csv", heads, "1.1,Is there a policy?,1", "1.2,Is it known?,2")
    read = read_questions(path, intake)
    assert said(read) == [("1", [("1.1", Decimal(1)), ("1.2", Decimal(2))])]
    assert read.elements[0].questions[1].text == "Is it known?"


cells = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=12),
    st.sampled_from(["1.1", "Is it?", "10 pts", "0-3", "Element 2: Two", "Total", "9" * 40, "x"]),
)  # fmt: skip
grids = st.lists(st.lists(cells, max_size=6), max_size=8)
HEADS = Row(1, ("Code", "Question", "Points", "Method", "Element", "D"))


@settings(max_examples=200, deadline=None)
@given(grids)
def test_whatever_stands_in_the_cells_is_taken_or_told(grid: list[list[Any]]) -> None:
    rows = tuple(Row(n, tuple(row)) for n, row in enumerate(grid, 2))
    read = _read(Sheet("S", (HEADS, *rows)))
    assert read is not None
    codes = [question.code for element in read.elements for question in element.questions]
    assert len(codes) == len({fold(code) for code in codes})
    pointed = [row for row in rows if isinstance(row.cell(2), int) and row.cell(0) and row.cell(1)]
    assert read.count + len(read.refused) >= sum(
        isinstance(row.cell(0), str) and row.cell(1) == "Is it?" for row in pointed
    )


BAD = [
    ("1.1,One?,1", "Row 3: the code 1.1 stands in row 2 already."),
    ("1.2,Two?,", "Row 3: question 1.2 has no points."),
    ("1.2,Two?,lots", "Row 3: “lots” is no number of points."),
    ("1.2,Two?,-3", "Row 3: “-3” is no number of points."),
    ("1.2,Two?,99999", "Row 3: “99999” is no number of points."),
    ("1.2,Two?,1.2345", "Row 3: “1.2345” is no number of points."),
    ("1.2,,4", "Row 3: 1.2 has points and no question."),
    (",Two?,4", "Row 3: “Two?” has no code, and answers are kept by it."),
    (",Two?,", "Row 3: question Two? has no points."),
    ("1.2,Signed by the owner,", "Row 3: 1.2 has no points"),
    (f"{'1' * 41},Two?,1", "Row 3: the code or the question is too long"),
]


@pytest.mark.parametrize(("line", "told"), BAD)
def test_a_row_that_cannot_be_read_is_told(
    tmp_path: Path, intake: Intake, line: str, told: str
) -> None:
    path = csv(tmp_path / "t.csv", "Code,Question,Points", "1.1,One?,1", line, "1.9,Nine?,9")
    read = read_questions(path, intake)
    assert said(read) == [("1", [("1.1", Decimal(1)), ("1.9", Decimal(9))])]
    (refused,) = read.refused
    assert refused.startswith(told)


def test_a_code_that_a_spreadsheet_made_a_date_is_told(tmp_path: Path, intake: Intake) -> None:
    rows = [["Code", "Question", "Points"], [date(2026, 1, 2), "One?", 1]]
    read = read_questions(workbook(tmp_path / "t.xlsx", {"Tool": rows}), intake)
    assert read.refused == (
        "Row 2: the code became a date. Make its cell text, and type it again.",
    )


def test_the_sheet_with_the_most_questions_is_taken_unless_one_is_named(
    tmp_path: Path, intake: Intake
) -> None:
    heads = ["Code", "Question", "Points"]
    path = workbook(
        tmp_path / "t.xlsx",
        {
            "Read me": [["Fill in the next sheet."]],
            "Short": [heads, ["1", "One?", 1]],
            "Long": [heads, ["1", "One?", 1], ["2", "Two?", 1]],
        },
    )
    assert read_questions(path, intake).sheet == "Long"
    assert read_questions(path, intake, "Short").count == 1


def test_a_file_without_questions_says_what_it_needs(tmp_path: Path, intake: Intake) -> None:
    path = csv(tmp_path / "t.csv", "Unit,Date", "101,2026-01-01")
    with pytest.raises(Refused, match="no column of questions"):
        read_questions(path, intake)


def question(code: str, **more: Any) -> Question:
    values = {"text": "Old?", "points": Decimal(1), "methods": (Method.DOCUMENTS,)} | more
    return Question(code=code, mode=Mode.RANGE, nature=Nature.BOTH, **values)


def test_what_was_written_beside_a_question_outlives_a_new_sheet(
    tmp_path: Path, intake: Intake
) -> None:
    one = Element(code="1", title="1", questions=(question("1.1", follows=("S1.1",)),))
    before = Protocol(id="p", name="P", version="1", elements=(one,))
    path = csv(
        tmp_path / "t.csv", "Section,Code,Question,Points",
        "Section 1 Management,1.1,New?,5", "Section 1 Management,1.2,More?,5",
        "Section 2 Hazards,2.1,Other?,5",
    )  # fmt: skip
    after = with_questions(before, read_questions(path, intake))
    assert [(e.code, e.title) for e in after.elements] == [("1", "Management"), ("2", "Hazards")]
    assert [q.code for q in after.questions] == ["1.1", "1.2", "2.1"]
    kept = after.question("1.1")
    assert kept is not None
    assert (kept.text, kept.points, kept.follows) == ("New?", Decimal(5), ("S1.1",))
