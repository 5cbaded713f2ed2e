"""What is dumped and loaded and dumped again is the same, byte for byte, whatever stood in it."""

import hashlib
import json
import os
import tempfile
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import Refused, Unavailable
from desktop.exchange import dump_format as form
from desktop.records import KINDS, kind_of
from desktop.records.kind import Kind
from desktop.services.dumping import dump, load
from desktop.store import history, search
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders.any_company import Filler
from tests.builders.files import BY, copied, faults_in, opened, save, standing_clock
from tests.builders.kinds import needed_by
from tests.builders.paces import at_most
from tests.builders.values import example

GROUP = 10  # kinds in one company; all in one are more than hypothesis draws at once
GROUPS = [KINDS[start : start + GROUP] for start in range(0, len(KINDS), GROUP)]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def assert_it_comes_back(company: CompanyFile, folder: Path) -> CompanyFile:
    """Dump, load, dump; returns the loaded file, open, which says what the first one says."""
    told = dump(company, folder / "first")
    assert told["chain"] == "whole"
    assert told["damaged"] == []
    back = load(folder / "first", folder / "back.muster", by=BY, clock=standing_clock)
    assert back == {name: told[name] for name in ("records", "evidence", "actions")}
    loaded = opened(folder / "back.muster")
    dump(loaded, folder / "second")
    assert contents(folder / "first") == contents(folder / "second")
    assert faults_in(loaded) == []
    return loaded


def _with_what_they_need(kinds: Sequence[Kind]) -> list[Kind]:
    keys = {kind.key for kind in kinds}
    while more := {key for kind in keys for key in needed_by(kind_of(kind))} - keys:
        keys |= more
    return [kind for kind in KINDS if kind.key in keys]


@pytest.mark.parametrize("kinds", GROUPS, ids=lambda kinds: kinds[0].key)
@settings(
    max_examples=at_most(2, campaign=100),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)
