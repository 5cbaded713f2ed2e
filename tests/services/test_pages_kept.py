"""What took long to make for one package is at hand for the next, made in the same way."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import insert

from desktop.intake import Intake, Printable, Ready, Wish
from desktop.intake.redacting import Hidden, Hiding
from desktop.services.packaging.pages_kept import PagesKept
from desktop.store.file import CompanyFile
from desktop.store.tables import CONTENT
from tests.builders import ugly
from tests.builders.company import AS_OF, company_in

PHOTO = ugly.photo(size=(4_000, 3_000))
SOURCE = sha256(PHOTO).hexdigest()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CompanyFile, Wish, Printable]]:
    """A company that holds one large photo, and the pages that were made and kept of it."""
    folder = tmp_path_factory.mktemp("kept")
    with company_in(folder) as company, Intake() as intake:
        line = {"sha256": SOURCE, "size": len(PHOTO), "data": PHOTO}
        company.file.keep_aside(lambda c: c.execute(insert(CONTENT), [line])).result()
        wish = Wish(
            name="rail.jpg",
            family="jpeg",
            to=folder / "a.pdf",
            content=lambda: PHOTO,
            sha256=SOURCE,
        )
        (printable,) = intake.pages([wish])
        assert isinstance(printable, Printable)
        first = PagesKept(company.file, AS_OF)
        first.begin()
        assert first.ready(wish) is None
        first.note(wish, printable, 10 * printable.made.size)
        first.keep()
        yield company.file, wish, printable


def kept(company: CompanyFile) -> PagesKept:
    pages = PagesKept(company, AS_OF)
    pages.begin()
    return pages


def test_the_same_pages_come_without_asking_a_child(
    made: tuple[CompanyFile, Wish, Printable], tmp_path: Path
) -> None:
    company, wish, printable = made
    again = replace(
        wish, to=tmp_path / "b.pdf", ready=lambda: kept(company).ready(wish), content=_never
    )
    with Intake() as intake:
        assert list(intake.pages([again])) == [printable]
    assert again.to.read_bytes() == wish.to.read_bytes()


def _never() -> bytes:
    raise AssertionError("the content is not needed")


def test_pages_made_in_another_way_are_not_taken(made: tuple[CompanyFile, Wish, Printable]) -> None:
    company, wish, _printable = made
    pages = kept(company)
    assert isinstance(pages.ready(wish), Ready)
    assert pages.ready(replace(wish, dots=None)) is None
    assert pages.ready(replace(wish, is_doubtful=True)) is None
    hiding = Hiding(parts=(Hidden(0, (0.1, 0.1, 0.2, 0.2)),))
    assert pages.ready(replace(wish, hiding=hiding)) is None
    assert pages.ready(replace(wish, sha256="0" * 64)) is None


def test_what_is_made_as_fast_as_read_or_has_something_wrong_is_not_kept(
    made: tuple[CompanyFile, Wish, Printable],
) -> None:
    company, wish, printable = made
    pages = PagesKept(company, AS_OF)
    for other, result, size in (
        (replace(wish, sha256="1" * 64), printable, printable.made.size),
        (replace(wish, sha256="2" * 64, family="pdf"), printable, 10_000_000),
        (replace(wish, sha256="3" * 64), replace(printable, notes=("It is cut.",)), 10_000_000),
    ):
        pages.note(other, result, size)
    pages.keep()
    again = kept(company)
    assert [again.ready(replace(wish, sha256=n * 64)) for n in "123"] == [None] * 3
