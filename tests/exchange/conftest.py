"""An office with an empty company file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.company import company_in
from tests.builders.handing_in import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with company_in(tmp_path) as company:
        yield Office(company)
