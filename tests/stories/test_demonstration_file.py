"""The file of the demonstration company is sound, or there is none."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import Refused
from desktop.records import KINDS
from desktop.records.kind import Rows
from desktop.resources import resource
from desktop.services import demonstration
from desktop.services.demo import story
from desktop.store import history
from desktop.store.canonical import written
from desktop.store.tables import ACTION, CONTENT
from tests.builders.demonstration import NOVEMBER, Demo, clock, lines_of, made


def test_one_record_was_voided_and_one_undone(demo: Demo) -> None:
    reasons = sorted(record.void_reason or "" for record in demo.voided)
    assert len(reasons) == 2
    assert "twice" in reasons[0]
    assert reasons[1].startswith("Undone")
    with demo.open() as company, company.reading() as connection:
        assert (
            len(connection.execute(select(ACTION).where(ACTION.c.undoes.is_not(None))).all()) == 1
        )


def test_the_history_is_whole_and_told_in_order(demo: Demo) -> None:
    with demo.open() as company, company.reading() as connection:
        assert list(history.faults(connection)) == []
        actions = connection.execute(
            select(ACTION.c.at, ACTION.c.name, ACTION.c.by).order_by(ACTION.c.number)
        ).all()
    times = [at for at, _name, _by in actions]
    assert {by for _at, _name, by in actions} == {"Bernadette Ouellette"}
    assert times == sorted(times)
    assert (times[-1] - times[0]).days > 400
    assert all(name for _at, name, _by in actions)


def test_the_files_are_kept_and_prove_something(demo: Demo) -> None:
    files = demo.records["evidence"]
    assert {f.values["media_type"] for f in files} == {"application/pdf", "image/jpeg"}
    assert all(f.values["links"] for f in files)
    assert not any(f.values["warning"] for f in files)
    assert any(f.values["latitude"] for f in files)
    assert {bool(f.values["own_date"]) for f in files} == {True, False}
    with demo.open() as company, company.reading() as connection:
        kept = set(connection.execute(select(CONTENT.c.sha256)).scalars())
    assert kept == {f.values["sha256"] for f in files}


def test_every_file_that_ships_is_used_and_small() -> None:
    shipped = {p.name: p.stat().st_size for p in resource("demo", "files").iterdir()}
    shipped.pop("README.md")
    told = (resource("demo") / "papers.toml").read_text(encoding="utf-8")
    assert [name for name in shipped if f'"{name}"' not in told] == []
    assert max(shipped.values()) < 60_000


def test_the_same_day_makes_the_same_company(demos: dict[date, Demo], tmp_path: Path) -> None:
    again = made(tmp_path / "again.muster", NOVEMBER)
    assert _without_ids(again) == _without_ids(demos[NOVEMBER])


def _without_ids(demo: Demo) -> str:
    """Everything that is said, with each record called by its place."""
    told = written([
        [record.created_at.isoformat(), record.values]
        for some in demo.records.values()
        for record in some
    ])  # fmt: skip
    places = {r.id: f"{key}-{n}" for key, some in demo.records.items() for n, r in enumerate(some)}
    rows = {
        line["id"]: "row"
        for kind in KINDS
        for values in demo.all(kind.key)
        for part, line in lines_of(kind, values)
        if isinstance(part, Rows)
    }
    for id_, place in (places | rows).items():
        told = told.replace(id_, place)
    for signing in (line for one in demo.all("assessment") for line in one["signings"]):
        told = told.replace(signing["history_head"], "head")  # a history is salted
    return told


# --- when it cannot be made ----------------------------------------------------------------------


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "demo.muster"
    path.write_bytes(b"mine")
    with pytest.raises(Refused, match="exists already"):
        demonstration.make_demonstration(path, NOVEMBER, clock=clock)
    assert path.read_bytes() == b"mine"


def test_a_wrong_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"demo\.muster"):
        demonstration.make_demonstration(tmp_path / "demo.db", NOVEMBER, clock=clock)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ('[[action]]\nday = -1\nname = "A"\ngoat = []\nsite = [{ nmae = "x" }]', "site"),
        ('[[action]]\nday = -1\nname = "A"\n[[action.goat]]\nname = "x"', "goat"),
        ('[[action]]\nday = -1\nname = "A"\n[[action.meeting]]\nled_by_id = "nobody"', "meeting"),
        ('[[action]]\nday = -1\nname = "A"\n[[action.meeting]]\nled_by_id = "shop"', "meeting"),
        (
            '[[action]]\nday = -1\nname = "A"\n[[action.site]]\nkey = "shop"\nname = "x"',
            "two of shop",
        ),
        ("[[acton]]\nday = -1", "acton"),
    ],
)
def test_a_slip_in_the_story_is_loud_and_leaves_no_file(
    slip: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "demo"
    copy.mkdir()
    for name in ("calendar.toml", "company.toml"):
        shutil.copy(resource("demo", name), copy)
    (copy / "zz.toml").write_text(slip, encoding="utf-8")
    monkeypatch.setattr(story, "resource", lambda _demo, *parts: copy.joinpath(*parts))
    path = tmp_path / "out" / "demo.muster"
    path.parent.mkdir()
    with pytest.raises(ValueError, match=said):
        demonstration.make_demonstration(path, NOVEMBER, clock=clock)
    assert list(path.parent.iterdir()) == []
