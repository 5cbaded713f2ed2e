"""A submission read back as a reviewer's program does: bookmarks, links, names of pages, stamps."""

from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from pathlib import Path

import pypdf
import pytest

from desktop.package.document import About, Document, Written
from desktop.package.paper import A4, LETTER, Paper
from desktop.package.submission import Laid, PackageShown, Sheet, package_story
from desktop.package.submission.values import exhibit_key
from desktop.package.submission.whole import question_key
from tests.builders.package_read import PackageRead, faults_of, fonts_without_letters
from tests.builders.submission_words import LETTER_PAGE, exhibits, nothing, whole

COMPANY = "Bow River Mechanical Ltd."


@dataclass(frozen=True)
class Drawn:
    """A submission that was drawn, opened again."""

    read: PackageRead
    laid: Laid
    written: Written

    def page(self, key: str) -> str:
        """The words of the page on which a mark stands."""
        return self.read.texts[self.written.places[key] - 1]


def draw(shown: PackageShown, to: Path, paper: Paper = LETTER) -> Drawn:
    about = About("Health and safety submission", shown.words.company, "Certification",
                  foot="As of 16 November 2026")  # fmt: skip
    document = Document(about, paper=paper)
    laid = package_story(shown, document)
    written = document.write(laid.story, to, is_archive=not laid.places)
    return Drawn(PackageRead(to), laid, written)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    return draw(whole(), tmp_path_factory.mktemp("full") / "full.pdf")


def test_the_file_is_sound_and_carries_its_letters(full: Drawn) -> None:
    assert faults_of(full.read.path) == []
    assert fonts_without_letters(full.read.path) == set()


def test_bookmarks_lead_from_element_to_question_to_exhibit(full: Drawn) -> None:
    marks = full.read.bookmarks
    at = next(n for n, mark in enumerate(marks) if mark.title.startswith("4 "))
    below = [(mark.depth, mark.title.split()[0], mark.page) for mark in marks[at : at + 7]]
    places = full.written.places
    question, record = places[question_key("S4.1")], places[exhibit_key("S4.1-01")]
    shared = places[exhibit_key("S4.2-01")]
    file = places[exhibit_key("S4.2-01a")]
    assert below[:6] == [
        (0, "4", places["element-S4"]),
        (1, "S4.1", question),
        (2, "S4.1-01", record),
        (2, "S4.2-01", shared),
        (2, "S4.2-01a", file),
        (1, "S4.2", places[question_key("S4.2")]),
    ]
    # cited twice, in here once, and found under both
    assert sum(mark.title.startswith("S4.2-01 ") for mark in marks) == 2
    assert {mark.page for mark in marks if mark.title.startswith("S4.2-01 ")} == {shared}


def test_every_exhibit_has_a_bookmark(full: Drawn) -> None:
    titles = {mark.title.split()[0] for mark in full.read.bookmarks}
    assert {one.number for one in exhibits()} <= titles


def test_pages_are_named_as_a_reader_says_them(full: Drawn) -> None:
    names = full.read.reader.page_labels
    body = full.written.places["profile"]
    assert names[: body - 1] == ["i", "ii", "iii"][: body - 1]
    first = full.written.places[exhibit_key("C-01")]
    # what is printed on a page of the body is its name, so that it can be typed
    assert names[body - 1 : first - 1] == [str(page) for page in range(body, first)]
    for one in exhibits():
        start, count = full.written.places[one.key], full.written.lengths[one.key]
        said = [f"{one.number} {page}" for page in range(1, count + 1)]
        assert names[start - 1 : start - 1 + count] == said


def test_every_page_of_an_exhibit_is_stamped(full: Drawn) -> None:
    for one in exhibits():
        start, count = full.written.places[one.key], full.written.lengths[one.key]
        for page in range(count):
            said = full.read.texts[start - 1 + page]
            assert f"Exhibit {one.number}" in said
            assert f"page {page + 1} of {count}" in said
            assert COMPANY in said
            assert f"Page {start + page} of {full.written.pages}" in said


