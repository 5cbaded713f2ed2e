"""Files built to choke a program are refused with a sentence, and cost neither memory nor time."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.intake import Intake, Limits
from desktop.intake.child import examine
from desktop.intake.faults import Fault
from tests.builders import hostile

Refusal = Callable[[str, bytes | str], str]

PARTS = [
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "docProps/core.xml",
]


def test_a_zip_bomb_is_weighed_before_it_is_opened(refusal: Refusal) -> None:
    bomb = hostile.zip_bomb()
    assert len(bomb) < 100_000
    assert "'bomb.xlsx' would unpack to 57 MB" in refusal("bomb.xlsx", bomb)


def test_a_small_sheet_may_pack_well(intake: Intake, tmp_path: Path) -> None:
    part = "xl/worksheets/sheet1.xml"
    plain = hostile.sheet(["Unit", "Date"])
    airy = hostile.with_part(plain, part, hostile.part_of(plain, part) + " " * 5_000_000)
    assert len(airy) * Limits().zip_ratio < 5_000_000
    (sheet,) = intake.tables(hostile.written(tmp_path, "log.xlsx", airy)).sheets
    assert len(sheet.rows) == 1


def test_a_zip_of_ten_thousand_parts_is_refused(refusal: Refusal) -> None:
    sentence = refusal("many.xlsx", hostile.zip_of_many_parts(10_000))
    assert "packed from 10,001 parts" in sentence


def test_a_zip_that_lies_about_its_sizes_is_found_out(refusal: Refusal) -> None:
    sentence = refusal("lie.docx", hostile.zip_that_lies_about_sizes())
    assert "damaged and cannot be read as a Word document" in sentence


def test_what_is_really_unpacked_counts(tmp_path: Path) -> None:
    path = hostile.written(tmp_path, "long.docx", hostile.letter("words " * 50_000))
    with pytest.raises(Fault) as fault:
        examine(path, Limits(zip_total=200_000))
    assert "would unpack to" in fault.value.said.message


def test_a_packed_file_with_a_password_is_refused(refusal: Refusal) -> None:
    assert "locked with a password" in refusal("locked.xlsx", hostile.locked_zip())


def test_an_unusual_packing_is_refused(refusal: Refusal) -> None:
    parts = {"[Content_Types].xml": hostile.content_types(hostile.SHEET_TYPE, "xl/workbook.xml")}
    sentence = refusal("odd.xlsx", hostile.zipped(parts, zipfile.ZIP_LZMA))
    assert "packed in a way that office programs do not use" in sentence


def test_the_list_of_parts_cannot_be_a_bomb(refusal: Refusal) -> None:
    assert "damaged" in refusal("l.xlsx", hostile.laughing_sheet("[Content_Types].xml"))
    long = hostile.content_types(hostile.SHEET_TYPE, "xl/workbook.xml") + " " * 1_100_000
    assert "packed in a way" in refusal("m.xlsx", hostile.zipped({"[Content_Types].xml": long}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", PARTS)
def test_a_billion_laughs_are_refused_in_every_part(
    refusal: Refusal, part: str, encoding: str
) -> None:
    sentence = refusal("laughs.xlsx", hostile.laughing_sheet(part, encoding))
    assert "holds definitions that no office program writes" in sentence


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_laughs_behind_a_long_remark_meet_the_parser_that_forbids_them(
    refusal: Refusal, part: str
) -> None:
    document = hostile.laughing_sheet(part)
    content = hostile.part_of(document, part)
    remark = f"<!--{' ' * 70_000}-->"
    hidden = content.replace("<!DOCTYPE", remark + "<!DOCTYPE")
    sentence = refusal("laughs.xlsx", hostile.with_part(document, part, hidden))
    assert "damaged and cannot be read as a spreadsheet" in sentence


def test_a_letter_of_billion_laughs_is_refused(refusal: Refusal) -> None:
    document = hostile.letter("words")
    content = hostile.part_of(document, "word/document.xml")
    laughing = hostile.with_part(document, "word/document.xml", hostile.LAUGHS + content)
    assert "holds definitions" in refusal("laughs.docx", laughing)


@pytest.mark.parametrize(
    ("width", "height", "megapixels"), [(20_000, 15_000, "300"), (2**31 - 1, 2**31 - 1, "4,6")]
)
def test_a_flood_of_pixels_is_refused_by_its_header(
    refusal: Refusal, width: int, height: int, megapixels: str
) -> None:
    sentence = refusal("flood.png", hostile.png_header(width, height))
    assert f"'flood.png' has {megapixels}" in sentence
    assert "megapixels; Muster takes pictures of up to 250." in sentence


def test_a_large_telephone_photo_is_no_flood(intake: Intake, tmp_path: Path) -> None:
    found = intake.examine(hostile.written(tmp_path, "big.png", hostile.png_header(16_000, 12_500)))
    assert (found.width, found.height) == (16_000, 12_500)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_half_an_office_file_is_refused(refusal: Refusal, name: str) -> None:
    whole = hostile.letter("words") if name == "a.docx" else hostile.sheet(["words"])
    assert "is damaged" in refusal(name, whole[: len(whole) // 2])


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = hostile.written(tmp_path, "large.txt", "a" * 2_000_000)
    with Intake(Limits(max_bytes=1_048_576)) as door, pytest.raises(Refused) as refused:
        door.examine(path)
    assert str(refused.value) == (
        "'large.txt' has 2 MB; Muster takes files of up to 1 MB."
        " Save it smaller, or split it, and add that."
    )
