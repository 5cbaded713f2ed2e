"""A question's months stand with a row of its exhibits, and no row of a table stands alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.package.document import About, Document, Mark
from desktop.package.submission.legend import legend_of
from desktop.package.submission.matrix import matrix_part
from desktop.package.submission.question_pages import element_pages
from desktop.package.submission.values import ExhibitShown, MatrixShown, exhibit_key
from desktop.package.tables import Cell, Column, table
from tests.builders.package_read import PackageRead
from tests.builders.submission_words import LETTER_PAGE, strip, whole


@pytest.mark.parametrize("n", range(17, 22))
def test_the_months_are_not_alone_overleaf(n: int, tmp_path: Path) -> None:
    numbers = tuple(f"S1.1-{one:02}" for one in range(1, n + 1))
    shown = {one: ExhibitShown(one, "A paper", "2 March", (), (LETTER_PAGE,)) for one in numbers}
    element = whole().words.elements[0]
    asked = replace(element.questions[0], exhibits=numbers, strip=strip(), gaps=())
    document = Document(About("Submission", "Bow River"))
    marks = [Mark(exhibit_key(one), one, 1) for one in numbers]
    story = [*element_pages(replace(element, questions=(asked,)), shown, document), *marks]
    to = tmp_path / "one.pdf"
    document.write(story, to)
    texts = PackageRead(to).texts
    page = next(text for text in texts if "Month by month" in text)
    assert "A paper" in page
    going_on = [text for text in texts[1:] if "A paper" in text]
    assert all("S4.1, continued" in text for text in going_on)
    assert "continued" not in texts[0]


@pytest.mark.parametrize("lines", [24, 27, 30, 33])
def test_a_table_begins_with_more_than_a_few_of_its_rows(lines: int, tmp_path: Path) -> None:
    numbers = tuple(f"S1.1-{one:02}" for one in range(1, 10))
    shown = {one: ExhibitShown(one, "A paper", "2 March", (), (LETTER_PAGE,)) for one in numbers}
    element, note = whole().words.elements[0], "\n".join(["A line"] * lines)
    asked = replace(element.questions[0], exhibits=numbers, strip=None, gaps=(), note=note)
    document = Document(About("Submission", "Bow River"))
    marks = [Mark(exhibit_key(one), one, 1) for one in numbers]
    story = [*element_pages(replace(element, questions=(asked,)), shown, document), *marks]
    to = tmp_path / "one.pdf"
    document.write(story, to)
    rows = [text.count("A paper") for text in PackageRead(to).texts]
    assert sum(rows) == 9
    assert next(n for n in rows if n) >= 5


def test_the_words_of_the_months_are_explained() -> None:
    said = legend_of([None, strip(5)])
    assert "“late” was done after its time; “missed” was not done" in said
    assert "never yet" not in said
    assert legend_of([None]) == ""


def test_a_short_question_is_not_parted_where_little_room_is_left(tmp_path: Path) -> None:
    element = whole().words.elements[0]
    some = [
        replace(element.questions[0], code=f"S1.{n}", exhibits=(), strip=None, gaps=("A", "B", "C"))
        for n in range(1, 10)
    ]
    document = Document(About("Submission", "Bow River"))
    to = tmp_path / "one.pdf"
    document.write(element_pages(replace(element, questions=tuple(some)), {}, document), to)
    texts = PackageRead(to).texts
    assert len(texts) > 1
    assert all("continued" not in text for text in texts)


@pytest.mark.parametrize("room", range(60, 160, 7))
def test_one_row_is_not_alone_overleaf(room: int) -> None:
    made = table([Column("Word")], [["a"], ["b"], ["c"], ["d"], ["e"]], 300)
    parts = made.split(300, room)
    rows = [len(part._some) for part in parts if isinstance(part, type(made))]
    assert not rows or sum(rows) == 5
    assert len(rows) < 2 or rows[1] > 1 or rows[0] == 1


def test_a_training_matrix_of_two_tables_stands_on_one_page(tmp_path: Path) -> None:
    cell = Cell("until\n19 Jan 2027")
    rows = tuple((f"Worker {n}\nWelder", (cell,) * 12) for n in range(9))
    columns = tuple(f"Certificate {n}" for n in range(12))
    sentence = "9 workers, and what is held or required of them. " * 4
    shown = MatrixShown("matrix", "Training matrix", sentence, "Worker", columns, rows)
    document = Document(About("Submission", "Bow River"))
    written = document.write(matrix_part(shown, document), tmp_path / "one.pdf")
    assert written.pages == 1