def test_no_stamp_stands_where_a_page_of_a_file_is_put(full: Drawn) -> None:
    pages = full.read.reader.pages
    for place in full.laid.places:
        page = pages[full.written.places[exhibit_key(place.number)] - 1 + place.page]
        left, lower, right, upper = place.box
        found: list[str] = []

        def within(
            text: str, moved: list[float], matrix: list[float], _font: object, _size: object,
            box: tuple[float, ...] = (left, lower, right, upper), found: list[str] = found,
        ) -> None:  # fmt: skip
            x, y = moved[4] + matrix[4], moved[5] + matrix[5]
            if text.strip() and box[0] < x < box[2] and box[1] < y < box[3]:
                found.append(text)

        page.extract_text(visitor_text=within)
        assert not found
        assert (page.mediabox.width > page.mediabox.height) == (place.page == 1)


def test_the_contents_say_where_all_stands(full: Drawn) -> None:
    said = full.page("contents")
    places = full.written.places
    words = full.read.reader
    assert f"Scores {places['scores']}" in said
    assert f"Index of exhibits {places['index']}" in said
    assert f"5 of 5 {places[question_key('S4.1')]}" in said
    at = places["contents"]
    assert set(full.read.links_on(at)) >= {places["scores"], places["plan"], places["index"]}
    assert words.get_num_pages() == full.written.pages


def test_the_index_goes_both_ways(full: Drawn) -> None:
    said, places = full.page("index"), full.written.places
    one, other = places[exhibit_key("S4.2-01")], places[question_key("S4.2")]
    assert "S4.2-01 Vehicle inspection of unit 103 14 October 2026" in said
    assert f" {one} " in said.split("From question to exhibit")[0]
    assert f"S4.2-01 p. {one}" in said.split("From question to exhibit")[1]
    links = full.read.links_on(places["index"])
    assert {one, other, places[exhibit_key("C-01")]} <= set(links)


def test_a_question_says_all_about_itself(full: Drawn) -> None:
    pages = range(full.written.places["element-S4"], full.written.places["plan"])
    said = " ".join(full.read.texts[page - 1] for page in pages)
    for words in (
        "4 of 5", "Part of the points", "Note, a draft from the records",
        "2 of 52 records are in here", "Month by month", "missed", "parked",
        "What is missing for all points", "Nobody has confirmed that the guard",
    ):  # fmt: skip
        assert words in said
    at = full.written.places[question_key("S4.1")]
    assert full.written.places[exhibit_key("S4.1-01")] in full.read.links_on(at)


def test_a_draft_says_so_wherever_points_stand(full: Drawn) -> None:
    assert "Draft: nobody has signed" in full.read.texts[0]
    assert "This is a draft" in full.page("scores")
    assert "Under 50 %" in full.page("scores")
    assert "80 % to pass" in full.page("scores")


def test_who_signed_is_told_from_who_signs_with_a_pen(full: Drawn) -> None:
    said = full.page("signatures")
    assert "Carol Whitford Signed in Muster on 16 November 2026" in said
    assert "José Almeida" in said
    assert "Name Signature Date" in said or said.count("Signature") >= 1


def test_a_record_is_a_clean_sheet_that_says_how_it_came_to_be(full: Drawn) -> None:
    said = full.page(exhibit_key("S4.2-01"))
    for words in ("Vehicle inspection of unit 103", "121,477 km", "Entered 21 days after",
                  "Signed on 14 October 2026", "No signature on file",
                  "changed twice, last on 3 November 2026"):  # fmt: skip
        assert words in said
    assert full.written.lengths[exhibit_key("S4.2-01")] == 1


def test_a_rate_has_its_base_beside_it(full: Drawn) -> None:
    assert "per 200,000 hours" in full.page("statistics")
    assert "1 recordable injury in 20,410 hours" in full.page("statistics")


def test_a_link_to_what_is_not_drawn_is_no_link(full: Drawn) -> None:
    scores = full.written.places["scores"]
    assert full.read.links_on(scores) == [full.written.places["element-S4"]]


