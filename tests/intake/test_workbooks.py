"""A workbook comes in as what its cells show."""

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from desktop.errors import Refused
from desktop.intake import Examined, Intake, Limits, Row, Workbook
from tests.builders import hostile
from tests.builders.hostile import saved, sheet, with_part, written

at = datetime.fromisoformat
Tables = Callable[[str, bytes | str], Workbook]
Examine = Callable[[str, bytes | str], Examined]

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def raw_sheet(rows: str, before: str = "") -> bytes:
    """Return a workbook whose first sheet has these rows in Excel's own words."""
    return with_part(sheet([1]), SHEET, sheet_part(rows, before))


def sheet_part(rows: str, before: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'


def first(book: Workbook) -> tuple[Row, ...]:
    return book.sheets[0].rows


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Unit 3", "Unit 3"),
        (3, 3),
        (2.5, 2.5),
        (True, True),
        (at("2026-03-04T05:06:00"), at("2026-03-04T05:06:00")),
        (date(2026, 3, 4), at("2026-03-04T00:00:00")),
        (time(7, 30), time(7, 30)),
        (timedelta(hours=37, minutes=30), "37:30"),
        ("N/A", "N/A"),
        ("128,450 km", "128,450 km"),
        ("=1+1 is two", None),
        ("line_x000D_\nbreak", "line\nbreak"),
        ("   ", None),
    ],
)
def test_a_cell_is_what_it_shows(tables: Tables, typed: Any, read: Any) -> None:
    (row,) = first(tables("a.xlsx", sheet([typed, "end"])))
    assert row.cell(0) == read
    assert type(row.cell(0)) is type(read)


def test_blank_rows_and_ends_are_left_out_and_numbers_stay(tables: Tables) -> None:
    rows = [["Title", None, None], [], ["a", None, "c", None, " "], [None, None]]
    found = first(tables("a.xlsx", sheet(*rows)))
    assert found == (Row(1, ("Title",)), Row(3, ("a", None, "c")))
    assert found[0].cell(7) is None


def test_a_cell_at_the_far_end_costs_nothing(tables: Tables) -> None:
    far = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'
    )
    assert first(tables("a.xlsx", raw_sheet(far))) == (Row(1, (1,)), Row(1_048_576, (2,)))


def test_a_row_beyond_the_last_is_damage(tables: Tables) -> None:
    with pytest.raises(Refused, match="damaged and cannot be read as a spreadsheet"):
        tables("a.xlsx", raw_sheet('<row r="1048577"><c r="A1048577"><v>2</v></c></row>'))


def test_a_declared_size_that_is_wrong_hides_no_cell(tables: Tables) -> None:
    rows = "".join(f'<row r="{n}"><c r="C{n}"><v>{n}</v></c></row>' for n in (1, 2, 3))
    found = first(tables("a.xlsx", raw_sheet(rows, '<dimension ref="A1:A1"/>')))
    assert found == tuple(Row(n, (None, None, n)) for n in (1, 2, 3))


def test_sheets_keep_order_names_and_whether_they_are_hidden(tables: Tables) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet(Log=[["a"]], Lists=[["b"]], Empty=[])))
    book["Lists"].sheet_state = "hidden"
    found = tables("a.xlsx", saved(book))
    assert found.family == "xlsx"
    assert [(s.name, s.hidden, len(s.rows)) for s in found.sheets] == [
        ("Log", False, 1),
        ("Lists", True, 1),
        ("Empty", False, 0),
    ]


def test_merged_cells_show_their_words_once(tables: Tables) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet(["Hazards", None, "end"], ["a", "b", "c"])))
    book.active.merge_cells("A1:B1")
    assert first(tables("a.xlsx", saved(book)))[0].cells == ("Hazards", None, "end")


def test_a_mac_that_counts_from_1904_means_the_same_day(tables: Tables) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([at("2026-03-04T00:00:00")])
    assert first(tables("a.xlsx", saved(book)))[0].cells == (at("2026-03-04T00:00:00"),)


def test_errors_are_empty_and_counted_and_typed_words_are_not(tables: Tables) -> None:
    cells = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#REF!</v></c>'
        '<c r="C1" t="inlineStr"><is><t>#N/A</t></is></c><c r="D1"><v>1e999</v></c>'
        '<c r="E1"><v>1</v></c></row>'
    )
    found = tables("a.xlsx", raw_sheet(cells))
    assert first(found)[0].cells == (None, None, "#N/A", None, 1)
    assert found.warnings == (
        "Sheet 'Sheet' of 'a.xlsx': cells that show an error such as #N/A were left empty (3).",
    )


def test_formulas_give_their_stored_result(tables: Tables) -> None:
    cells = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+2</f></c>'
        '<c r="C1"><f>1+3</f><v></v></c><c r="D1" t="str"><f>""</f><v></v></c>'
        '<c r="E1" t="str"><f>"a"</f><v>a</v></c></row>'
    )
    found = tables("a.xlsx", raw_sheet(cells))
    assert first(found)[0].cells == (2, None, None, None, "a")
    assert found.warnings == (
        "'a.xlsx': formulas whose result is not stored in the file were left empty (2)."
        " Open it in Excel and save it again to have them.",
    )


def test_a_sheet_too_long_is_refused_and_one_too_wide_is_cut(
    intake: Intake, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("sheets")
    long = written(folder, "long.xlsx", sheet(*[["x"]] * 6))
    wide = written(folder, "wide.xlsx", sheet(list("abcdef")))
    with Intake(Limits(max_rows=5, max_columns=4)) as door:
        with pytest.raises(Refused, match="a sheet with more than 5 rows"):
            door.tables(long)
        found = door.tables(wide)
    assert first(found)[0].cells == ("a", "b", "c", "d")
    assert found.warnings == ("Sheet 'Sheet' of 'wide.xlsx': only the first 4 columns were read.",)
    assert len(first(intake.tables(long))) == 6


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (SHEET, "<worksheet"),
        (SHEET, sheet_part('<row r="x"/>')),
        (SHEET, sheet_part('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')),
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/styles.xml", "<styleSheet"),
        ("[Content_Types].xml", hostile.content_types(hostile.SHEET_TYPE, "xl/nowhere.xml")),
    ],
)
def test_a_damaged_workbook_is_refused(tables: Tables, part: str, content: str) -> None:
    with pytest.raises(Refused) as refused:
        tables("a.xlsx", with_part(sheet([1]), part, content))
    assert str(refused.value) == (
        "'a.xlsx' is damaged and cannot be read as a spreadsheet."
        " Open it in Excel and save it again."
    )


def test_a_workbook_can_be_found_by_its_cells(examined: Examine) -> None:
    document = sheet(["Unit", "Date"], [101, date(2026, 3, 4)], Other=[["Kayla"]])
    created = "<d:created>2026-03-04T05:06:07Z</d:created>"
    core = f'<c xmlns:d="http://purl.org/dc/terms/">{created}</c>'
    found = examined("a.xlsx", with_part(document, "docProps/core.xml", core))
    assert found.text == "Unit Date\n101 2026-03-04 00:00:00\nKayla"
    assert found.made_at == at("2026-03-04T05:06:07")


def test_the_name_need_not_end_as_excel_wants(tables: Tables) -> None:
    assert first(tables("no ending", sheet(["a"]))) == (Row(1, ("a",)),)
