"""Every test of the store works on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.file import CompanyFile
from tests.builders.files import copied


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the company file is to be."""
    return tmp_path / "bow.muster"


@pytest.fixture
def company(path: Path) -> Iterator[CompanyFile]:
    """A new company file, open for writing."""
    with copied(path) as file:
        yield file
