"""The folder of a package: what lies where, what it is called, and that two builds are one."""

import csv
import hashlib
import io
import json
import random
from dataclasses import replace
from datetime import date
from datetime import date as day
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.audit.protocols.protocol import Limits
from desktop.intake import Intake
from desktop.package import manifest as manifests
from desktop.services.packaging.telling import remarks_on
from desktop.services.packaging.twin import LaidOut, lay
from desktop.services.packaging.twin.naming import LONGEST_FILE, Names, plain, shortened, stem_of
from tests.builders.laid_out import exhibit, laid_in, told_in

PDF = "Bow River_SECOR_package_2026-11-16.pdf"


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory, intake: Intake) -> LaidOut:
    return laid_in(tmp_path_factory.mktemp("work"), intake)


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Fuel: truck #4 / Élie", "Fuel- truck -4 - Elie"),
        ("S4 Inspections & maintenance", "S4 Inspections and maintenance"),
        ("CON", "CON-"),
        ("com1.txt", "com1-.txt"),
        ("Console", "Console"),
        ("ends with dots...", "ends with dots"),
        ("  blanks \u00a0 and\ttabs ", "blanks and tabs"),
        ("~$lock", "lock"),
        ("a_vti_b", "a-b"),
        ("Œuvre à l’Île", "OEuvre a lIle"),
        ("漢字", ""),
        ("gpj.exe\u202efdp", "gpj.exe-fdp"),
    ],
)
def test_a_name_is_plain(words: str, name: str) -> None:
    assert plain(words) == name


@pytest.mark.parametrize(
    ("title", "day", "name"),
    [
        (
            "Inspection: 4 August 2026 Unit 101",
            day(2026, 8, 4),
            "S4.2-03 Inspection Unit 101 2026-08-04",
        ),
        ("Inspection: 4 August 2026 Unit 101", None, "S4.2-03 Inspection 4 August 2026 Unit 101"),
        ("2026-08-04 Élan signed", day(2026, 8, 4), "S4.2-03 Elan signed 2026-08-04"),
        ("Orientation: T.L.", day(2025, 10, 17), "S4.2-03 Orientation T.L. 2025-10-17"),
        ("Orientation: T.L.", None, "S4.2-03 Orientation T.L"),
        ("Word " * 30, day(2026, 8, 4), "S4.2-03" + " Word" * 12 + " 2026-08-04"),
        ("W" * 200, day(2026, 8, 4), "S4.2-03 2026-08-04"),
        ("", None, "S4.2-03"),
    ],
)
def test_a_paper_is_called_by_its_number_what_it_is_and_its_day(
    title: str, day: date | None, name: str
) -> None:
    assert stem_of(exhibit("S4.2-03", title, day=day)) == name


def test_a_part_keeps_its_day_however_long_the_company_is_called() -> None:
    stem = "W" * 150 + "_SECOR_package_2026-11-16_initials"
    name = shortened(stem, "part 1 of 3")
    assert name == "W" * (80 - 12 - 34) + "_SECOR_package_2026-11-16_initials"
    assert shortened("S4.2-03 " + "W" * 90, "part 1 of 3") == "S4.2-03 " + "W" * 60


@given(st.lists(st.text(max_size=120), max_size=6))
def test_names_survive_windows_and_never_clash(titles: list[str]) -> None:
    names = Names()
    paths = [names.file(names.folder(title, title), title, ".pdf") for title in titles]
    assert len({path.casefold() for path in paths}) == len(paths)
    for path in paths:
        assert path.isascii()
        for part in path.split("/"):
            assert 0 < len(part) <= LONGEST_FILE + 12
            assert not set(part) & set('<>:"/\\|?*#%&~')
            assert part == part.strip(" .")
            assert plain(part).rstrip("-") == part.rstrip("-") or part.endswith(")")


def test_folders_that_differ_in_case_alone_are_two() -> None:
    names = Names()
    assert names.folder("a", "s1 Papers") == "s1 Papers"
    assert names.folder("b", "S1 papers") == "S1 papers (2)"
    assert names.folder("a", "anything") == "s1 Papers"


# --- what lies where ------------------------------------------------------------------------------


def test_every_paper_lies_under_its_question(laid: LaidOut) -> None:
    assert laid.paths == (
        PDF,
        "1 Everything/1.1/1.1-01 Vehicle inspection 101 brakes - Elan 2026-03-02.pdf",
        "1 Everything/1.1/1.1-01a IMG_1 2026-03-02.pdf",
        "1 Everything/1.1/1.1-02 -2+3 bill 2026-03-02.pdf",
        "1 Everything/1.2/1.2-01 Letter to Zoe.pdf",
        "1 Everything/1.2/1.2-01 Letter to Zoe.docx",
        "C Company/C-01 Clearance letter 2026-03-02.pdf",
        "action plan.xlsx",
        "index.html",
        "manifest.csv",
        "manifest.json",
    )
    there = {path.relative_to(laid.root).as_posix() for path in laid.root.rglob("*.*")}
    assert there - {"1 Everything/1.1", "1 Everything/1.2"} == set(laid.paths)


