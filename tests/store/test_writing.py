"""One action is one transaction: all of it or nothing, and nobody's work is lost."""

import hashlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.errors import Refused, Unavailable
from desktop.store import connecting
from desktop.store.file import CompanyFile
from desktop.store.transaction import Changed, Transaction
from tests.builders.files import faults_in, made, opened, python, save

WRITES = """
import sys
from pathlib import Path
from tests.builders.files import opened, save
with opened(Path(sys.argv[1]), by=sys.argv[2]) as company:
    for number in range(int(sys.argv[3])):
        save(company, "site", name=f"{sys.argv[2]} {number}")
"""


def count(company: CompanyFile, table: str) -> int:
    with company.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)


# --- all or nothing -------------------------------------------------------------------------------


def test_an_action_that_fails_leaves_nothing(company: CompanyFile) -> None:
    def half(transaction: Transaction) -> None:
        transaction.save("site", {"name": "Yard"})
        transaction.add_content("0" * 64, b"half", None)
        transaction.save("site", {})

    with pytest.raises(Refused) as told:
        company.write("Half", half)
    assert set(told.value.faults) == {"name"}
    assert [count(company, table) for table in ("site", "content", "action")] == [0, 0, 0]


def test_all_faults_of_a_record_are_told_at_once(company: CompanyFile) -> None:
    values = {"worker_id": "0" * 32, "expires_on": "2027-13-01"}
    with pytest.raises(Refused) as told:
        save(company, "certificate", **values)
    assert set(told.value.faults) == {"type_id", "expires_on"}


def test_a_link_must_name_a_record_of_its_kind(company: CompanyFile) -> None:
    site = save(company, "site", name="Yard")
    type_id = save(company, "certificate_type", name="H2S Alive")
    with pytest.raises(Refused, match="not in this file") as told:
        save(company, "certificate", worker_id=site, type_id=type_id)
    assert set(told.value.faults) == {"worker_id"}


def test_a_link_in_a_row_is_named_by_its_place(company: CompanyFile) -> None:
    with pytest.raises(Refused) as told:
        save(company, "worker", last_name="Li", positions=[{"position_id": "0" * 32}])
    assert set(told.value.faults) == {"positions.0.position_id"}


def test_a_link_may_name_a_record_of_the_same_action(company: CompanyFile) -> None:
    def together(transaction: Transaction) -> None:
        worker = transaction.save("worker", {"last_name": "Li"})
        kind = transaction.save("certificate_type", {"name": "H2S Alive"})
        transaction.save("certificate", {"worker_id": worker, "type_id": kind})

    company.write("Together", together)
    assert count(company, "certificate") == 1
    assert count(company, "action") == 1
    assert faults_in(company) == []


def test_several_saves_of_one_record_in_an_action_are_one_change(company: CompanyFile) -> None:
    def twice(transaction: Transaction) -> str:
        site = transaction.save("site", {"name": "Yard"})
        return transaction.save("site", {"name": "North yard"}, site)

    site = company.write("Twice", twice)
    stored = company.write("Look", lambda t: t.get("site", site))
    assert (stored.version, stored.values["name"]) == (1, "North yard")
    assert count(company, "change") == 1


# --- saving what is there already -----------------------------------------------------------------

PLAN = {
    "title": "Welding",
    "made_on": "2026-01-05",
    "hazards": [
        {"hazard": "Burns", "controls": [{"control": "Gloves"}, {"control": "Screen"}]},
        {"hazard": "Fumes", "controls": []},
        {"hazard": "Fumes", "controls": []},
    ],
}


def test_saving_the_same_again_changes_nothing(company: CompanyFile) -> None:
    first = save(company, "formal_hazard_assessment", **PLAN)
    save(company, "formal_hazard_assessment", first, **PLAN)
    assert count(company, "action") == 1


def test_a_row_keeps_its_identity_while_others_come_and_go(company: CompanyFile) -> None:
    first = save(company, "formal_hazard_assessment", **PLAN)

    def rows() -> list[dict[str, object]]:
        stored = company.write("Look", lambda t: t.get("formal_hazard_assessment", first))
        found: list[dict[str, object]] = stored.values["hazards"]
        return found

    burns = rows()[0]
    new = [{"hazard": "Noise"}, {"hazard": "Burns", "controls": PLAN["hazards"][0]["controls"]}]  # type: ignore[index]
    save(company, "formal_hazard_assessment", first, hazards=new)
    assert rows()[1] == burns
    save(company, "formal_hazard_assessment", first, hazards=[burns | {"hazard": "Burns, eyes"}])
    assert rows()[0]["id"] == burns["id"]
    assert rows()[0]["controls"] == burns["controls"]
    assert faults_in(company) == []


