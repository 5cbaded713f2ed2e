"""The lock files say what everybody gets, so they must agree with the ranges and each other."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RANGES = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": PROJECT["dependency-groups"]["dev"],
}
LOCKS = list(RANGES)


def _pinned(lock: str) -> list[Requirement]:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert all("--hash=sha256:" in line for line in lines)
    return [Requirement(line.split("--hash")[0]) for line in lines]


def _version(pin: Requirement) -> str:
    (only,) = pin.specifier
    assert only.operator == "=="
    return only.version


@pytest.mark.parametrize("lock", LOCKS)
def test_every_range_has_its_pinned_version(lock: str) -> None:
    pins = _pinned(lock)
    for wanted in map(Requirement, RANGES[lock]):
        fitting = [
            pin
            for pin in pins
            if canonicalize_name(pin.name) == canonicalize_name(wanted.name)
            and wanted.specifier.contains(_version(pin))
            and str(pin.marker or "").replace('"', "'")
            in ("", str(wanted.marker).replace('"', "'"))
        ]
        assert fitting, wanted


def test_what_both_locks_pin_has_one_version() -> None:
    product = {pin.name: _version(pin) for pin in _pinned("requirements.lock")}
    for pin in _pinned("requirements-dev.lock"):
        assert product.get(pin.name, _version(pin)) == _version(pin), pin.name


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_leaves_the_choice_of_the_registry_to_the_person(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