def test_a_sheet_is_cut_out_of_the_whole(laid: LaidOut) -> None:
    sheet = PdfReader(laid.root / laid.files[1].path)
    assert [page.mediabox.width for page in sheet.pages] == [302, 303]
    assert sheet.metadata is not None
    assert str(sheet.metadata.title).startswith("1.1-01 Vehicle inspection 101")


def test_what_the_partner_does_not_take_lies_apart(tmp_path: Path, intake: Intake) -> None:
    told = told_in(tmp_path)
    protocol = told.selection.protocol
    for limits, is_apart in (
        (Limits(types=("pdf",)), True),
        (Limits(refused=("docx",)), True),
        (Limits(types=("pdf", "DOCX")), False),
    ):
        work = tmp_path / str(limits.types) / str(limits.refused)
        told = told_in(work)
        object.__setattr__(protocol, "limits", limits)
        originals = lay(work, told, intake).originals
        object.__setattr__(protocol, "limits", Limits())
        assert [path.startswith("Originals, not to be uploaded/") for path in originals] == [
            is_apart
        ]


def test_what_is_larger_than_the_partner_takes_is_parted(tmp_path: Path, intake: Intake) -> None:
    told = told_in(tmp_path)
    heavy(told.pdf, 3)
    made = told.exhibits[2].made
    assert made is not None
    heavy(made, 2)
    photo = told.exhibits[1].made
    assert photo is not None
    heavy(photo, 1)
    laid = lay(tmp_path, replace(told, most_megabytes=1), intake)
    stem = PDF.removesuffix(".pdf")
    lying = {one.path: one for one in laid.files}
    parts = [f"In parts/{stem} part {n} of 3.pdf" for n in (1, 2, 3)]
    of_bill = [f"1 Everything/1.1/1.1-02 -2+3 bill 2026-03-02 part {n} of 2.pdf" for n in (1, 2)]
    for path in (*parts, *of_bill):
        one = lying[path]
        assert one.pages == len(PdfReader(laid.root / path).pages) == 1
        assert one.bytes == (laid.root / path).stat().st_size <= 1_000_000
        assert one.sha256 == hashlib.sha256((laid.root / path).read_bytes()).hexdigest()
    assert [one.what for one in laid.files[:4]] == ["part", "part", "part", "pdf"]
    # nothing can be taken from a page that is too large by itself
    assert "1 Everything/1.1/1.1-01a IMG_1 2026-03-02.pdf" in lying
    in_parts, too_large = remarks_on(laid.files, 1_000_000)
    assert in_parts == "The PDF is larger than 1 MB. Upload its 3 parts from the folder “In parts”."
    assert too_large.startswith("'1.1-01a IMG_1 2026-03-02.pdf' has 1.2 MB, and one file may have")
    assert [*remarks_on(laid.files, None)] == []
    in_parts, too_large = remarks_on(laid.files, 1_000_000, goes_out=False)
    assert in_parts == "The PDF is larger than 1 MB. Its 3 parts lie in the folder “In parts”."
    assert too_large.endswith("scan it with fewer dots an inch.")