@given(data=st.data())
def test_anything_comes_back(kinds: Sequence[Kind], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with copied(folder / "any.muster") as company:
            Filler(company, data).fill(_with_what_they_need(kinds))
            assert faults_in(company) == []
            assert_it_comes_back(company, folder).close()


def test_every_kind_comes_back(tmp_path: Path) -> None:
    with copied(tmp_path / "all.muster") as company:
        filler = Filler(company, None)  # type: ignore[arg-type]
        filler.make_least(KINDS)
        with assert_it_comes_back(company, tmp_path) as loaded:
            told = json.loads((tmp_path / "first" / form.MANIFEST).read_text())
            assert told["records"] == {kind.key: 1 for kind in KINDS}
            for kind in KINDS:
                record_id = filler.ids[kind.key][0]
                both = [
                    file.write("Look", lambda t, k=kind.key, i=record_id: t.get(k, i))
                    for file in (company, loaded)
                ]
                assert both[0] == both[1]


def test_an_empty_file_comes_back(tmp_path: Path) -> None:
    with copied(tmp_path / "empty.muster") as company:
        assert_it_comes_back(company, tmp_path).close()
    names = set(contents(tmp_path / "first"))
    assert names == {form.MANIFEST, form.HISTORY, form.IMPORTED, form.PARTICULARS}


EDGES: list[tuple[str, dict[str, Any]]] = [
    ("site", {"name": "two\nlines\tand a tab"}),
    ("site", {"name": "\u2028line\u2029paragraph\x85"}),
    ("site", {"name": "🦺 café naïve שלום"}),
    ("site", {"name": "x" * 200, "notes": "y" * 20_000}),
    ("site", {"name": '{"name": "x"}\\n'}),
    ("reading", {"value": "999999999999.999"}),
    ("reading", {"value": "-0.001"}),
    ("reading", {"value": "0.0"}),
    ("evidence", {"latitude": -0.0, "longitude": 5e-324}),
    ("evidence", {"filed_at": "2026-11-16T19:00:00.000001+00:00", "taken_at": "1900-01-01T00:00"}),
    ("evidence", {"filed_at": "2026-11-16T19:00:00-07:00", "taken_at": "2199-12-31T23:59:59.5"}),
    ("incident", {"what": "spill", "lost_days": 0}),
]


@pytest.mark.parametrize(("key", "values"), EDGES)
def test_values_at_the_edge_come_back(tmp_path: Path, key: str, values: dict[str, Any]) -> None:
    with copied(tmp_path / "edge.muster") as company:
        ids = {"equipment": [save(company, "equipment", number="3", description="Truck")]}
        record = save(company, key, **example(kind_of(key), ids, **values))
        before = company.write("Look", lambda t: t.get(key, record))
        with assert_it_comes_back(company, tmp_path) as loaded:
            assert loaded.write("Look", lambda t: t.get(key, record)) == before


def test_what_was_voided_undone_and_disposed_of_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "bow.muster"
    with copied(path, by="Dale") as company:
        sitting = Sitting(company)
        worker = save(company, "worker", first_name="Rick", last_name="Désjarlais")
        company.write("Void", lambda t: t.void("worker", worker, "left\nfor good"))
        sitting.undo()
        sitting.redo()
        company.write("Import", lambda t: t.remember("0" * 64, "worker", worker))
        sitting.close()
        with company.reading() as connection:
            head = history.head(connection)
        company.write(
            "Dispose",
            lambda t: t.connection.exec_driver_sql(
                "UPDATE change SET old = NULL, new = NULL, salt = NULL WHERE number = 1"
            ),
        )
        with assert_it_comes_back(company, tmp_path) as loaded, loaded.reading() as connection:
            assert history.head(connection) == head
            assert [a.by for a, _lines in history.actions(connection)] == ["Dale"] * 4
    line = (tmp_path / "first" / form.HISTORY).read_text().splitlines()[0]
    assert "salt" not in json.loads(line)["changes"][0]


def test_contents_are_dumped_as_they_were_filed(tmp_path: Path) -> None:
    raw = bytes(range(256)) * 3
    sha256 = _sha256(raw)
    with copied(tmp_path / "bow.muster") as company:
        company.write("File", lambda t: t.add_content(sha256, raw, "é\r\n\x00"))
        company.write("File", lambda t: t.add_content(_sha256(b""), b"", None))
        with assert_it_comes_back(company, tmp_path) as loaded:
            found = loaded.write(
                "Look",
                lambda t: t.connection.exec_driver_sql(
                    "SELECT data, text FROM content WHERE sha256 = ?", (sha256,)
                ).one(),
            )
            assert tuple(found) == (raw, "é\r\n\x00")
    evidence = tmp_path / "first" / "evidence"
    assert (evidence / sha256).read_bytes() == raw
    assert (evidence / f"{sha256}.txt").read_bytes() == "é\r\n\x00".encode()
    assert {file.name for file in evidence.iterdir()} == {sha256, f"{sha256}.txt", _sha256(b"")}


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def test_what_was_loaded_is_found_and_can_be_gone_on_with(tmp_path: Path) -> None:
    with copied(tmp_path / "bow.muster") as company:
        worker = save(company, "worker", first_name="Rick", last_name="Désjarlais")
        kind = save(company, "certificate_type", name="H2S Alive")
        save(company, "certificate", worker_id=worker, type_id=kind)
        first = save(company, "site", name="Rick's yard")
        with assert_it_comes_back(company, tmp_path) as loaded:
            with loaded.reading() as connection:
                hits = search.find(connection, "rick")
                assert {hit.kind for hit in hits} == {"worker", "certificate", "site"}
            save(loaded, "worker", worker, last_name="Tremblay")
            save(loaded, "site", first, name="Yard")
            assert faults_in(loaded) == []
            with loaded.reading() as connection:
                assert len(search.find(connection, "tremblay")) == 2


def test_two_dumps_of_a_file_are_the_same(tmp_path: Path) -> None:
    with copied(tmp_path / "bow.muster") as company:
        save(company, "site", name="Yard")
        dump(company, tmp_path / "a")
        dump(company, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_memory_holds_one_content_at_a_time(tmp_path: Path) -> None:
    size, how_many = 2_000_000, 12
    with copied(tmp_path / "bow.muster") as company:
        for _number in range(how_many):
            raw = os.urandom(size)
            company.write("File", lambda t, r=raw: t.add_content(_sha256(r), r, None))
        del raw
        tracemalloc.start()
        dump(company, tmp_path / "dump")
        load(tmp_path / "dump", tmp_path / "back.muster", by=BY, clock=standing_clock)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < size * how_many / 2


# --- where it goes --------------------------------------------------------------------------------


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "dump").mkdir()
    with copied(tmp_path / "bow.muster") as company:
        dump(company, tmp_path / "dump")
    assert (tmp_path / "dump" / form.MANIFEST).exists()
    assert {file.name for file in tmp_path.iterdir()} == {"bow.muster", "dump"}


@pytest.mark.parametrize("is_folder", [True, False])
def test_nothing_is_overwritten(tmp_path: Path, is_folder: bool) -> None:
    out = tmp_path / "dump"
    if is_folder:
        out.mkdir()
        (out / "mine.txt").write_text("mine")
    else:
        out.write_text("mine")
    with copied(tmp_path / "bow.muster") as company:
        with pytest.raises(Refused, match="dump exists already"):
            dump(company, out)
        dump(company, tmp_path / "other")
    with pytest.raises(Refused, match=r"bow\.muster exists already"):
        load(tmp_path / "other", tmp_path / "bow.muster", by=BY, clock=standing_clock)
    assert set(contents(tmp_path)) >= ({"dump/mine.txt"} if is_folder else {"dump"})


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with copied(tmp_path / "bow.muster") as company:
        with pytest.raises(Unavailable, match="does not exist"):
            dump(company, tmp_path / "away" / "dump")
        dump(company, tmp_path / "dump")
    with pytest.raises(Unavailable, match="does not exist"):
        load(tmp_path / "dump", tmp_path / "away" / "b.muster", by=BY, clock=standing_clock)
    with pytest.raises(Unavailable, match="There is no folder"):
        load(tmp_path / "nothing", tmp_path / "b.muster", by=BY, clock=standing_clock)


@pytest.mark.parametrize("writes", [0, 1, 3])
def test_a_full_disk_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    left = [writes]
    real = os.open

    def open_until_full(path: Any, flags: int, *how: Any, **more: Any) -> int:
        if flags & os.O_EXCL:
            if not left[0]:
                raise OSError(28, "No space left on device")
            left[0] -= 1
        return real(path, flags, *how, **more)

    with copied(tmp_path / "bow.muster") as company:
        save(company, "site", name="Yard")
        monkeypatch.setattr(os, "open", open_until_full)
        with pytest.raises(Unavailable, match="no space left for dump"):
            dump(company, tmp_path / "dump")
    assert [file.name for file in tmp_path.iterdir()] == ["bow.muster"]


def test_stopping_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_what: object) -> None:
        raise KeyboardInterrupt

    with copied(tmp_path / "bow.muster") as company:
        save(company, "site", name="Yard")
        dump(company, tmp_path / "dump")
        monkeypatch.setattr("desktop.exchange.dumping.dump.imported_lines", stop)
        with pytest.raises(KeyboardInterrupt):
            dump(company, tmp_path / "another")
    monkeypatch.setattr("desktop.exchange.loading.load.load_imported", stop)
    with pytest.raises(KeyboardInterrupt):
        load(tmp_path / "dump", tmp_path / "back.muster", by=BY, clock=standing_clock)
    assert {file.name for file in tmp_path.iterdir()} == {"bow.muster", "dump"}


def test_writing_goes_on_while_contents_are_dumped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with copied(tmp_path / "bow.muster") as company:
        company.write("File", lambda t: t.add_content(_sha256(b"abc"), b"abc", None))
        real, sites = os.open, []

        def open_and_write(path: Any, *how: Any, **more: Any) -> int:
            if Path(path).name == _sha256(b"abc"):
                sites.append(save(company, "site", name="Meanwhile"))
            return real(path, *how, **more)

        monkeypatch.setattr(os, "open", open_and_write)
        told = dump(company, tmp_path / "dump")
        monkeypatch.undo()
        assert len(sites) == 1
        assert told["records"] == {}
        load(tmp_path / "dump", tmp_path / "back.muster", by=BY, clock=standing_clock)
