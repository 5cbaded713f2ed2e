"""The pages of a package, drawn from plain words: frames, sheets, matrix, numbers, links."""

from collections.abc import Sequence
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from desktop.package.document import About, Document, Written
from desktop.package.paper import LETTER
from desktop.package.submission import (
    Chapter,
    Cover,
    ExhibitShown,
    Laid,
    LeftOut,
    MatrixShown,
    Register,
    Section,
    Sheet,
    Submission,
    story_of,
)
from desktop.package.submission.shares import shares_of
from desktop.package.submission.values import exhibit_key
from desktop.package.tables import Cell, Column
from tests.builders.package_read import PackageRead

PORTRAIT, LANDSCAPE = (612.0, 792.0), (792.0, 612.0)
SERIES = (("S1", "Leadership"), ("X", "Papers that no record names"))


def exhibit(number: str, *sizes: tuple[float, float], **more: object) -> ExhibitShown:
    values: dict[str, object] = {"title": f"{number}.pdf", "day": "1 May 2026", "proves": ()}
    return ExhibitShown(number, sizes=sizes, **(values | more))  # type: ignore[arg-type]


def drawn(
    to: Path, chapters: Sequence[Chapter] = (), exhibits: Sequence[ExhibitShown] = (),
    cover: str = "Bow River",
) -> tuple[PackageRead, Laid, Written]:  # fmt: skip
    whole = Submission(
        cover=Cover(cover, "Records", (("As of", "today"),), "Inside", (("3", "workers"),)),
        chapters=tuple(chapters),
        left_out=(LeftOut("First-aid records: none", "The law says so."),),
        exhibits=tuple(exhibits),
        series=SERIES,
    )
    document = Document(About("Records", cover))
    laid = story_of(whole, document)
    written = document.write(laid.story, to)
    return PackageRead(to), laid, written


def register(rows: Sequence[tuple[str | Cell, ...]], heads: str, **more: bool) -> Register:
    columns = tuple(Column(head) for head in heads.split())
    return Register("r", "Meetings", "Newest first.", columns, tuple(rows), len(rows), **more)


def test_each_page_of_an_exhibit_has_a_frame_that_lies_as_it_does(tmp_path: Path) -> None:
    one = exhibit("S1-01", PORTRAIT, LANDSCAPE, PORTRAIT)
    read, laid, written = drawn(tmp_path / "a.pdf", exhibits=[one])
    first = written.places[one.key]
    assert first == read.page_of("S1-01 S1-01.pdf")
    for place in laid.places:
        page = read.reader.pages[first - 1 + place.page]
        width, height = (float(side) for side in page.mediabox[2:])
        assert (width > height) == (one.sizes[place.page][0] > one.sizes[place.page][1])
        left, lower, right, upper = place.box
        assert 0 < left < right < width
        assert 0 < lower < upper < height
        assert "Exhibit S1-01 · S1-01.pdf" in read.texts[first - 1 + place.page]
    assert [place.page for place in laid.places] == [0, 1, 2]
    # the caption takes a little of the first page and none of the others
    assert laid.places[0].box[3] < laid.places[2].box[3] == LETTER.box[3]


def test_what_is_to_be_known_of_an_exhibit_stands_over_it_and_takes_room(tmp_path: Path) -> None:
    plain = exhibit("S1-01", PORTRAIT)
    told = exhibit(
        "S1-02", PORTRAIT, remarks=("A part of the picture is missing.",), proves=("Meeting 1",)
    )
    read, laid, written = drawn(tmp_path / "a.pdf", exhibits=[plain, told])
    page = read.texts[written.places[told.key] - 1]
    assert "1 May 2026 · Meeting 1" in page
    assert "A part of the picture is missing." in page
    assert laid.places[1].box[3] < laid.places[0].box[3]


def test_a_sheet_takes_the_place_of_pages(tmp_path: Path) -> None:
    sheet = Sheet("It could not be shown.", (("Size", "3 kB"),), "First\n\nSecond", "Words")
    read, laid, written = drawn(tmp_path / "a.pdf", exhibits=[exhibit("X-01", sheet=sheet)])
    assert laid.places == ()
    page = read.texts[written.places[exhibit_key("X-01")] - 1]
    for words in ("It could not be shown.", "Size 3 kB", "Words First Second", "Exhibit X-01"):
        assert words in page


def test_areas_without_exhibits_are_not_in_the_contents(tmp_path: Path) -> None:
    read, _laid, _written = drawn(tmp_path / "a.pdf", exhibits=[exhibit("X-01", PORTRAIT)])
    titles = [mark.title for mark in read.bookmarks]
    assert "Exhibits X: Papers that no record names" in titles
    assert not any("S1" in title for title in titles)


