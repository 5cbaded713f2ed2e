"""A page of our own that also draws forms which lie elsewhere in the whole, below what it shows."""

from collections.abc import Mapping, Sequence

from desktop.intake.numbers import Numbers
from desktop.intake.pdf_cut import Cut
from desktop.intake.pdf_form import Matrix
from desktop.intake.pdf_words import entries, renumbered

Drawn = tuple[bytes, int, Matrix]
"""A name on the page, the number of a form in the whole, and how it is laid onto the page."""


def drawn_on(cut: Cut, page: int, forms: Sequence[tuple[int, Matrix]]) -> list[Drawn]:
    """Return the forms with names that the page does not use; raises ValueError, KeyError."""
    pictures = _pictures(cut, _resources(cut, page))
    free = (b"/Foreign%d" % n for n in range(len(pictures) + len(forms)))
    names = (name for name in free if name not in pictures)
    return [(name, *form) for name, form in zip(names, forms, strict=False)]


def words_of(drawn: Sequence[Drawn]) -> bytes:
    """Return what the page is to say first."""
    # it belongs to none of the parts that we name for readers (PDF 32000-1, 14.8.2.2)
    return b"".join(
        b"/Artifact BMC q %s cm %s Do Q EMC\n"
        % (" ".join(f"{number:.5f}" for number in matrix).encode(), name)
        for name, _number, matrix in drawn
    )


def page_drawing(
    cut: Cut, page: int, drawn: Sequence[Drawn], words: int, numbers: Numbers
) -> bytes:
    """Return what the page says in the whole, where `words` is the number of what it says first.

    `numbers` are those that its own objects have there. What it draws with is copied into it, for
    pages may share that. Raises ValueError, KeyError.
    """

    def moved(table: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
        return {key: renumbered(b" " + said, numbers.get)[1:] for key, said in table.items()}

    own, resources = entries(cut.head(page)), _resources(cut, page)
    pictures = moved(_pictures(cut, resources))
    pictures |= {name: b"%d 0 R" % number for name, number, _matrix in drawn}
    own, resources = moved(own), moved(resources) | {b"/XObject": _said(pictures)}
    contents = b"[ %d 0 R %s ]" % (words, own.get(b"/Contents", b"").strip(b"[] "))
    return _said(own | {b"/Resources": _said(resources), b"/Contents": contents})


def _resources(cut: Cut, page: int) -> dict[bytes, bytes]:
    return _table(cut, entries(cut.head(page)).get(b"/Resources"))


def _pictures(cut: Cut, resources: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    return _table(cut, resources.get(b"/XObject"))


def _table(cut: Cut, said: bytes | None) -> dict[bytes, bytes]:
    return {} if said is None or said == b"<< >>" else cut.table(said)


def _said(table: Mapping[bytes, bytes]) -> bytes:
    return b"<< %s >>" % b" ".join(b"%s %s" % each for each in table.items())
