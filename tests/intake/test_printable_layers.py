"""Which layers of a PDF are seen when it is opened, and what lies on those that are not."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from desktop.intake import pdf_layers, printable_pdf
from tests.builders import ugly
from tests.builders.ugly import drawn, named


@pytest.fixture
def book() -> Iterator[pikepdf.Pdf]:
    """A PDF with a layer that is shown and one that is hidden."""
    with pikepdf.open(io.BytesIO(ugly.layered())) as opened:
        yield opened


def layers(book: pikepdf.Pdf) -> tuple[pikepdf.Object, pikepdf.Object]:
    shown, hidden = book.Root.OCProperties.OCGs
    return shown, hidden


@pytest.mark.parametrize(
    ("policy", "both", "one"),
    [
        ("AnyOn", False, True),
        ("AllOn", True, True),
        ("AnyOff", False, False),
        ("AllOff", True, False),
    ],
)
def test_a_combination_is_seen_as_its_policy_says(
    book: pikepdf.Pdf, policy: str, both: bool, one: bool
) -> None:
    shown, hidden = layers(book)
    found = pdf_layers.hidden(book)
    pair = Dictionary(Type=Name.OCMD, OCGs=Array([shown, hidden]), P=Name(f"/{policy}"))
    single = Dictionary(Type=Name.OCMD, OCGs=hidden, P=Name(f"/{policy}"))
    assert (found.hides(pair), found.hides(single)) == (both, one)
    assert not found.hides(Dictionary(Type=Name.OCMD))


def test_an_expression_is_reckoned(book: pikepdf.Pdf) -> None:
    shown, hidden = layers(book)
    found = pdf_layers.hidden(book)

    def hides(*rule: object) -> bool:
        return found.hides(Dictionary(Type=Name.OCMD, VE=Array(rule)))

    assert not hides(Name.Not, hidden)
    assert hides(Name.Not, shown)
    assert hides(Name.And, shown, hidden)
    assert not hides(Name.Or, shown, Array([Name.And, shown, hidden]))
    assert hides(Name.And, shown, Array([Name.Not, Array([Name.Or, shown, hidden])]))


@pytest.mark.parametrize(("state", "is_hidden"), [("ON", False), ("OFF", True)])
def test_what_a_layer_is_used_for_decides_on_a_screen(
    book: pikepdf.Pdf, state: str, is_hidden: bool
) -> None:
    for layer in layers(book):
        layer.Usage = Dictionary(View=Dictionary(ViewState=Name(f"/{state}")))
    book.Root.OCProperties.D.AS = Array(
        [Dictionary(Event=Name.View, Category=[Name.View], OCGs=Array(layers(book)))]
    )
    found = pdf_layers.hidden(book)
    assert [found.hides(layer) for layer in layers(book)] == [is_hidden] * 2


@pytest.mark.parametrize("nonsense", [Name.OFF, 3, Array([1, Name.OFF])])
def test_nonsense_about_layers_hides_nothing(book: pikepdf.Pdf, nonsense: object) -> None:
    for key in ("/OCGs", "/D"):
        book.Root.OCProperties[key] = nonsense
    assert not pdf_layers.hidden(book)


def test_a_mark_on_a_hidden_layer_is_not_shown(book: pikepdf.Pdf) -> None:
    look = book.make_stream(b"0 g 0 0 100 100 re f", Type=Name.XObject, Subtype=Name.Form)
    look.BBox = Array([0, 0, 100, 100])
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[250, 280, 350, 380], F=4)
    mark.AP = Dictionary(N=look)
    for layer, colour in zip(layers(book), ("black", "white"), strict=True):
        mark.OC = layer
        book.pages[0].obj.Annots = Array([book.make_indirect(mark)])
        whole = io.BytesIO()
        book.save(whole)
        clean, _sizes, _notes = printable_pdf.pages(whole.getvalue())
        assert named(drawn(clean).getpixel((150, 230))) == colour
