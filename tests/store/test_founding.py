"""A company file that is made of many actions has all of them, or there is none."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import Refused
from desktop.records import kind_of
from desktop.store import aggregate, history
from desktop.store.file import CompanyFile
from desktop.store.founding import Founding, found
from desktop.store.tables import ACTION

NOON = datetime(2026, 11, 16, 19, tzinfo=UTC)


def _found(path: Path, tell: object) -> None:
    found(path, tell, by="Test", clock=lambda: NOON)  # type: ignore[arg-type]


def _tell(file: Founding) -> None:
    shop = file.write("Shop entered", lambda t: t.save("site", {"name": "Shop"}))
    file.write("Yard entered", lambda t: t.save("site", {"name": "Yard"}))
    file.undo()
    file.write("Shop renamed", lambda t: t.save("site", {"name": "Big shop"}, shop))


def test_every_action_is_one_line_of_a_whole_history(tmp_path: Path) -> None:
    _found(tmp_path / "a.muster", _tell)
    with (
        CompanyFile.open(tmp_path / "a.muster", by="Test", clock=lambda: NOON) as company,
        company.reading() as connection,
    ):
        names = connection.execute(select(ACTION.c.name).order_by(ACTION.c.number)).scalars().all()
        sites = aggregate.read(connection, kind_of("site")).values()
        assert list(history.faults(connection)) == []
    assert names == ["Shop entered", "Yard entered", "Undo: Yard entered", "Shop renamed"]
    assert [(site.values["name"], site.is_voided) for site in sites] == [
        ("Big shop", False),
        ("Yard", True),
    ]


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def fail(file: Founding) -> None:
        _tell(file)
        file.write("Nameless site", lambda t: t.save("site", {}))

    with pytest.raises(Refused):
        _found(tmp_path / "a.muster", fail)
    assert list(tmp_path.iterdir()) == []


def test_an_action_that_changed_nothing_cannot_be_undone(tmp_path: Path) -> None:
    def tell(file: Founding) -> None:
        file.write("Nothing", lambda _t: None)
        file.undo()

    with pytest.raises(ValueError, match="nothing"):
        _found(tmp_path / "a.muster", tell)
