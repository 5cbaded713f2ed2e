"""An office with an empty company file, and one warm intake for all files that are handed in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.intake import Intake
from tests.builders.company import company_in
from tests.builders.handing_in import Office
from tests.builders.hostile import written
from tests.builders.spoilt_dump import small_dump


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


@pytest.fixture(scope="package")
def whole_dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump with a little of everything in it."""
    return small_dump(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def folder(whole_dump: Path, tmp_path: Path) -> Path:
    """A copy of the dump, to be spoilt."""
    return shutil.copytree(whole_dump, tmp_path / "dump")
