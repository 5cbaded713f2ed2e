"""A company file for each test, and the short question that most of them ask."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.duties import duties
from desktop.duties.duty import Duty
from desktop.services.checking import read_facts
from tests.builders.company import AS_OF, Company, company_in


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


@pytest.fixture
def all_due(company: Company) -> Callable[[date], list[Duty]]:
    """Everything that is due on a day, as the services find it."""
    return lambda as_of=AS_OF: list(duties(read_facts(company.file, as_of), as_of))


@pytest.fixture
def due(all_due: Callable[[date], list[Duty]]) -> Callable[..., Duty]:
    """The one duty of the company on a day."""

    def only_one(as_of: date | str = AS_OF) -> Duty:
        day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
        (duty,) = all_due(day)
        return duty

    return only_one
