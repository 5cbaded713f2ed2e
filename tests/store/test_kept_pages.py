"""Pages made of files are kept in the company file, as long as they are of use, and go with it."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from desktop.store import kept_pages
from desktop.store.backup_copy import copy_tables
from desktop.store.file import CompanyFile
from desktop.store.kept_pages import KeptPages
from desktop.store.plain import READ, connect_to
from desktop.store.tables import CHANGE, CONTENT, KEPT_PAGES
from tests.builders.company import AS_OF, company_in

PHOTO = b"a photo of a guard rail"
SOURCE = sha256(PHOTO).hexdigest()
MADE = KeptPages(SOURCE, "200", b"%PDF of the guard rail", ((540.0, 405.0),), (0,), ())


@pytest.fixture
def company(tmp_path: Path) -> Iterator[CompanyFile]:
    with company_in(tmp_path) as made:
        seal = {"sha256": SOURCE, "size": len(PHOTO), "data": PHOTO}
        made.file.keep_aside(lambda c: c.execute(insert(CONTENT), [seal])).result()
        made.file.keep_aside(lambda c: kept_pages.keep(c, MADE, AS_OF)).result()
        yield made.file


def found(company: CompanyFile, recipe: str = "200") -> KeptPages | None:
    with company.reading() as connection:
        return kept_pages.read(connection, SOURCE, recipe)


def test_what_was_kept_comes_back_and_no_history_tells_of_it(company: CompanyFile) -> None:
    assert found(company) == MADE
    assert found(company, "100") is None
    with company.reading() as connection:
        assert kept_pages.known(connection) == {(SOURCE, "200")}
        assert "kept_pages" not in set(connection.execute(select(CHANGE.c.kind)).scalars())


@pytest.mark.parametrize("change", [{"data": b"%PDF of another"}, {"said": "[[[1, 1]], [], []]"}])
def test_what_the_disk_spoilt_is_not_used(company: CompanyFile, change: dict[str, object]) -> None:
    company.keep_aside(lambda c: c.execute(update(KEPT_PAGES).values(**change))).result()
    assert found(company) is None


def test_it_goes_with_its_file(company: CompanyFile) -> None:
    company.keep_aside(lambda c: c.execute(delete(CONTENT))).result()
    company.keep_aside(kept_pages.sweep).result()
    assert found(company) is None


@pytest.mark.parametrize(("days", "is_there"), [(199, True), (201, False)])
def test_it_goes_when_nobody_used_it_for_long(
    company: CompanyFile, days: int, is_there: bool
) -> None:
    day = AS_OF + timedelta(days=days)
    company.keep_aside(lambda c: kept_pages.sweep(c, day)).result()
    assert (found(company) is not None) == is_there


def test_what_was_used_stays_longer(company: CompanyFile) -> None:
    later, much_later = AS_OF + timedelta(days=100), AS_OF + timedelta(days=250)
    company.keep_aside(lambda c: kept_pages.used(c, [(SOURCE, "200")], later)).result()
    company.keep_aside(lambda c: kept_pages.sweep(c, much_later)).result()
    assert found(company) == MADE


def test_too_much_goes_the_oldest_first(
    company: CompanyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = KeptPages(SOURCE, "hidden", b"%PDF with a name painted over", ((612.0, 792.0),))
    company.keep_aside(lambda c: kept_pages.keep(c, newer, AS_OF + timedelta(days=1))).result()
    monkeypatch.setattr(kept_pages, "_MOST_BYTES", len(newer.data))
    company.keep_aside(lambda c: kept_pages.sweep(c, date(2026, 12, 1))).result()
    assert found(company) is None
    assert found(company, "hidden") == newer


def test_no_backup_has_it(company: CompanyFile, tmp_path: Path) -> None:
    copy_tables(company.path, tmp_path / "records.db", None)
    copy = connect_to(tmp_path / "records.db", READ)
    assert copy.execute("SELECT count(*) FROM kept_pages").fetchone() == (0,)
    copy.close()