def test_a_whole_that_fits_only_without_its_structure_is_laid_out_so(
    tmp_path: Path, intake: Intake
) -> None:
    told = told_in(tmp_path)
    with pikepdf.open(told.pdf, allow_overwriting_input=True) as book:
        tags = book.make_stream(random.Random(1).randbytes(1_200_000))
        book.Root.StructTreeRoot = book.make_indirect(pikepdf.Dictionary(Told=tags))
        book.save(told.pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    laid = lay(tmp_path, replace(told, most_megabytes=1), intake)
    part, whole = laid.files[:2]
    assert (part.what, whole.what) == ("part", "pdf")
    assert part.path == f"In parts/{PDF.removesuffix('.pdf')} smaller, to upload.pdf"
    assert part.bytes <= 1_000_000 < whole.bytes
    assert len(PdfReader(laid.root / part.path).pages) == part.pages == whole.pages


def heavy(path: Path, pages: int) -> None:
    """Write a PDF in the way of ours, each page of which takes more than half of a megabyte."""
    with pikepdf.new() as book:
        for number in range(pages):
            page = book.add_blank_page(page_size=(300, 400))
            size = 600_000 if pages > 1 else 1_200_000
            data = random.Random(number).randbytes(size)
            page.Contents = book.make_stream(
                b"% " + data.translate(bytes(range(65, 91)) * 9 + bytes(22))
            )
        book.save(path, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)


# --- the index ------------------------------------------------------------------------------------


def test_the_index_needs_nothing_but_itself(laid: LaidOut) -> None:
    page = (laid.root / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "http:" not in page
    assert "https:" not in page
    assert "Bow River &lt;Mechanical&gt; &amp; Sons" in page
    assert "There is none." in page
    assert "5 of 10 points" in page
    assert "Evidence of earlier years: 1." in page
    assert "1,001 lines, the last sealed 55555555" in page


def test_every_link_of_the_index_leads_to_a_file(laid: LaidOut) -> None:
    from html import unescape
    from re import findall
    from urllib.parse import unquote

    page = (laid.root / "index.html").read_text(encoding="utf-8")
    links = [unquote(unescape(one)) for one in findall(r'href="([^"#][^"]*)"', page)]
    assert all((laid.root / link).is_file() for link in links)
    assert {one.path for one in laid.files} - set(links) == {"index.html"}
    assert sum("bill" in link for link in links) == 2  # of a paper that two questions cite


# --- the plan and the lists -----------------------------------------------------------------------


def test_the_plan_is_a_workbook_in_which_nothing_runs(laid: LaidOut) -> None:
    sheet = openpyxl.load_workbook(laid.root / "action plan.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == ["Question", "What", "Due"]
    assert (rows[1][1].value, rows[1][1].data_type) == ("'=cmd|' /C calc'!A0", "s")
    assert str(rows[1][2].value) == "2027-01-31 00:00:00"


def test_the_manifest_lists_every_file_and_every_exhibit(laid: LaidOut) -> None:
    data = (laid.root / "manifest.json").read_bytes()
    listed, head = manifests.read(data)
    assert head == laid.head == manifests.head_of(data)
    for one in listed.files:
        content = (laid.root / one.path).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (one.sha256, one.bytes)
    assert [one.path for one in listed.files] == list(laid.paths[:-1])
    assert [(one.number, one.kind, one.record, one.content) for one in listed.exhibits] == [
        ("1.1-01", "inspection", "id-1.1-01", "c" * 64),
        ("1.1-01a", "evidence", "evidence-IMG_1.jpg", "a" * 64),
        ("1.1-02", "evidence", "evidence-bill.pdf", "a" * 64),
        ("1.2-01", "evidence", "evidence-letter.docx", "a" * 64),
        ("C-01", "inspection", "id-C-01", ""),
    ]
    assert [(one.question, one.points, one.possible, one.state) for one in listed.answers] == [
        ("1.1", "5", "10", "partial"),
        ("1.2", "", "10", "partial"),
        ("1.3", "5", "10", "not_applicable"),
    ]
    assert listed.history == (1001, "5" * 64)


def test_the_table_of_exhibits_opens_in_a_spreadsheet_and_nothing_runs(laid: LaidOut) -> None:
    text = (laid.root / "manifest.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["label"] for row in rows] == [
        "1.1-01", "1.1-01a", "1.1-02", "1.2-01", "1.2-01", "C-01",
    ]  # fmt: skip
    assert rows[2]["title"] == "'=2+3 bill.pdf"
    assert rows[2]["questions"] == "1.1 1.2"
    assert rows[0]["record_date"] == "2026-03-02"


def test_no_byte_of_a_manifest_changes_unseen(laid: LaidOut) -> None:
    data = (laid.root / "manifest.json").read_bytes()
    for at in range(0, len(data), 7):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        try:
            stated = manifests.read(changed)[1]
        except ValueError:
            continue
        assert manifests.head_of(changed) != stated


@pytest.mark.parametrize(
    "path", ["../other.pdf", "/etc/passwd", "C:/x.pdf", "a\\b.pdf", "a//b", "a\0b", "a\u202eb"]
)
def test_a_manifest_that_names_a_file_elsewhere_is_none(laid: LaidOut, path: str) -> None:
    told = json.loads((laid.root / "manifest.json").read_bytes())
    told["files"][0]["path"] = path
    with pytest.raises(ValueError, match="elsewhere"):
        manifests.read(json.dumps(told).encode())


def test_two_builds_are_the_same_bytes(laid: LaidOut, tmp_path: Path, intake: Intake) -> None:
    again = laid_in(tmp_path, intake)
    assert again.paths == laid.paths
    for path in laid.paths:
        assert (again.root / path).read_bytes() == (laid.root / path).read_bytes(), path
