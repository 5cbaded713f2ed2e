"""Whatever bytes reach a parser, it answers or says why it cannot; nothing else escapes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.mutants import mutated
from tests.builders.parsers import TARGETS, asked

SLOW = {
    "whole imports",
    "dump lines",
    "company file",
    "pdf drawn",
    "photo to pages",
    "xlsx",
    "backups",
    "attachments",
}


@pytest.fixture(autouse=True)
def _quiet() -> None:
    """Parsers complain of files that we have sentences for; in the child nobody hears it."""
    import logging
    import warnings

    warnings.simplefilter("ignore")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@pytest.mark.parametrize("name", TARGETS)
def test_a_good_file_is_taken(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    for number, seed in enumerate(target.seeds()):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert asked(target, seed, folder) == "taken"


@pytest.mark.parametrize("name", TARGETS)
def test_a_spoiled_file_is_taken_or_refused(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    for number in range(6 if name in SLOW else 40):
        folder = tmp_path / str(number)
        folder.mkdir()
        data = mutated(seeds, number, name)
        try:
            asked(target, data, folder)
        except Exception as fault:
            raise AssertionError(f"{name} {number}: {data[:300]!r}") from fault


TEXTS = ("dates", "rules", "readings", "clipboard lines", "recovery code", "sheet guessing")


@pytest.mark.parametrize("name", TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=80))
def test_any_words_are_taken_or_refused(name: str, text: str, tmp_path: Path) -> None:
    asked(TARGETS[name], text.encode("utf-8", "replace"), tmp_path)