def test_rows_copied_from_another_record_become_rows_of_their_own(company: CompanyFile) -> None:
    first = save(company, "formal_hazard_assessment", **PLAN)
    stored = company.write("Look", lambda t: t.get("formal_hazard_assessment", first))
    second = save(company, "formal_hazard_assessment", **stored.values)
    copy = company.write("Look", lambda t: t.get("formal_hazard_assessment", second))
    ids = [{row["id"] for row in record.values["hazards"]} for record in (stored, copy)]
    assert ids[0].isdisjoint(ids[1])
    assert faults_in(company) == []


def test_moments_keep_their_fractions_and_numbers_their_sign(company: CompanyFile) -> None:
    values = {"name": "a", "sha256": "0" * 64, "media_type": "image/jpeg", "size": 1}
    values |= {"filed_at": "2026-11-16T19:00:00.123456+00:00", "latitude": -0.0}
    save(company, "evidence", **values)
    assert faults_in(company) == []


def test_a_broken_name_of_a_file_is_no_reason_to_fail(company: CompanyFile) -> None:
    name = "Import of caf\udce9.csv" + "x" * 1000
    company.write(name, lambda t: t.save("site", {"name": "Yard"}))
    with company.reading() as connection:
        told = connection.exec_driver_sql("SELECT name FROM action").scalar()
    assert told.startswith("Import of caf\ufffd.csv")
    assert len(told) == 500
    assert faults_in(company) == []


# --- several at once ------------------------------------------------------------------------------


def test_writers_on_several_threads_lose_nothing(company: CompanyFile) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: save(company, "site", name=f"Site {n}"), range(40)))
    assert count(company, "site") == 40
    assert count(company, "action") == 40
    assert faults_in(company) == []


def test_writers_in_several_programs_lose_nothing(path: Path) -> None:
    made(path).close()
    others = [python(WRITES, path, name, 25) for name in ("a", "b")]
    with opened(path) as company:
        for number in range(25):
            save(company, "site", name=f"c {number}")
        assert [other.wait() for other in others] == [0, 0]
        assert count(company, "site") == 75
        assert faults_in(company) == []


def test_a_record_that_moved_on_is_not_overwritten(path: Path, company: CompanyFile) -> None:
    site = save(company, "site", name="Yard")
    with opened(path, by="Other") as other:
        save(other, "site", site, name="North yard")
    with pytest.raises(Refused, match="changed this record while you were working"):
        company.write("Mine", lambda t: t.save("site", {"name": "Mine"}, site, version=1))
    stored = company.write("Look", lambda t: t.get("site", site))
    assert stored.values["name"] == "North yard"
    company.write("Mine", lambda t: t.save("site", {"name": "Mine"}, site, version=2))
    assert faults_in(company) == []


def test_a_file_that_is_being_written_is_said_to_be(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path).close()
    monkeypatch.setattr(connecting, "PRAGMAS", ("PRAGMA busy_timeout=50",))
    blocker = connecting.connect_to(path, connecting.WRITE)
    blocker.execute("BEGIN IMMEDIATE")
    with opened(path) as company:
        with pytest.raises(Unavailable, match=r"bow\.muster is being written by another program"):
            save(company, "site", name="Yard")
        blocker.execute("ROLLBACK")
        blocker.close()
        save(company, "site", name="Yard")
        assert count(company, "site") == 1


# --- the machine cannot ---------------------------------------------------------------------------


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the rights of files hold for users, not root"
)
def test_a_file_that_may_only_be_read(path: Path) -> None:
    made(path).close()
    path.chmod(0o444)
    with opened(path) as company, pytest.raises(Unavailable, match="may only be read here"):
        save(company, "site", name="Yard")


def test_a_connection_that_may_only_read(company: CompanyFile) -> None:
    def work(transaction: Transaction) -> str:
        transaction.connection.exec_driver_sql("PRAGMA query_only=ON")
        return transaction.save("site", {"name": "Yard"})

    with pytest.raises(Unavailable, match="may only be read here"):
        company.write("Save", work)