def test_a_row_cites_many_exhibits_and_each_is_a_link(tmp_path: Path) -> None:
    many = [exhibit(f"S1-{n:02}", PORTRAIT) for n in range(1, 30)]
    cell = Cell("\n".join(e.number for e in many), links=tuple(e.key for e in many))
    chapter = Chapter("c", "1 Leadership", "About.", registers=(register([("a", cell)], "A B"),))
    read, _laid, written = drawn(tmp_path / "a.pdf", [chapter], many)
    page = read.page_of("1 Leadership")
    assert read.links_on(page) == [written.places[one.key] for one in many]


def test_a_matrix_of_many_certificates_goes_on_in_further_tables(tmp_path: Path) -> None:
    columns = tuple(f"Ticket {n}" for n in range(1, 41))
    rows = tuple(
        (f"Worker {n}", tuple(Cell(f"{n}/{c}") for c in range(1, 41))) for n in range(1, 16)
    )
    matrix = MatrixShown("m", "Training matrix", "All good.", "Worker", columns, rows)
    read, _laid, _written = drawn(
        tmp_path / "a.pdf", [Chapter("c", "3 Training", "A", matrix=matrix)]
    )
    words = read.chapter("3 Training")
    for n in range(1, 41):
        assert f"Ticket {n}" in words
        assert f"15/{n}" in words
    assert words.count("Worker 15") == 5
    width, height = read.reader.pages[read.page_of("3 Training") - 1].mediabox[2:]
    assert width > height


def test_chapters_begin_on_pages_of_their_own_and_say_what_is_not_there(tmp_path: Path) -> None:
    chapters = [
        Chapter("a", "1 Leadership", "About.", nothing="Nothing on file: goals."),
        Chapter("b", "2 Hazards", "About.", sections=(Section("s", "Part", (("A", "B"),)),)),
        Chapter("d", "Actions", "About.", registers=(register([("x", "y")], "A B", turned=True),)),
    ]
    read, _laid, _written = drawn(tmp_path / "a.pdf", chapters)
    pages = [read.page_of(chapter.title) for chapter in chapters]
    assert len(set(pages)) == len(pages)
    assert "Nothing on file: goals." in read.texts[pages[0] - 1]
    assert "Part A B" in read.texts[pages[1] - 1]


def test_a_title_never_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    long_row = ("word " * 400, "y")
    for above in range(26, 34):
        first = register([(str(n), "y") for n in range(above)], "A B")
        second = Register("q", "Refusals", "One.", first.columns, (long_row,), 1)
        chapter = Chapter("a", "1 Leadership", "About.", registers=(first, second))
        read, _laid, _written = drawn(tmp_path / f"{above}.pdf", [chapter])
        assert "word" in read.texts[read.page_of("Refusals") - 1]


@pytest.mark.parametrize("letters", [5, 60, 70, 131, 300])
def test_the_cover_is_one_page_whatever_the_company_is_called(tmp_path: Path, letters: int) -> None:
    read, _laid, _written = drawn(
        tmp_path / "a.pdf", cover=("Wüst & Söhne " * 30)[:letters].strip()
    )
    assert "3 workers" in read.texts[0]
    assert read.page_of("Contents") == 2


def test_the_story_can_be_stopped_in_a_long_table() -> None:
    rows = [("x", "y")] * 1000
    chapter = Chapter("a", "1 Leadership", "About.", registers=(register(rows, "A B"),))
    whole = Submission(Cover("B", "R", (), "I", ()), (chapter,), (), (), ())
    moments: list[int] = []

    def beat() -> None:
        moments.append(1)
        if len(moments) > 20:
            raise CancelledError

    with pytest.raises(CancelledError):
        story_of(whole, Document(About("R", "B")), beat)


# --- how wide columns are -------------------------------------------------------------------------


def test_columns_take_all_of_the_width_and_days_are_never_broken() -> None:
    heads = [Column("Date"), Column("What"), Column("Who"), Column("Count", right=True)]
    rows = [("14 Oct 2026", "A long story of many words " * 4, "Rick Desjarlais", "4")] * 9
    found = shares_of(heads, rows, 510)
    assert sum(column.share for column in found) == pytest.approx(510)
    date, what, who, _count = (column.share for column in found)
    assert date >= 58
    assert what > who > date


def test_a_column_that_says_little_takes_little() -> None:
    heads = [Column("Name"), Column("Defects")]
    rows = [("Marie-Ève Bouchard of the night crew", "")] * 30
    rows[7] = ("Ann", "A very long story " * 6)
    name, defects = shares_of(heads, rows, 300)
    assert name.share > defects.share


def test_more_columns_than_fit_are_all_there() -> None:
    heads = [Column(f"Heading {n}") for n in range(40)]
    found = shares_of(heads, [("word",) * 40], 510)
    assert sum(column.share for column in found) == pytest.approx(510)
    assert min(column.share for column in found) > 0
