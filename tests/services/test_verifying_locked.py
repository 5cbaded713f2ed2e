"""A locked company file is checked as any other, and never lies open meanwhile."""

from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import Locked, WrongPassword
from desktop.services.verifying import verify
from desktop.store import header
from desktop.store.connecting import WRITE, connect_to
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from tests.builders.files import save, standing_clock


@pytest.fixture
def key() -> Key:
    return Key(bytes(range(32)), bytes([0xFE] * 16))


@pytest.fixture
def locked(tmp_path: Path, key: Key) -> Path:
    path = tmp_path / "locked.muster"
    with CompanyFile.create(path, by="Test", clock=standing_clock, key=key) as company:
        save(company, "worker", first_name="Rick", last_name="Desjarlais")
    return path


def test_a_locked_file_is_checked_on_a_locked_copy(
    locked: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.services.verifying import company_file

    seen = []
    copy_pages = company_file.copy_pages

    def looking(path: Path, to: Path, *more: object) -> None:
        copy_pages(path, to, *more)  # type: ignore[arg-type]
        seen.append((header.is_locked(to), b"Desjarlais" in to.read_bytes()))

    monkeypatch.setattr(company_file, "copy_pages", looking)
    assert verify(locked, key=key).is_whole
    assert seen == [(True, False)]


def test_a_locked_file_needs_its_password(locked: Path) -> None:
    with pytest.raises(Locked):
        verify(locked)
    with pytest.raises(WrongPassword):
        verify(locked, key=Key(bytes(32), bytes([0xFE] * 16)))


def test_damage_in_a_locked_file_is_told(locked: Path, key: Key) -> None:
    with closing(connect_to(locked, WRITE, key)) as plain:
        plain.execute("UPDATE worker SET last_name = 'Desjarlaia'")
    faults = verify(locked, key=key).faults
    assert [fault.title for fault in faults] == ["Rick Desjarlais"]