def test_a_full_disk_changes_nothing(company: CompanyFile) -> None:
    before = save(company, "site", name="Yard")

    def too_much(transaction: Transaction) -> None:
        pages = transaction.connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        transaction.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        transaction.save("site", {"name": "Shop"}, before)
        transaction.add_content("0" * 64, os.urandom(100_000), None)

    with pytest.raises(Unavailable, match=r"no space left for bow\.muster\. Nothing was changed"):
        company.write("Too much", too_much)
    assert count(company, "content") == 0
    assert company.write("Look", lambda t: t.get("site", before)).values["name"] == "Yard"
    assert faults_in(company) == []


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "muster-test", folder],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("no small disk can be made here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("mount"), reason="needs tmpfs"
)
def test_a_really_full_disk_changes_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        with made(disk / "bow.muster") as company:
            saved = save(company, "site", name="Yard")
            told = []
            for _number in range(60):
                data = os.urandom(150_000)
                try:
                    company.write("File", lambda t, d=data: _attach(t, d))
                except Unavailable as fault:
                    told.append(str(fault))
            assert told, "the disk was never full"
            assert all("space" in sentence for sentence in told)
            assert company.write("Look", lambda t: t.get("site", saved)) is not None
            with company.reading() as connection:
                counts = "SELECT (SELECT count(*) FROM evidence), (SELECT count(*) FROM content)"
                evidence, contents = connection.exec_driver_sql(counts).one()
            assert evidence == contents == 60 - len(told)
            assert faults_in(company) == []
        with pytest.raises(Unavailable, match="space"):
            made(disk / "another.muster")
        assert [file.name for file in disk.iterdir()] == ["bow.muster"]


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("mount"), reason="needs tmpfs"
)
def test_a_disk_that_may_only_be_read(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "8m") as disk:
        with made(disk / "bow.muster") as company:
            save(company, "site", name="Yard")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with opened(disk / "bow.muster") as company:
            assert count(company, "site") == 1
            with pytest.raises(Unavailable, match=r"bow\.muster may only be read here"):
                save(company, "site", name="Shop")
        with opened(disk / "bow.muster", read_only=True) as company:
            assert faults_in(company) == []
        with pytest.raises(Unavailable, match="may only be read here"):
            opened(disk / "bow.muster", hold=True)
        with pytest.raises(Unavailable, match="another"):
            made(disk / "another.muster")


def _attach(transaction: Transaction, data: bytes) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    transaction.add_content(sha256, data, None)
    values = {"name": "scan", "sha256": sha256, "media_type": "image/png", "size": len(data)}
    transaction.save("evidence", values | {"filed_at": transaction.now})


# --- what is announced ----------------------------------------------------------------------------


def test_a_change_is_announced_once_it_can_be_read(company: CompanyFile) -> None:
    heard: list[Changed] = []
    seen: list[int] = []

    def listener(changed: Changed) -> None:
        heard.append(changed)
        seen.append(count(company, "site"))

    stop = company.listen(listener)
    site = save(company, "site", name="Yard")
    save(company, "site", site, name="Yard")  # nothing new in it
    with pytest.raises(Refused):
        save(company, "site")
    stop()
    save(company, "site", name="Shop")
    assert [(c.name, c.kinds, c.ids, c.by) for c in heard] == [
        ("Save site", frozenset({"site"}), frozenset({site}), "Test")
    ]
    assert seen == [1]


def test_a_listener_that_fails_harms_nothing(
    company: CompanyFile, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []

    def bad(_changed: Changed) -> None:
        raise ZeroDivisionError

    company.listen(bad)
    company.listen(lambda changed: heard.append(changed.name))
    save(company, "site", name="Yard")
    assert heard == ["Save site"]
    assert count(company, "site") == 1
    assert "a listener failed" in caplog.text


def test_a_listener_that_waits_for_a_write_is_a_bug_and_not_a_standstill(
    company: CompanyFile, caplog: pytest.LogCaptureFixture
) -> None:
    company.listen(lambda _changed: save(company, "site", name="Another"))
    save(company, "site", name="Yard")
    assert "use submit" in caplog.text
    assert count(company, "site") == 1


def test_everything_submitted_is_written_before_the_file_closes(path: Path) -> None:
    go = threading.Event()
    with made(path) as company:
        company.submit("Wait", lambda _t: go.wait(10))
        written = [
            company.submit("Save", lambda t, n=n: t.save("site", {"name": f"S{n}"}))
            for n in range(10)
        ]
        go.set()
    assert all(future.done() and not future.exception() for future in written)
    with opened(path) as company:
        assert count(company, "site") == 10
