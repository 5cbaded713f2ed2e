"""Text tables come in whatever the letters, the mark between columns and the quotation marks."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.intake import Intake, Limits, Row, Workbook
from desktop.intake.child import tables as tables_of
from desktop.intake.faults import Fault
from desktop.intake.layout import layout_of, records_of
from tests.builders.hostile import pdf, written

Tables = Callable[[str, bytes | str], Workbook]

NAMES = "Unit,Doer\n1,José Núñez\n2,Marie-Ève\n"


def rows_of(book: Workbook) -> tuple[Row, ...]:
    (sheet,) = book.sheets
    return sheet.rows


@pytest.mark.parametrize(
    "content",
    [
        NAMES.encode(),
        codecs.BOM_UTF8 + NAMES.encode(),
        codecs.BOM_UTF16_LE + NAMES.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + NAMES.encode("utf-16-be"),
        NAMES.encode("cp1252"),
        NAMES.replace("\n", "\r\n").encode(),
        NAMES.replace("\n", "\r").encode(),
        NAMES.replace("Núñez", "Nú\x00ñez").encode(),
        NAMES.replace(",", ";").encode(),
        NAMES.replace(",", "\t").encode(),
        NAMES.replace(",", "|").encode(),
        ("sep=;\r\n" + NAMES.replace(",", ";")).encode(),
    ],
)
def test_every_way_of_writing_it_reads_the_same(tables: Tables, content: bytes) -> None:
    found = tables("crew.csv", content)
    assert [row.cells for row in rows_of(found)] == [
        ("Unit", "Doer"),
        ("1", "José Núñez"),
        ("2", "Marie-Ève"),
    ]
    assert (found.family, found.sheets[0].name, found.warnings) == ("csv", "crew", ())


def test_letters_that_cannot_be_read_are_told(tables: Tables) -> None:
    found = tables("crew.csv", b"Unit,Doer\n1,Jos\x81\n2,\xff\xe9\n")
    assert "Some letters in 'crew.csv' could not be read" in found.warnings[0]


def test_rows_have_the_line_they_start_on(tables: Tables) -> None:
    found = tables("a.csv", 'Unit,Note\n\n1,"first\nsecond"\n,,\n2,x\n')
    assert rows_of(found) == (
        Row(1, ("Unit", "Note")),
        Row(3, ("1", "first\nsecond")),
        Row(6, ("2", "x")),
    )


@pytest.mark.parametrize(
    ("text", "mark", "columns"),
    [
        ("a,b\n1,2\n", ",", 2),
        ("Date;Doer;KM\n1;Desjarlais, Rick;5\n2;Gill, H;6\n", ";", 3),
        ("Unit;KM;Hours\n1;12,5;3,1\n2;13,4;2,2\n3;14,0;1,5\n", ";", 3),
        ("KM;Hours\n12,5;13,4\n12,6;13,5\n", ";", 2),
        ("Task,Crew,Site\nDig,Rick; Tyler,Shop\nWeld,José; Kayla,Yard\n", ",", 3),
        ("Vehicle log\n\nDate,Unit,KM\n1,2,3\n4,5,6\n", ",", 3),
        ("only\none\ncolumn\n", ",", 1),
        ("", ",", 1),
        ("sep=|\na|b,c\n", "|", 2),
    ],
)
def test_the_mark_is_the_one_that_explains_most(text: str, mark: str, columns: int) -> None:
    layout = layout_of(text)
    assert (layout.mark, layout.columns) == (mark, columns)


def test_ragged_rows_keep_their_cells(tables: Tables) -> None:
    lines = [",".join(f"c{n}" for n in range(31))]
    lines += [",".join("x" * (5 + n % 27)) for n in range(60)]
    rows = rows_of(tables("flha.csv", "\n".join(lines)))
    assert len(rows) == 61
    assert [len(row.cells) for row in rows[1:]] == [5 + n % 27 for n in range(60)]


@pytest.mark.parametrize(
    ("text", "rows", "whole"),
    [
        ('Size,Note\n5" pipe,ok\n6" pipe,ok\n', 3, True),
        ('Size,Note\n"5 inch,ok\n6 inch,ok\n7 inch,ok\n', 4, False),
        ('Size,Note\n"5 inch,ok\n' + "6 inch,ok\n" * 60 + '7" inch,ok\n', 63, False),
        ('Size,Note\n"5 inch"" pipe",ok\n', 2, True),
        ("Size,Note\n" + '"' + "x" * 200_000 + '",ok\n', None, None),
    ],
)
def test_a_lonely_quotation_mark_swallows_no_rows(
    text: str, rows: int | None, whole: bool | None
) -> None:
    layout = layout_of(text)
    if rows is None:
        with pytest.raises(Exception, match="field larger"):
            records_of(text, layout)
    else:
        found, is_whole = records_of(text, layout)
        assert (len(found), is_whole) == (rows, whole)


def test_a_lonely_quotation_mark_is_told(tables: Tables) -> None:
    found = tables("a.csv", 'Size,Note\n"5 inch,ok\n6 inch,ok\n')
    assert "a quotation mark without a partner" in found.warnings[0]


WORD = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=9)


@given(
    st.lists(st.lists(WORD, min_size=2, max_size=6), min_size=1, max_size=9),
    st.sampled_from(",;\t|"),
)
def test_what_is_quoted_comes_back(rows: list[list[str]], mark: str) -> None:
    quoted = [[f'"{word.replace(chr(34), chr(34) * 2)}"' for word in row] for row in rows]
    text = "".join(mark.join(row) + "\n" for row in quoted)
    layout = layout_of(f"sep={mark}\n{text}")
    found, is_whole = records_of(text, layout)
    assert is_whole
    assert found == list(enumerate(rows, start=1))


@pytest.mark.parametrize(
    ("name", "content", "looks"),
    [
        ("a.csv", "Unit,Date\n1,2\n", True),
        ("a.csv", "Unit, Date\n1, 2\n", True),
        ("a.csv", "Names\nRick\nKayla\n", False),
        ("a.csv", "Unit,Date\n", False),
        ("a.csv", "<html><table>", False),
        ("a.csv", pdf(), False),
        ("a.csv", "", False),
        ("a.txt", "Unit\tDate\n1\t2\n", True),
        ("a.txt", "Unit;Date\n1;2\n", True),
        (
            "a.txt",
            "Dear crew,\nplease, when it snows, salt.\nThanks, all, for that,\nDale\n",
            False,
        ),
        ("a.txt", "Mind the ice.\nSalt it.\n", False),
        ("a.tsv", "Unit\tDate\n1\t2\n", True),
    ],
)
def test_what_looks_like_a_table(
    intake: Intake, tmp_path: Path, name: str, content: bytes | str, looks: bool
) -> None:
    assert intake.looks_like_table(written(tmp_path, name, content)) is looks


def test_prose_is_not_read_as_a_table(tables: Tables) -> None:
    with pytest.raises(Refused) as refused:
        tables("letter.txt", "Dear crew,\nmind the ice.\n")
    assert str(refused.value) == (
        "'letter.txt' is a text, not a table."
        " To read it as a table, part its columns by commas or tabs."
    )


def test_a_list_of_names_is_a_table_when_it_says_so(tables: Tables) -> None:
    assert [row.cells for row in rows_of(tables("a.csv", "Names\nRick\n"))] == [
        ("Names",),
        ("Rick",),
    ]


def test_a_table_too_long_is_refused_and_one_too_wide_is_cut(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "a,b,c\n" * 4)
    with pytest.raises(Fault):
        tables_of(path, Limits(max_rows=3))
    found = tables_of(path, Limits(max_columns=2))
    assert {row.cells for row in found.sheets[0].rows} == {("a", "b")}
    assert len(found.notes) == 1
