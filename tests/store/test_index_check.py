"""The search finds every record by its words, or the check says that it does not."""

from pathlib import Path

import pytest

from desktop.services.verifying.page_copy import engine_of
from desktop.store import index_check
from tests.builders.files import copied, opened, save


def fits(path: Path) -> bool:
    with engine_of(path, None) as engine, engine.connect() as connection:
        return index_check.fits(connection)


@pytest.fixture
def file(path: Path) -> Path:
    copied(path).close()
    with opened(path) as company:
        save(company, "site", name="Drove yard")
        save(company, "site", name="Second drove")
    return path


def test_an_index_as_it_was_made_fits(file: Path) -> None:
    assert fits(file)


@pytest.mark.parametrize(("was", "becomes"), [(b"rove", b"rovg"), (b"dr", b"dq")])
def test_words_that_moved_are_told_where_the_sum_of_the_index_does_not_tell(
    file: Path, monkeypatch: pytest.MonkeyPatch, was: bytes, becomes: bytes
) -> None:
    whole = file.read_bytes()
    assert was in whole
    with engine_of(file, None) as engine, engine.begin() as connection:
        for number, block in connection.exec_driver_sql(
            "SELECT id, block FROM search_word_data WHERE id > 10"
        ).all():
            connection.exec_driver_sql(
                "UPDATE search_word_data SET block = ? WHERE id = ?",
                (block.replace(was, becomes), number),
            )
    # two places of one word can cancel each other out in the sum that the index makes of itself
    monkeypatch.setattr(index_check, "_index_fits", lambda _connection: True)
    assert not fits(file)
