"""The shape of the house, as sentences that fail when the code no longer keeps to them.

What may import what stands in pyproject.toml as contracts; here stands what imports cannot say.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parent.parent
PRODUCT = sorted(path for name in ("desktop", "ui") for path in (ROOT / name).rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 50

CLOCK = "desktop/clock.py"
READS_THE_CLOCK = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# what a migration does is written once and never again, by the tables of its day
KEPT_UP = [path for path in PRODUCT if "/migrations/" not in _name(path)]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call with its place and what is called by its last two names: "date.today", "_"."""
    for path in KEPT_UP:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call):
                called = ".".join(ast.unparse(node.func).split(".")[-2:])
                yield f"{_name(path)}:{node.lineno}", called, node


def test_every_import_keeps_to_the_contracts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    # it would silence every logger made so far, and with them the tests that come after this one
    monkeypatch.setattr("logging.config.dictConfig", lambda _config: None)
    kept = cli.lint_imports(no_cache=True, no_logo=True) == 0
    assert kept, capsys.readouterr().out


def test_the_clock_is_read_in_one_place() -> None:
    readers = {place.split(":")[0] for place, called, _ in _calls() if called in READS_THE_CLOCK}
    assert readers == {CLOCK}


# what the window would do arithmetic with dates with; it shows what the services work out
DATE_ARITHMETIC = {"timedelta", "relativedelta", "calendar", "dateutil"}


def test_the_window_does_no_arithmetic_with_dates() -> None:
    found = []
    for path in (path for path in PRODUCT if _name(path).startswith("ui/")):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
                if names & DATE_ARITHMETIC:
                    found.append(f"{_name(path)}:{node.lineno}")
    assert not found


def test_nothing_changes_many_rows_behind_the_back_of_the_history() -> None:
    """Bulk statements pass by the flush, and with it the change log and the row's checksum."""
    bulk = {"update", "delete", "sa.update", "sa.delete", "sqlalchemy.update", "sqlalchemy.delete"}
    found = [place for place, called, _ in _calls() if called in bulk]
    assert [place for place in found if not place.startswith("desktop/store/")] == []


@pytest.mark.parametrize("folder", ["resources", "installer", "tests", "benchmarks"])
def test_a_folder_of_data_is_no_package(folder: str) -> None:
    assert list((ROOT / folder).rglob("__init__.py")) == []


def test_a_file_says_why_it_exists() -> None:
    silent = [_name(p) for p in KEPT_UP if _tree(p).body and not ast.get_docstring(_tree(p))]
    assert silent == []


def test_a_file_can_be_read_in_one_sitting() -> None:
    lengths = {_name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in KEPT_UP}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_a_function_fits_on_a_screen() -> None:
    lengths = {
        f"{_name(path)}:{node.lineno}": (node.end_lineno or 0) - node.lineno + 1
        for path in KEPT_UP
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_a_sentence_for_people_does_not_shout_and_can_be_translated() -> None:
    sentences = [
        (place, word)
        for place, called, call in _calls()
        if called.split(".")[-1] in {"_", "N_", "ngettext"}
        for word in call.args
    ]
    # a value put in before the look-up makes a sentence that no translation can hold
    assert [place for place, word in sentences if isinstance(word, ast.JoinedStr)] == []
    assert [place for place, word in sentences if "!" in ast.unparse(word)] == []
