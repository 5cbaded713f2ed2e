"""An office with an empty company file, and one warm intake for all files that are handed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.intake import Intake
from tests.builders.company import company_in
from tests.builders.handing_in import Office
from tests.builders.hostile import written


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with company_in(tmp_path) as company:
        yield Office(company)


@pytest.fixture(scope="package")
def intake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intake]:
    with Intake() as door:
        # so that its child is there before the first test
        door.looks_like_table(written(tmp_path_factory.mktemp("first"), "first.csv", "a,b"))
        yield door


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """An empty folder for what is handed in."""
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder
