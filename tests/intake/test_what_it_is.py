"""What a file really is decides, and a name that lies is met with a way out."""

from collections.abc import Callable

import pytest

from desktop.intake import Examined
from desktop.intake.kinds import CLAIMS, KINDS, Kind
from desktop.intake.sniff import HEAD, kind_of
from tests.builders import hostile

Refusal = Callable[[str, bytes | str], str]
Examine = Callable[[str, bytes | str], Examined]

POST = (
    "Received: from shop\nFrom: dale@example.ca\nTo: kayla@example.ca\nSubject: Ice\n\nSalt it.\n"
)
MEMO = "To: all\nFrom: Dale\nDate: 4 March\nSubject: Ice\n\nMind the ice at door 2.\n"
HEIF = b"\x00\x00\x00\x18ftyp%s\x00\x00\x00\x00%s"


@pytest.mark.parametrize(
    ("head", "ending", "kind"),
    [
        (b"%PDF-1.7\n", ".pdf", "pdf"),
        (b"\x1b%-12345X@PJL\r\n" * 20 + b"%PDF-1.4\n", ".pdf", "pdf"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", ".jpg", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", ".png", "png"),
        (b"II*\x00\x08\x00\x00\x00", ".tif", "tiff"),
        (b"MM\x00*\x00\x00\x00\x08", "", "tiff"),
        (b"II*\x00\x10\x00\x00\x00CR\x02\x00", ".cr2", "raw photo"),
        (b"MM\x00*\x00\x00\x00\x08", ".nef", "raw photo"),
        (HEIF % (b"heic", b"mif1heic"), ".heic", "heic"),
        (HEIF % (b"mif1", b"mif1heic"), ".heic", "heic"),
        (HEIF % (b"mif1", b"mif1miaf"), ".heic", "heic"),
        (HEIF % (b"mif1", b"mif1avif"), ".heic", "picture"),
        (HEIF % (b"avif", b"mif1avif"), ".avif", "picture"),
        (HEIF % (b"mp42", b"isommp42"), ".mp4", "film"),
        (b"PK\x03\x04\x14\x00", ".zip", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls", "ole"),
        (b"{\\rtf1\\ansi", ".doc", "rtf"),
        (b"MZ\x90\x00", ".pdf", "program"),
        (b"\x7fELF\x02", "", "program"),
        (b"#!/bin/sh\n", ".txt", "program"),
        (b"del /q *.*\r\n", ".bat", "program"),
        (b"GIF89a", ".gif", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", ".webp", "picture"),
        (b"BM\x00\x00\x00\x00\x00\x00\x00\x00", ".bmp", "picture"),
        (b"<!DOCTYPE html>\n<html>", ".html", "web page"),
        (b"\xef\xbb\xbf\n <!-- saved --> <HTML><head>", ".csv", "web page"),
        (b"<table><tr><td>Unit", ".xls", "web page"),
        (b"<?xml version='1.0'?><html>", ".csv", "web page"),
        (POST.encode(), ".eml", "eml"),
        (POST.encode(), "", "eml"),
        (MEMO.encode(), ".eml", "eml"),
        (MEMO.encode(), ".txt", "text"),
        (MEMO.encode(), "", "text"),
        (b"no header at all\n", ".eml", "text"),
        (b"Unit,Date\n101,2026-01-02\n", ".csv", "csv"),
        (b"Unit\tDate\n", ".tsv", "csv"),
        ("Unit;Date\n".encode("utf-16"), ".csv", "csv"),
        (b"Unit,Da\x00te\n" + b"101,2026-01-02\n" * 9, ".csv", "csv"),
        (b"Mind the ice.\n", "", "text"),
        (b'{"a": 1}', ".json", "data"),
        (b"plain words", ".pdf", "text"),
        (b"plain words", ".whatever", "data"),
        (bytes(range(256)), ".pdf", "unknown"),
        (b"\x00" * 64, ".csv", "unknown"),
        (b" \n\n ", ".csv", "unknown"),
    ],
)
def test_the_first_bytes_tell(head: bytes, ending: str, kind: str) -> None:
    assert kind_of(head, ending) == kind


def test_the_first_bytes_may_end_anywhere() -> None:
    whole = POST.encode() + b"x" * HEAD
    kinds = {kind_of(whole[:length], ".eml") for length in range(1, HEAD, 7)}
    assert kinds <= {"eml", "text"}


def test_every_ending_claims_a_known_kind() -> None:
    assert set(CLAIMS.values()) <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_kind_is_either_kept_or_has_a_way_out(kind: Kind) -> None:
    assert bool(kind.is_kept and kind.ending) != bool(kind.advice)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "page.html",
            "<html>",
            "'page.html' is a web page. Open it, print it to PDF and add that.",
        ),
        (
            "scan.pdf",
            hostile.picture(),
            "'scan.pdf' calls itself a PDF but is a JPEG photo."
            " Rename it so that its name ends in .jpg, and add it again.",
        ),
        (
            "log.xlsx",
            hostile.pdf(),
            "'log.xlsx' calls itself an Excel sheet but is a PDF."
            " Rename it so that its name ends in .pdf, and add it again.",
        ),
        (
            "export.xls",
            "<html><table>",
            "'export.xls' calls itself a sheet in the old Excel form but is a web page."
            " Open it, save it as an Excel Workbook (.xlsx) and add that.",
        ),
        (
            "policy.pdf",
            hostile.letter("Policy"),
            "'policy.pdf' calls itself a PDF but is a Word document."
            " Rename it so that its name ends in .docx, and add it again.",
        ),
        (
            "photo.jpg",
            b"MZ\x90\x00",
            "'photo.jpg' calls itself a JPEG photo but is a program."
            " Muster keeps no programs. If nobody knows where it is from, do not open it.",
        ),
        (
            "scans.zip",
            hostile.zipped({"a.pdf": hostile.pdf()}),
            "'scans.zip' is a packed folder. Unpack it and add the files that were in it.",
        ),
        (
            "scans.docx",
            hostile.zipped({"a.pdf": hostile.pdf()}),
            "'scans.docx' calls itself a Word document but is a packed folder."
            " Unpack it and add the files that were in it.",
        ),
        (
            "blob",
            bytes(range(256)) * 8,
            "'blob' is of a kind that Muster does not know."
            " Open it in the program it came from, print it to PDF and add that.",
        ),
        (
            "dash cam.mp4",
            HEIF % (b"isom", b"isommp42"),
            "'dash cam.mp4' is a film or a sound recording."
            " Take a photo from it, or write down what it shows, and add that.",
        ),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_with_a_way_out(
    refusal: Refusal, name: str, content: bytes | str, sentence: str
) -> None:
    assert refusal(name, content) == sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (hostile.old_office("Workbook"), "old Excel form"),
        (hostile.old_office("Book"), "old Excel form"),
        (hostile.old_office("WordDocument"), "old Word form"),
        (hostile.old_office("EncryptedPackage"), "locked with a password"),
        (hostile.old_office("PowerPoint Document"), "a set of slides"),
        (hostile.old_office("__properties_version1.0"), "Outlook's own form"),
        (hostile.old_office("Contents"), "office file of an old kind"),
        (hostile.old_office("Workbook")[:300], "office file of an old kind"),
    ],
)
def test_old_office_files_are_told_apart(refusal: Refusal, content: bytes, words: str) -> None:
    assert words in refusal("an old file", content)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"[Content_Types].xml": hostile.content_types(hostile.MACRO_SHEET_TYPE, "xl/a.xml")},
         "an Excel sheet with macros"),
        ({"[Content_Types].xml": hostile.content_types(
            hostile.SHEET_TYPE, "xl/a.xml", "application/vnd.ms-office.vbaProject")},
         "an Excel sheet with macros"),
        ({"[Content_Types].xml": hostile.content_types(hostile.MACRO_LETTER_TYPE, "word/a.xml")},
         "a Word document with macros"),
        ({"[Content_Types].xml": hostile.content_types(hostile.SLIDES_TYPE, "ppt/a.xml")},
         "a set of slides"),
        ({"[Content_Types].xml": hostile.content_types("text/plain", "a.xml")}, "packed folder"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument sheet"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "OpenDocument text"),
        ({"mimetype": "application/vnd.oasis.opendocument.presentation"}, "a set of slides"),
        ({"mimetype": "application/epub+zip"}, "packed folder"),
        ({"Index/Document.iwa": ""}, "an Apple Pages"),
    ],
)  # fmt: skip
def test_packed_documents_are_told_apart(
    refusal: Refusal, parts: dict[str, str], words: str
) -> None:
    assert words in refusal("a packed file", hostile.zipped(parts))


def test_a_sheet_from_an_old_office_that_holds_a_new_sheet_is_kept(examined: Examine) -> None:
    found = examined("list.xls", hostile.sheet(["Unit", "Date"]))
    assert found.family == "xlsx"
    assert "kept as what it really is" in found.warnings[0]


@pytest.mark.parametrize(
    ("name", "content", "family", "warnings"),
    [
        ("IMG_1.HEIC", hostile.picture(), "jpeg", 1),
        ("shot.jpg", hostile.picture("PNG"), "png", 1),
        ("shot.JPEG", hostile.picture(), "jpeg", 0),
        ("no ending", hostile.picture("PNG"), "png", 0),
        ("fax.2026", hostile.picture("TIFF"), "tiff", 0),
        ("memo.txt", MEMO, "text", 0),
        ("mail.eml", POST, "eml", 0),
    ],
)
def test_a_harmless_name_does_not_stop_a_good_file(
    examined: Examine, name: str, content: bytes | str, family: str, warnings: int
) -> None:
    found = examined(name, content)
    assert (found.family, len(found.warnings)) == (family, warnings)
