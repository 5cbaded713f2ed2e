"""Sheets and lists are drawn from plain words: complete, within the margins, nothing alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Flowable

from desktop.package.document import About, Document
from desktop.package.paper import A4, LETTER, PAPERS, SIDE
from desktop.package.sheets.lists import write_list
from desktop.package.sheets.matrix import write_matrix
from desktop.package.sheets.said import (
    Fact,
    Facts,
    Large,
    Lines,
    ListSaid,
    MatrixSaid,
    Sheet,
    Signatures,
    Task,
    Ticked,
    Warned,
    WeekSaid,
    Words,
)
from desktop.package.sheets.sheet import write_sheets
from desktop.package.sheets.week import write_week
from desktop.package.sheets.widths import fitted
from desktop.package.tables import Cell, Column
from tests.builders.on_paper import misplaced, pages, said, squeezed

ABOUT = About("Sheets", "Bjørnsson & Désjarlais <Ltd>", foot="Printed as of 16 November 2026")
LONG = "Vérification œuvrée: " + "anticonstitutionnellement " * 120 + "Œ" * 200 + " fin"


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "sheet.pdf"


def _everything(text: str) -> Sheet:
    columns = (Column("Élément"), Column(text[:60]), Column("Nombre", right=True))
    rows = ((text, Cell(text, tone="red", strong=True), "12"), ("b", "c", Cell("", tone="amber")))
    return Sheet(
        "key", "Inspection", text[:300], text[:300], "red", "Inspection",
        (Warned("VOIDED", text), Warned("Confidential", "")),
        (
            Facts((Fact(text[:90], text), Fact("Court", text[:70], "amber"),
                   Fact("Long", text, wide=True)), text[:90]),
            Words(text[:90], text),
            Lines(text[:90], columns, rows),
            Lines("Présents", columns[:2], tuple(row[:2] for row in rows), roomy=frozenset({0, 1})),
            Ticked("Passé en revue", ((text[:200], True), ("Rien", False), ("b", True))),
            Large("Qui appeler", ((text[:90], text[:120], text[:90]),)),
            Signatures(((text[:90], text[:90]), ("Seul", ""), ("Trois", "x"))),
        ),
        (text[:400],),
    )  # fmt: skip


@pytest.mark.parametrize("paper", list(PAPERS.values()), ids=list(PAPERS))
def test_every_part_of_a_sheet_takes_words_of_any_length(to: Path, paper: object) -> None:
    for text in (LONG, "é", ""):
        written = write_sheets(ABOUT, [_everything(text)], to, paper=paper)  # type: ignore[arg-type]
        assert written.pages == len(pages(to))
        assert misplaced(to) == []
    write_sheets(ABOUT, [_everything(LONG)], to)
    assert said(to).count("Œ") >= 6 * 200  # wherever the whole text stands


@settings(max_examples=15)
@given(st.text(max_size=400))
def test_any_letters_can_be_drawn(text: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        write_sheets(ABOUT, [_everything(text)], Path(folder) / "sheet.pdf")


def test_a_heading_is_never_the_last_thing_on_a_page(to: Path) -> None:
    columns = (Column("Quoi"), Column("Qui"))
    rows = tuple((f"ligne {n} " + "mot " * 60, "x") for n in range(4))
    for n in range(0, 60, 2):
        parts = (Facts(tuple(Fact(f"F{m}", "v", wide=True) for m in range(n))),
                 Lines("TITRE", columns, rows))  # fmt: skip
        write_sheets(ABOUT, [Sheet("k", "Genre", "Titre", parts=parts)], to)
        for page in pages(to):
            assert "TITRE" not in page.text or "ligne 0" in page.text


def test_the_imprint_stands_on_the_page_on_which_the_record_ends(to: Path) -> None:
    sheets = [
        Sheet(f"k{n}", "Genre", f"Titre {n}", parts=(Words("Texte", "mot " * 1600),),
              foot=(f"Entered {n} November by Zoé",))
        for n in (1, 2)
    ]  # fmt: skip
    written = write_sheets(ABOUT, sheets, to)
    texts = [squeezed(page.text) for page in pages(to)]
    assert written.places == {"k1": 1, "k2": 3}
    assert ["EnteredN" in t.replace("1", "N").replace("2", "N") for t in texts] == [
        False, True, False, True,
    ]  # fmt: skip


def test_a_list_of_very_many_columns_is_smaller_and_breaks_no_word(to: Path) -> None:
    columns = tuple(Column(f"Colonne {n}") for n in range(16))
    rows = tuple(tuple(f"formulaire{n}" for n in range(16)) for _row in range(80))
    write_list(ABOUT, ListSaid("Liste", ("80 rangs",), columns, rows), to)
    assert misplaced(to) == []
    for page in pages(to):
        assert page.width > page.height
        assert all(f"formulaire{n}" in page.text for n in range(16))


def test_what_is_short_stays_on_one_line_where_a_sentence_can_give_way() -> None:
    columns = [Column("Date"), Column("What was found"), Column("Who")]
    rows = [("28 September 2026", "mot " * 80, "Duane Cardinal")]
    day, words, who = fitted(columns, rows, 400)
    assert day.share > 75
    assert who.share > 60
    assert words.share > 140
    assert sum(column.share for column in (day, words, who)) == pytest.approx(400)


@pytest.mark.parametrize("count", [1, 5, 12, 29])
def test_a_matrix_has_every_column_whatever_their_number(to: Path, count: int) -> None:
    columns = tuple(f"Sécurité {n}" for n in range(count))
    rows = tuple(
        ((f"Zoé{n}", "Soudeuse"), tuple(Cell("until\n14 Sep 2027", tone="amber", strong=True)
                                        for _column in columns))
        for n in range(60)
    )  # fmt: skip
    write_matrix(ABOUT, MatrixSaid("Matrice", ("a",), ("Qui",), columns, rows), to, paper=A4)
    assert misplaced(to) == []
    words = said(to)
    assert all(squeezed(column) in words for column in columns)
    assert words.count("until14Sep2027") == 60 * count


def test_a_week_has_a_box_for_each_thing_and_goes_on_overleaf(to: Path) -> None:
    inside = tuple(f"unité {n} {LONG[:300]}" for n in range(60))
    task = Task("Overdue", "red", LONG[:400], LONG[:400], LONG[:100], inside)
    write_week(ABOUT, WeekSaid("Lundi", ("a",), {"Do first": (task,) * 3}, "Notes"), to)
    assert misplaced(to) == []
    assert said(to).count("unité") == 180


class _Astray(Flowable):
    """Words at a place where none may stand."""

    def __init__(self, places: Sequence[tuple[float, float]]) -> None:
        super().__init__()
        self._places = places
        self.width = self.height = 0.0

    def draw(self) -> None:
        self.canv.setFont("Inter", 9)
        left, lower = self.canv.absolutePosition(0, 0)
        for x, y in self._places:
            self.canv.drawString(x - left, y - lower, "astray and lost")


@pytest.mark.parametrize(
    "places",
    [[(SIDE - 20, 300.0)], [(LETTER.width - SIDE - 30, 300.0)], [(100.0, 10.0)],
     [(100.0, LETTER.height - 10)], [(100.0, 300.0), (110.0, 303.0)]],
)  # fmt: skip
def test_what_is_misplaced_is_found(to: Path, places: list[tuple[float, float]]) -> None:
    Document(ABOUT).write([_Astray(places)], to)
    assert misplaced(to) != []
