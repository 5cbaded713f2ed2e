"""What several stories share, because it takes some seconds to make."""

from datetime import date

import pytest

from tests.builders.demonstration import DAYS, Demo, made


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory) -> dict[date, Demo]:
    """A demonstration company of each day."""
    folder = tmp_path_factory.mktemp("demo")
    return {day: made(folder / f"{day}.muster", day) for day in DAYS}


@pytest.fixture(params=DAYS, ids=str)
def demo(request: pytest.FixtureRequest, demos: dict[date, Demo]) -> Demo:
    """The demonstration company, on one day after the other."""
    return demos[request.param]