def test_an_empty_company_file_has_a_sentence_on_every_page(tmp_path: Path) -> None:
    drawn = draw(nothing(), tmp_path / "none.pdf")
    assert faults_of(drawn.read.path) == []
    for words in ("Nobody is on file.", "Nothing was judged.", "Nothing is planned.",
                  "No certificate is on file.", "No hours are on file.",
                  "No record and no file goes in"):  # fmt: skip
        assert words in drawn.read.whole
    assert drawn.laid.places == ()


@pytest.mark.parametrize("letters", [5, 70, 131, 300])
@pytest.mark.parametrize("paper", [LETTER, A4], ids=["letter", "a4"])
def test_the_cover_is_one_page_and_keeps_all(tmp_path: Path, letters: int, paper: Paper) -> None:
    name = ("Wüst & Söhne / Frères " * 30)[:letters].strip()
    shown = nothing()
    pairs = tuple((f"Label {n}", f"Value {n} " * 3) for n in range(30))
    cover = replace(shown.words.cover, company=name, pairs=pairs, percent="40 %", result="Fails")
    drawn = draw(replace(shown, words=replace(shown.words, cover=cover)), tmp_path / "a.pdf", paper)
    assert drawn.written.places["signatures"] == 2
    assert "Value 29" in drawn.read.texts[0]


def test_the_same_words_make_the_same_bytes(full: Drawn, tmp_path: Path) -> None:
    again = draw(whole(), tmp_path / "again.pdf")
    assert again.read.path.read_bytes() == full.read.path.read_bytes()


def test_a_file_without_pages_has_a_sheet_that_says_why(tmp_path: Path) -> None:
    sheet = Sheet("It could not be shown.", (("Size", "3 kB"),), "First\n\nSecond", "Words")
    one = replace(exhibits()[0], sizes=(), sheet=sheet)
    drawn = draw(replace(whole(), exhibits=(one,)), tmp_path / "a.pdf")
    assert drawn.laid.places == ()
    for words in ("It could not be shown.", "Size 3 kB", "Words First Second", "Exhibit C-01"):
        assert words in drawn.page(one.key)


def test_what_is_to_be_known_of_a_file_stands_over_it_and_takes_room(tmp_path: Path) -> None:
    plain = replace(exhibits()[0], sizes=(LETTER_PAGE, LETTER_PAGE))
    told = replace(plain, number="C-02", remarks=("A part of the picture is missing.",))
    drawn = draw(replace(whole(), exhibits=(plain, told)), tmp_path / "a.pdf")
    assert "A part of the picture is missing." in drawn.page(told.key)
    tops = [place.box[3] for place in drawn.laid.places]
    assert tops[2] < tops[0] < tops[1] == tops[3]


def test_what_was_checked_stands_in_the_own_copy_only(full: Drawn, tmp_path: Path) -> None:
    assert "checked" not in full.written.places
    checked = replace(whole().words.plan, key="checked", title="What was checked")
    drawn = draw(replace(whole(), checked=checked), tmp_path / "a.pdf")
    assert "What was checked" in drawn.page("checked")


def test_the_story_can_be_stopped() -> None:
    moments: list[int] = []

    def stop() -> None:
        moments.append(1)
        if len(moments) > 20:
            raise CancelledError

    with pytest.raises(CancelledError):
        list(package_story(whole(), Document(About("R", "B")), stop).story)


def test_a_matrix_of_many_certificates_goes_on_in_further_tables(tmp_path: Path) -> None:
    words = whole().words
    assert words.matrix is not None
    columns = tuple(f"Ticket {n}" for n in range(1, 25))
    row = words.matrix.rows[0]
    cells = tuple(replace(row[1][0], text=f"cell {n}") for n in range(1, 25))
    matrix = replace(words.matrix, columns=columns, rows=((row[0], cells),) * 15)
    drawn = draw(replace(whole(), words=replace(words, matrix=matrix)), tmp_path / "a.pdf")
    first, after = drawn.written.places["matrix"], drawn.written.places["log"]
    said = " ".join(drawn.read.texts[first - 1 : after - 1])
    assert all(f"Ticket {n}" in said and f"cell {n}" in said for n in range(1, 25))
    page: pypdf.PageObject = drawn.read.reader.pages[first - 1]
    assert page.mediabox.width > page.mediabox.height
