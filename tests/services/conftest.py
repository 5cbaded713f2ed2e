"""What tests of the services begin with: a company in a file, and the door for foreign files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.intake import Intake
from tests.builders.company import Company, company_in


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def intake() -> Iterator[Intake]:
    with Intake() as door:
        door.looks_like_table(Path(__file__))  # so that its child is there already
        yield door
