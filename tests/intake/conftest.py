"""One warm intake for all tests that do not harm its child, because starting one takes a moment."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.intake import Examined, Intake, Workbook
from tests.builders.hostile import written

SAMPLES = Path(__file__).parent.parent / "samples" / "bow-river"


@pytest.fixture(scope="session")
def intake() -> Iterator[Intake]:
    with Intake() as door:
        door.looks_like_table(SAMPLES / "Equipment.csv")  # so that its child is there already
        yield door


@pytest.fixture
def examined(intake: Intake, tmp_path: Path) -> Callable[[str, bytes | str], Examined]:
    """Write a file and examine it."""
    return lambda name, content: intake.examine(written(tmp_path, name, content))


@pytest.fixture
def tables(intake: Intake, tmp_path: Path) -> Callable[[str, bytes | str], Workbook]:
    """Write a file and read its tables."""
    return lambda name, content: intake.tables(written(tmp_path, name, content))


@pytest.fixture
def refusal(intake: Intake, tmp_path: Path) -> Callable[[str, bytes | str], str]:
    """Write a file, have it refused and return the sentence."""

    def refuse(name: str, content: bytes | str) -> str:
        with pytest.raises(Refused) as refused:
            intake.examine(written(tmp_path, name, content))
        return str(refused.value)

    return refuse
