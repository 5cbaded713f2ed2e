"""What all printed pages share: letters, wrapping, tables, marks, contents, page numbers."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, StreamObject
from reportlab.platypus import Flowable

from desktop.package.contents import Entry, contents
from desktop.package.document import (
    About,
    Document,
    Mark,
    Written,
    bare,
    chapter,
    section,
    turned,
    upright,
)
from desktop.package.faces import PLAIN, elided, width_of
from desktop.package.look import CELL
from desktop.package.pairs import pairs
from desktop.package.paper import A4, LETTER, Paper
from desktop.package.tables import Cell, Column, table
from desktop.package.text import broken, clean, paragraph

ABOUT = About("Health and safety records", "Bjørnsson & Désjarlais <Ltd>", foot="As of today")
COLUMNS = (
    Column("Date"),
    Column("What was found", 3),
    Column("Exhibit"),
    Column("Page", right=True),
)


def _written(
    to: Path, story: Sequence[Flowable], paper: Paper = LETTER
) -> tuple[Written, pypdf.PdfReader]:
    written = Document(ABOUT, paper=paper).write(story, to)
    return written, pypdf.PdfReader(to)


def _streams(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(number)
        if isinstance(found, DictionaryObject):
            yield found


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "pages.pdf"


def test_contents_and_footers_say_the_pages_on_which_things_stand(pdf: Path) -> None:
    entries = [Entry("one", "1 Leadership", note="2 records"), Entry("two", "2 Hazards", 1)]
    story = [
        *contents(entries, 400), *upright(), paragraph("between"),
        *upright(), *chapter("one", "1 Leadership"), *turned(), *chapter("two", "2 Hazards"),
    ]  # fmt: skip
    written, reader = _written(pdf, story)
    assert written == Written(4, {"one": 3, "two": 4})
    said = " ".join(reader.pages[0].extract_text().split())
    assert "1 Leadership 2 records 3" in said
    assert "2 Hazards 4" in said
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of 4" in page.extract_text()
    assert reader.pages[3].mediabox.width > reader.pages[3].mediabox.height


def test_a_bare_page_has_neither_header_nor_footer(pdf: Path) -> None:
    story = [*bare(), paragraph("Cover"), *upright(), paragraph("Within")]
    _made, reader = _written(pdf, story)
    assert reader.pages[0].extract_text().strip() == "Cover"
    assert "Page 2 of 2" in reader.pages[1].extract_text()


def test_bookmarks_lead_where_the_marks_are(pdf: Path) -> None:
    story = [*chapter("a", "Chapter"), *section("b", "Section"), *upright(), *chapter("c", "Next")]
    _made, reader = _written(pdf, story)
    first, inner, second = reader.outline
    assert [first.title, inner[0].title, second.title] == ["Chapter", "Section", "Next"]
    assert reader.get_destination_page_number(first) == 0
    assert reader.get_destination_page_number(second) == 1


def test_a_bookmark_two_levels_down_at_once_is_taken_one_level_up(pdf: Path) -> None:
    _made, reader = _written(pdf, [Mark("a", "Deep", 2), Mark("b", "Deeper", 2), paragraph("x")])
    assert reader.outline[0].title == "Deep"
    assert reader.outline[1][0].title == "Deeper"


def test_the_header_says_where_one_is_and_a_long_name_is_shortened(pdf: Path) -> None:
    long = About("Records", "Wolfeschlegelsteinhausenbergerdorff " * 9)
    Document(long).write([*chapter("a", "4 Inspections"), *section("b", "Trailers")], pdf)
    text = pypdf.PdfReader(pdf).pages[0].extract_text()
    assert "4 Inspections" in text
    assert "…" in text


def test_every_face_is_embedded_and_letters_with_accents_read_back(pdf: Path) -> None:
    name = "Éric Bjørnsson, œuvre, Łukasz, Žofie"
    _made, reader = _written(pdf, [paragraph(name), pairs([("é", name)], 300)])
    assert reader.pages[0].extract_text().count(name) == 2
    faces = [found for found in _streams(reader) if found.get("/Type") == "/FontDescriptor"]
    assert faces
    assert all("/FontFile2" in face for face in faces)
    assert all("Helvetica" not in str(found.get("/BaseFont")) for found in _streams(reader))


def test_no_stream_is_written_as_letters(pdf: Path) -> None:
    _made, reader = _written(pdf, [paragraph("x")])
    streams = [found for found in _streams(reader) if isinstance(found, StreamObject)]
    assert streams
    assert not [one for one in streams if "ASCII85" in str(one.get("/Filter"))]


def test_the_same_story_makes_the_same_bytes(tmp_path: Path) -> None:
    def story() -> list[Flowable]:
        return [*chapter("a", "One"), table(COLUMNS, [("1", "2", "3", "4")] * 90, 400)]

    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    Document(ABOUT).write(story(), first)
    Document(ABOUT).write(story(), second)
    assert first.read_bytes() == second.read_bytes()


def test_it_says_whose_it_is_and_no_day_that_is_made_up(pdf: Path) -> None:
    _made, reader = _written(pdf, [paragraph("One")])
    said = reader.metadata
    assert said is not None
    assert (said.title, said.author) == (ABOUT.title, ABOUT.company)
    assert said.creation_date is None
    assert said.modification_date is None


def test_beat_hears_of_every_page_and_can_stop(pdf: Path) -> None:
    heard: list[int] = []
    Document(ABOUT, beat=heard.append).write([paragraph("x"), *upright(), paragraph("y")], pdf)
    assert heard == [1, 2]

    class Stopped(Exception):
        pass

    def stop(_page: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        Document(ABOUT, beat=stop).write([paragraph("x")], pdf)


def test_a_table_goes_on_under_its_header_and_loses_no_row(pdf: Path) -> None:
    rows = [(f"day{n}", "all lights good", "", "") for n in range(200)]
    _made, reader = _written(pdf, [table(COLUMNS, rows, 500)])
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) > 3
    assert all("What was found" in text for text in texts)
    words = " ".join(texts).split()
    assert [word for word in words if word.startswith("day")] == [row[0] for row in rows]


def test_a_row_longer_than_a_page_is_all_there(pdf: Path) -> None:
    long = " ".join(f"w{n}" for n in range(3000))
    _made, reader = _written(pdf, [table(COLUMNS, [("a", long, "b", "c")], 500)])
    words = " ".join(page.extract_text() for page in reader.pages).split()
    assert [word for word in words if word[0] == "w" and word[1:].isdigit()] == long.split()


def test_cells_lead_to_marks_and_say_their_pages(pdf: Path) -> None:
    rows = [("x", "y", Cell("S1-01", link="exhibit"), Cell("", page_of="exhibit"))]
    exhibit = Mark("exhibit", "Exhibit S1-01")
    story = [table(COLUMNS, rows, 400), *upright(), exhibit, paragraph("z")]
    _made, reader = _written(pdf, story)
    annotations = [one.get_object() for one in reader.pages[0]["/Annots"]]
    assert [one["/Dest"][0] for one in annotations] == [reader.pages[1].indirect_reference] * 2
    assert "2" in reader.pages[0].extract_text().split()


def test_an_empty_table_shows_its_header(pdf: Path) -> None:
    _made, reader = _written(pdf, [table(COLUMNS, [], 400)])
    assert "What was found" in reader.pages[0].extract_text()


def test_other_paper(pdf: Path) -> None:
    _made, reader = _written(pdf, [paragraph("x")], A4)
    assert round(float(reader.pages[0].mediabox.height)) == 842


def test_words_cannot_act_as_markup(pdf: Path) -> None:
    said = '<b>not bold</b> & <a href="x">no link</a> <para>'
    _made, reader = _written(pdf, [paragraph(said), paragraph(said, link='a"b'), Mark('a"b', "t")])
    assert reader.pages[0].extract_text().count("<b>not bold</b>") == 2


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)


@given(ANY_TEXT, st.floats(30, 300))
def test_broken_lines_fit_and_lose_no_letter(text: str, room: float) -> None:
    lines = broken(text, PLAIN, CELL.fontSize, room)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    for line in lines:
        assert width_of(line, PLAIN, CELL.fontSize) <= room or len(line) == 1


@given(ANY_TEXT, st.floats(20, 300))
def test_what_is_elided_fits(text: str, room: float) -> None:
    line = " ".join(clean(text).split())
    short = elided(line, PLAIN, 8, room)
    assert width_of(short, PLAIN, 8) <= room or short == "…"
    assert short == line or short.endswith("…")


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=8), st.sampled_from([1, 2]))
def test_pairs_take_any_words(rows: list[tuple[str, str]], columns: int) -> None:
    width, height = pairs(rows, 400, columns).wrap(400, 10_000)
    assert round(width) == 400
    assert height > 0
