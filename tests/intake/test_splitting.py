"""A package too large for a portal is split: each part opens alone and has its own bookmarks."""

from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import Unavailable
from desktop.intake import Fill, Intake, Part, binding, printable_pdf, splitting
from tests.builders import ugly
from tests.builders.ugly import drawn

BOX = (36.0, 60.0, 576.0, 730.0)
PAGES = 24


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of two elements with four exhibits of three scanned pages each."""
    folder = tmp_path_factory.mktemp("whole")
    frames = Canvas(str(folder / "frames.pdf"), invariant=1)
    frames.setTitle("Audit package")
    for page in range(PAGES):
        if page % 12 == 0:
            frames.bookmarkPage(f"e{page}")
            frames.addOutlineEntry(f"Element {page // 12 + 1}", f"e{page}", 0)
        if page % 3 == 0:
            frames.bookmarkPage(f"x{page}")
            frames.addOutlineEntry(f"Exhibit ({page // 3 + 1})", f"x{page}", 1)
        frames.linkRect("", "e0", (0, 0, 50, 20))
        frames.linkRect("", f"x{page // 3 * 3}", (60, 0, 110, 20))
        frames.drawString(36, 20, f"Sheet {page + 1} of Bow River")
        frames.showPage()
    frames.save()
    with pikepdf.open(folder / "frames.pdf", allow_overwriting_input=True) as opened:
        labels = [0, {"/S": pikepdf.Name.r}, 4, {"/S": pikepdf.Name.D, "/P": "S4-01 ", "/St": 5}]
        opened.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(labels))
        opened.save(folder / "frames.pdf")
    fills = []
    for exhibit in range(PAGES // 3):
        scan = folder / f"{exhibit}.pdf"
        scan.write_bytes(printable_pdf.pages(ugly.paper(3, draw=_heavy(exhibit)))[0])
        fills += [Fill(scan, page, 3 * exhibit + page, BOX) for page in range(3)]
    to = folder / "package.pdf"
    binding.bind(folder / "frames.pdf", fills, to, lambda _done, _of: None)
    return to


def _heavy(seed: int) -> Any:
    """Draw a picture that takes ten thousand bytes or so."""
    noise = Random(seed)

    def draw(sheets: Canvas, _number: int) -> None:
        picture = Image.frombytes("L", (120, 120), noise.randbytes(120 * 120))
        sheets.drawImage(ImageReader(picture), 60, 200, 100, 100)

    return draw


@pytest.fixture
def parts(whole: Path, intake: Intake, tmp_path: Path) -> tuple[Part, ...]:
    return intake.split(whole, 150_000, lambda n, of: tmp_path / f"part {n} of {of}.pdf")


def marks(outline: list[Any], depth: int = 0) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for one in outline:
        found += marks(one, depth + 1) if isinstance(one, list) else [(depth, str(one.title))]
    return found


def test_every_page_is_in_one_part_and_no_part_is_too_large(
    whole: Path, parts: tuple[Part, ...]
) -> None:
    assert len(parts) > 2
    assert [one.path.name for one in parts] == [
        f"part {n} of {len(parts)}.pdf" for n in range(1, len(parts) + 1)
    ]
    assert all(one.path.stat().st_size <= 150_000 for one in parts)
    assert [one.first for one in parts] == [
        sum(p.count for p in parts[:n]) for n in range(len(parts))
    ]
    before = [page.extract_text() for page in PdfReader(whole).pages]
    after = [page.extract_text() for one in parts for page in PdfReader(one.path).pages]
    assert after == before
    assert drawn(parts[1].path, 0) == drawn(whole, parts[1].first)


def test_a_part_begins_with_an_exhibit_and_opens_alone(parts: tuple[Part, ...]) -> None:
    for one in parts:
        assert one.first % 3 == 0
        with pikepdf.open(one.path) as opened:
            assert opened.check_pdf_syntax() == []
            assert opened.docinfo["/Title"] == "Audit package"
            assert one.made.size == one.path.stat().st_size


def test_bookmarks_and_labels_are_those_of_the_whole(whole: Path, parts: tuple[Part, ...]) -> None:
    exhibits = []
    for one in parts:
        read = PdfReader(one.path)
        found = marks(read.outline)
        assert found[0][0] == 0
        exhibits += [title for depth, title in found if depth]
        first = next(mark for mark in read.outline if not isinstance(mark, list))
        assert read.get_destination_page_number(first) == 0
    assert exhibits == [f"Exhibit ({n})" for n in range(1, 9)]
    with pikepdf.open(whole) as opened:
        before = [page.label for page in opened.pages]
    after = []
    for one in parts:
        with pikepdf.open(one.path) as opened:
            after += [page.label for page in opened.pages]
    assert after == before


def test_a_part_in_the_middle_says_what_it_goes_on_with(whole: Path, tmp_path: Path) -> None:
    ranges = [(0, 4), (4, 1), (5, 19)]
    paths = [tmp_path / f"{n}.pdf" for n in range(3)]
    splitting.write(whole, ranges, paths)
    read = PdfReader(paths[1])  # the middle page of an exhibit
    assert marks(read.outline) == [(0, "Element 1"), (1, "Exhibit (2)")]
    assert marks(PdfReader(paths[2]).outline)[:3] == [
        (0, "Element 1"), (1, "Exhibit (2)"), (1, "Exhibit (3)"),
    ]  # fmt: skip
    for path in paths:
        first = next(one for one in PdfReader(path).outline if not isinstance(one, list))
        assert PdfReader(path).get_destination_page_number(first) == 0


def test_a_paper_without_bookmarks_is_named_in_each_of_its_parts(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(printable_pdf.pages(ugly.paper(3))[0])
    paths = [tmp_path / f"{n}.pdf" for n in range(2)]
    splitting.write(paper, [(0, 2), (2, 1)], paths, "S4.2-03 Élan")
    assert [marks(PdfReader(one).outline) for one in paths] == [[(0, "S4.2-03 Élan")]] * 2


def test_only_links_within_a_part_are_left(parts: tuple[Part, ...]) -> None:
    links = [[len(page.get("/Annots", [])) for page in PdfReader(one.path).pages] for one in parts]
    assert set(links[0]) == {2}
    assert all(set(some) == {1} for some in links[1:])


def test_the_same_whole_gives_the_same_parts(
    whole: Path, parts: tuple[Part, ...], intake: Intake, tmp_path: Path
) -> None:
    again = intake.split(whole, 150_000, lambda n, _of: tmp_path / f"again {n}.pdf")
    assert [one.made for one in again] == [one.made for one in parts]


def test_what_is_small_enough_is_not_split_and_a_page_too_large_is_alone(
    whole: Path, intake: Intake, tmp_path: Path
) -> None:
    assert intake.split(whole, 10_000_000, lambda n, _of: tmp_path / str(n)) == ()
    single = intake.split(whole, 1_000, lambda n, _of: tmp_path / f"{n}.pdf")
    assert [one.count for one in single] == [1] * PAGES


def test_a_pdf_that_cannot_be_read_is_a_sentence(intake: Intake, tmp_path: Path) -> None:
    broken = tmp_path / "package.pdf"
    broken.write_bytes(b"no PDF at all" * 100)
    with pytest.raises(Unavailable, match=r"'package\.pdf' could not be split"):
        intake.split(broken, 100, lambda n, _of: tmp_path / str(n))
    assert list(tmp_path.iterdir()) == [broken]
