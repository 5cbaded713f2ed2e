"""Whatever still says a hidden word, however it is written into a file, is not released."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pikepdf
import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import Unavailable
from desktop.services.packaging.hiding import Besides, Hider, Known
from desktop.services.redaction.release_check import ReleaseCheck
from desktop.values.hidden_words import HiddenWords

CREW = [Known("Rick", "Desjarlais"), Known("Tom", "Page"), Known("José", "Almeida")]
BESIDES = Besides(("4035550123",), ("Desjarlais Welding",), "(e-mail)", "(tel)", "(number)")
WORDS = Hider(CREW, ["Marcel Roy"], BESIDES).words
Write = Callable[[Path], None]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReleaseCheck]:
    empty = tmp_path_factory.mktemp("check") / "empty.csv"
    empty.touch()
    with ReleaseCheck(WORDS) as made:
        made.look([(empty, Path("empty.csv"))])  # so that its child is there already
        yield made


def page(text: str, prepare: Callable[[Canvas], None] = lambda _canvas: None) -> bytes:
    whole = io.BytesIO()
    canvas = Canvas(whole)
    prepare(canvas)
    canvas.drawString(72, 700, text)
    canvas.showPage()
    canvas.save()
    return whole.getvalue()


def changed(change: Callable[[pikepdf.Pdf], None]) -> Write:
    def write(path: Path) -> None:
        with pikepdf.open(io.BytesIO(page("Nothing here."))) as pdf:
            change(pdf)
            pdf.save(path)

    return write


def letter_by_letter(path: Path) -> None:
    """As some programs do that justify lines: no reader sees where a word ends."""
    whole = io.BytesIO()
    canvas = Canvas(whole)
    for number, letter in enumerate("Marcel Roy"):
        canvas.drawString(72 + 30 * number, 700, letter)
    canvas.save()
    path.write_bytes(whole.getvalue())


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = b"led by Rick Desjarlais"


def bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Card of José Almeida", 0))


def metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
        about["dc:title"] = "Card of Desjarlais"


def actual_text(pdf: pikepdf.Pdf) -> None:
    content = b"/Span <</ActualText (Rick)>> BDC BT ET EMC"
    pdf.pages[0].contents_add(pikepdf.Stream(pdf, content))


def written(text: str) -> Write:
    return lambda path: path.write_text(text, encoding="utf-8") and None


def sheet(path: Path) -> None:
    book = Workbook()
    book.active.append(["Action", "Done by R. Desjarlais"])
    book.save(path)


def packed(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as whole:
        whole.writestr("docProps/core.xml", "<dc:creator>Rick <b>Desjarlais</b></dc:creator>")


LEAKS: list[tuple[str, Write, str]] = [
    ("page.pdf", lambda path: path.write_bytes(page("with DESJARLAIS, R.")) and None, "page 1"),
    ("page.pdf", lambda path: path.write_bytes(page("call 403.555.0123")) and None, "page 1"),
    ("page.pdf", lambda path: path.write_bytes(page("write to a.b@c.example")) and None, "page 1"),
    ("letters.pdf", letter_by_letter, "page 1"),
    ("marks.pdf", changed(bookmark), "marks.pdf"),
    ("about.pdf", changed(metadata), "about.pdf"),
    ("attached.pdf", changed(attached), "attached.pdf"),
    ("actual.pdf", changed(actual_text), "actual.pdf"),
    ("index.html", written("<td>Rick</td><td>x</td>"), "index.html"),
    ("index.html", written("<td title='Jos&eacute; Almeida'>"), "index.html"),
    ("index.html", written("<a href='Jos%C3%A9%20Almeida.pdf'>"), "index.html"),
    ("list.csv", written("S1-01;Desjarlais_Rick.pdf"), "list.csv"),
    ("list.json", written(json.dumps({"a": ["with Marcel Roy"]})), "list.json"),
    ("plan.xlsx", sheet, "plan.xlsx"),
    ("plan.xlsx", packed, "plan.xlsx"),
    ("photo.jpg", lambda path: path.write_bytes(b"\xff\xd8Rick Desjarlais\0") and None, "photo"),
    ("S1-01 card of Almeida.pdf", changed(lambda _pdf: None), "name of the file"),
]


@pytest.mark.parametrize(("name", "write", "where"), LEAKS)
def test_what_says_a_hidden_word_is_not_released(
    check: ReleaseCheck, tmp_path: Path, name: str, write: Write, where: str
) -> None:
    staged = tmp_path / "1"
    staged = staged.with_suffix(Path(name).suffix)
    write(staged)
    with pytest.raises(Unavailable, match="nothing was left behind") as error:
        check.look([(staged, Path(name))])
    assert where in str(error.value)


def test_what_says_none_is_released(check: ReleaseCheck, tmp_path: Path) -> None:
    files = {
        "page.pdf": page("Page 3 of 9, Desjarlais Welding, with Tom"),
        "index.html": b"<p>Page 4</p><td>R.D.</td><a href='Desjarlais%20Welding_1.pdf'>1</a>",
        "noise.bin": bytes(range(256)) * 40,
    }
    moves = []
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        moves.append((tmp_path / name, Path("Desjarlais Welding") / name))
    with pytest.raises(Unavailable, match="'Tom'"):
        check.look(moves)
    said = "Page 3 of 9, Desjarlais Welding; 403-555-0124, 555 0123, units 103 104 105"
    (tmp_path / "page.pdf").write_bytes(page(said))
    check.look(moves)


def test_a_file_that_cannot_be_read_again_is_not_released(
    check: ReleaseCheck, tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(Unavailable, match="could not be read once more"):
        check.look([(tmp_path / "broken.pdf", Path("broken.pdf"))])


def test_searching_is_stopped_when_asked(check: ReleaseCheck, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(page("Nothing"))
    with pytest.raises(CancelledError):
        check.look([(tmp_path / "page.pdf", Path("page.pdf"))], is_stopped=lambda: True)


def test_without_names_to_hide_nothing_is_searched(tmp_path: Path) -> None:
    with ReleaseCheck(HiddenWords()) as none:
        none.look([(tmp_path / "not there.pdf", Path("Rick Desjarlais.pdf"))])


LONG = "Desjarlais Welding and Fabrication, Pipe Fitting and Hauling of Desjarlais and Sons Ltd."


@pytest.mark.parametrize(
    ("company", "text", "found"),
    [
        ("Desjarlais", "Safety of Desjarlais, page 2", False),
        ("Desjarlais", "Rick Desjarlais slipped", True),
        ("Rick Desjarlais", "Safety of Rick Desjarlais, page 2", False),
        ("Rick Desjarlais", "Desjarlais slipped", True),
        (LONG, f"{LONG[:70]}… · page 2", False),  # where a line has no room for all of it
        (LONG, "Desjarlais slipped", True),
    ],
)
def test_what_the_company_is_called_may_be_read_whomever_it_is_called_after(
    tmp_path: Path, check: ReleaseCheck, company: str, text: str, found: bool
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    moves = [(path, Path(f"{company[:60]}_SECOR_package.csv"))]
    if found:
        with pytest.raises(Unavailable, match=r"'Desjarlais'|'Rick Desjarlais'"):
            check.look(moves, own=[company])
    else:
        check.look(moves, own=[company])
