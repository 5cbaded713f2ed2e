"""A bundle that lacks what keeps or checks a password, or brings what nobody runs, is found out."""

import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import pytest

from installer import build
from installer.bundle import belongs
from installer.holding import asked_for, faults, files_in
from installer.settings import ROOT, settings

SYSTEMS = ("linux", "win32", "darwin")
MUST = settings()["must_hold"]
WHOLE = [pattern.replace("*", "x") for pattern in MUST["files"]]
# what a password, a locked backup or private facts cannot do without, on any system
VITAL = {
    "sqlcipher3.dbapi2",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.hkdf",
}
KEEPERS = {
    "linux": "keyring.backends.SecretService",
    "win32": "keyring.backends.Windows",
    "darwin": "keyring.backends.macOS",
}


def _imported() -> Iterator[str]:
    """The lines of the program that import something."""
    for package in settings()["bundle"]["packages"]:
        for path in (ROOT / package).rglob("*.py"):
            yield from path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_whole_bundle_has_no_fault(system: str) -> None:
    assert faults(asked_for(system), WHOLE, system) == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_module_that_is_missing_is_named(system: str) -> None:
    wanted = asked_for(system)
    assert VITAL | {KEEPERS[system]} <= set(wanted)
    for missing in wanted:
        held = [name for name in wanted if name != missing]
        assert faults(held, WHOLE, system) == [f"{missing} is not in the bundle."]


@pytest.mark.parametrize("missing", MUST["files"])
def test_each_file_that_is_missing_is_named(missing: str) -> None:
    held = [place for place in WHOLE if place != missing.replace("*", "x")]
    assert faults(asked_for("linux"), held, "linux") == [f"{missing} is not in the bundle."]


@pytest.mark.parametrize(
    "place",
    [
        "lxml/includes/libxml/tree.h",
        "lxml\\etree.pyx",
        "openpyxl/tests/data/sheet.xlsx",
        "psutil/test/__init__.py",
        "keyring/testing/backend.py",
        "cryptography/hazmat/bindings/_rust/__init__.pyi",
        "pikepdf/core.cpp",
    ],
)
def test_headers_and_the_tests_of_others_are_named(place: str) -> None:
    said = [f"{place} has no business in the bundle.".replace("\\", "/")]
    assert faults(asked_for("linux"), [*WHOLE, place], "linux") == said


@pytest.mark.parametrize("module", ["sqlalchemy.testing.plugin", "psutil.tests", "cffi.api"])
def test_modules_that_only_try_a_library_are_named(module: str) -> None:
    held = [*asked_for("win32"), module]
    assert faults(held, WHOLE, "win32") == [f"{module} has no business in the bundle."]


def test_what_muster_brings_may_be_called_as_it_likes() -> None:
    assert faults(asked_for("linux"), [*WHOLE, "resources/forms/test/a.h"], "linux") == []


def test_every_back_end_that_keyring_offers_is_asked_for_somewhere() -> None:
    asked = {name for system in SYSTEMS for name in asked_for(system)}
    offered = {entry.value for entry in entry_points(group="keyring.backends")}
    assert offered
    assert offered <= asked
    # found through what keyring says of itself, so that this travels too
    assert "keyring" in settings()["bundle"]["metadata"]


@pytest.mark.parametrize("module", asked_for(sys.platform) if sys.platform in SYSTEMS else [])
def test_what_is_asked_for_is_there_under_that_name(module: str) -> None:
    assert find_spec(module) is not None


@pytest.mark.parametrize("system", SYSTEMS)
def test_nothing_is_both_asked_for_and_kept_out(system: str) -> None:
    kept_out = settings()["bundle"]["without_modules"]
    for module in asked_for(system):
        assert not any(module == out or module.startswith(f"{out}.") for out in kept_out), module
    for place in WHOLE:
        assert belongs(place, linux=system == "linux"), place


@pytest.mark.parametrize("module", sorted(VITAL))
def test_what_is_called_vital_is_what_the_program_imports(module: str) -> None:
    package, _dot, name = module.rpartition(".")
    lines = [line.strip() for line in _imported()]
    ways = (f"import {module}", f"from {module} import", f"from {package} import {name}")
    assert any(line.startswith(ways) for line in lines)


def test_a_build_that_lacks_something_hands_nothing_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = [name for name in asked_for(sys.platform) if name != "sqlcipher3.dbapi2"]
    monkeypatch.setattr(sys, "argv", ["build", "--out", str(tmp_path)])
    monkeypatch.setattr(sys, "prefix", str(tmp_path.resolve() / "environment"))
    monkeypatch.setattr(build, "clean_environment", lambda _folder: Path(sys.executable))
    monkeypatch.setattr(build, "make_bundle", lambda _out: tmp_path)
    monkeypatch.setattr(build, "held", lambda _bundle: (set(held), WHOLE))
    monkeypatch.setattr(build, "make_installer", lambda *_all: pytest.fail("it was packed"))
    assert build.main() == 1
    assert capsys.readouterr().out == "sqlcipher3.dbapi2 is not in the bundle.\n"


def test_files_are_named_by_their_place(tmp_path: Path) -> None:
    (tmp_path / "sqlcipher3").mkdir()
    (tmp_path / "sqlcipher3" / "_sqlite3.so").touch()
    assert files_in(tmp_path) == ["sqlcipher3/_sqlite3.so"]
