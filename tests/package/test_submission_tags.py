"""What a program that reads aloud is told: the tree of a submission, and what the file is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from desktop.package.archive import profile
from desktop.package.document import About, Document
from desktop.package.submission import package_story
from desktop.package.tables import Column, table
from tests.builders.submission_words import nothing, whole


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    to = tmp_path_factory.mktemp("tags") / "full.pdf"
    document = Document(About("Submission", "Été & Fils <Ltée>", "Certification"))
    document.write(package_story(whole(), document).story, to)
    with pikepdf.open(to) as opened:
        yield opened


def elements(top: Any) -> Iterator[Any]:
    waiting = [top]
    while waiting:
        one = waiting.pop(0)
        yield one
        waiting = [kid for kid in kids(one) if is_element(kid)] + waiting


def kids(one: Any) -> list[Any]:
    found = one.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def steps(page: pikepdf.Page) -> Iterator[tuple[list[Any], str]]:
    for one in pikepdf.parse_content_stream(page):
        yield list(one.operands), str(one.operator)


def tree(book: pikepdf.Pdf) -> list[Any]:
    return list(elements(book.Root.StructTreeRoot.K[0]))


def test_the_tree_has_headings_paragraphs_tables_and_figures(book: pikepdf.Pdf) -> None:
    assert bool(book.Root.MarkInfo.Marked)
    assert str(book.Root.Lang) == "en-CA"
    tags = [str(one.S) for one in tree(book)]
    assert {"/Document", "/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure", "/TOC",
            "/TOCI", "/Link"} <= set(tags)  # fmt: skip
    assert tags.count("/Figure") == 3  # one for each page of a file
    figures = [one for one in tree(book) if str(one.S) == "/Figure"]
    assert all("page" in str(one.Alt) for one in figures)


def test_header_cells_say_that_they_are_of_their_column(book: pikepdf.Pdf) -> None:
    heads = [one for one in tree(book) if str(one.S) == "/TH"]
    assert heads
    assert all(str(one.A.Scope) == "/Column" for one in heads)
    for one in tree(book):
        if str(one.S) == "/Table":
            rows = [len(kids(row)) for row in kids(one)]
            assert len(set(rows)) == 1  # every row has a cell for every column


def test_every_content_finds_its_element_and_every_element_its_content(book: pikepdf.Pdf) -> None:
    parents = dict(zip(*[iter(book.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    seen = 0
    for page in book.pages:
        leaves = parents[int(page.obj.StructParents)]
        marks = [
            int(operands[1].MCID)
            for operands, operator in steps(page)
            if operator == "BDC" and "/MCID" in operands[1]
        ]
        assert sorted(set(marks)) == list(range(len(leaves)))
        for number in marks:
            element = leaves[number]
            held = [
                kid if isinstance(kid, int) else int(kid.MCID)
                for kid in kids(element)
                if isinstance(kid, int) or "/MCID" in kid
            ]
            assert number in held
            seen += 1
    assert seen > 300


def test_nothing_is_drawn_that_is_neither_said_nor_an_ornament(book: pikepdf.Pdf) -> None:
    drawing = {"Tj", "TJ", "S", "f", "f*", "B", "b", "Do"}
    for number, page in enumerate(book.pages, 1):
        depth = 0
        for _operands, operator in steps(page):
            match operator:
                case "BDC" | "BMC":
                    depth += 1
                case "EMC":
                    depth -= 1
                case said if said in drawing:
                    assert depth == 1, (number, said)
        assert depth == 0


def test_links_are_printed_with_their_page_and_have_an_element(book: pikepdf.Pdf) -> None:
    parents = dict(zip(*[iter(book.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    links = [note for page in book.pages for note in page.get("/Annots", ())]
    assert links
    for note in links:
        assert int(note.F) == 4
        assert str(parents[int(note.StructParent)].S) == "/Link"


def test_a_table_that_goes_on_is_one_table_with_its_heads_once(tmp_path: Path) -> None:
    rows = [(f"row {n}", "y") for n in range(120)]
    document = Document(About("Rows", "B"))
    document.write([table([Column("A"), Column("B")], rows, 400)], tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as opened:
        assert len(opened.pages) > 2
        tags = [str(one.S) for one in tree(opened)]
        assert (tags.count("/Table"), tags.count("/TH"), tags.count("/TR")) == (1, 2, 121)


def test_the_file_says_of_itself_what_its_words_say(book: pikepdf.Pdf) -> None:
    said = bytes(book.Root.Metadata.read_bytes()).decode()
    assert "<rdf:li>Été &amp; Fils &lt;Ltée&gt;</rdf:li>" in said
    assert "Certification" in said
    assert "Date" not in said
    assert str(book.docinfo["/Title"]) == "Submission"


def test_only_pages_of_our_own_are_claimed_to_be_kept_for_long(
    book: pikepdf.Pdf, tmp_path: Path
) -> None:
    assert b"pdfaid" not in book.Root.Metadata.read_bytes()
    document = Document(About("Submission", "A"))
    laid = package_story(nothing(), document)
    document.write(laid.story, tmp_path / "a.pdf", is_archive=not laid.places)
    with pikepdf.open(tmp_path / "a.pdf") as opened:
        assert opened.open_metadata().pdfa_status == "2B"


def test_colours_are_meant_as_screens_show_them(book: pikepdf.Pdf) -> None:
    (intent,) = book.Root.OutputIntents
    held = intent.DestOutputProfile.read_bytes()
    assert held == profile()
    assert int.from_bytes(held[:4], "big") == len(held)
    assert held[36:40] == b"acsp"
    assert held[16:20] == b"RGB "


def test_every_stream_ends_with_a_line_of_its_own(tmp_path: Path) -> None:
    """Archives ask for it, and readers of PDFs mend it in silence."""
    document = Document(About("Submission", "A"))
    document.write(package_story(nothing(), document).story, tmp_path / "a.pdf")
    whole_file = (tmp_path / "a.pdf").read_bytes()
    parts = whole_file.split(b"endstream\n")[:-1]
    assert len(parts) > 13
    assert all(part.endswith(b"\n") for part in parts)
    with pikepdf.open(tmp_path / "a.pdf") as opened:
        assert "/Filter" not in opened.Root.Metadata
