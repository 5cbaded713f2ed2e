"""A dump that the disk or a stranger changed is refused by name, and nothing of it is followed."""

import hashlib
import json
import os
import random
import shutil
from pathlib import Path

import pytest

from desktop.errors import Unavailable
from desktop.exchange import dump_format as form
from desktop.services.dumping import dump, load
from desktop.store.file import CompanyFile
from tests.builders.company import NOON
from tests.builders.files import BY, copied, faults_in, opened, save, standing_clock, tampering
from tests.builders.spoilt_dump import (
    SHA256,
    WORKERS,
    change_manifest,
    refused,
)


def test_the_dump_is_whole_to_begin_with(folder: Path) -> None:
    load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)
    with opened(folder.parent / "back.muster") as company:
        assert faults_in(company) == []


# --- files that are missing, too many or changed --------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [form.MANIFEST, *form.ALWAYS, WORKERS, form.content_name(SHA256), form.text_name(SHA256)],
)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert f"dump/{name} is missing" in refused(folder)


@pytest.mark.parametrize(
    "name", [*form.ALWAYS, WORKERS, form.content_name(SHA256), form.text_name(SHA256)]
)
@pytest.mark.parametrize("how", ["flip", "longer", "shorter", "empty"])
def test_a_changed_file_is_named(folder: Path, name: str, how: str) -> None:
    raw = bytearray((folder / name).read_bytes())
    if how == "flip":
        raw[len(raw) // 2] ^= 1
    elif how == "longer":
        raw += b"\n"
    elif how == "shorter":
        del raw[-1]
    else:
        raw.clear()
    (folder / name).write_bytes(raw)
    assert f"dump/{name}" in refused(folder)


@pytest.mark.parametrize(
    "name",
    ["notes.txt", "records/notes.txt", "records/moz_places.jsonl", "evidence/scan.png",
     "evidence/" + "0" * 64, "records/site.jsonl", "other/records.jsonl", "CON", "a:b",
     "records/WORKER.jsonl", "records/worker.jsonl.", "records/worker.jsonl ", "History.jsonl",
     "records/worker.jsonl:stream", "records/aux.jsonl", "evidence/" + "A" * 64, "..muster"],
)  # fmt: skip
def test_a_file_too_many_is_named(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("{}")
    assert f"dump/{name.split('/')[0]}" in refused(folder)


@pytest.mark.parametrize("name", [".DS_Store", "records/Thumbs.db", "evidence/desktop.ini"])
def test_what_systems_leave_in_folders_does_no_harm(folder: Path, name: str) -> None:
    (folder / name).write_text("whatever")
    load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)


@pytest.mark.parametrize(
    "name",
    ["../secret", "/etc/hostname", "records/../../secret", "evidence/" + "g" * 64, "NUL", "", ".",
     "records/worker.jsonl/", "records\\worker.jsonl", "evidence/../manifest.json", "C:secret",
     "\\\\evil\\share\\worker.jsonl", "records/WORKER.jsonl", "records/worker.jsonl.",
     "history.jsonl ", "records/worker.jsonl:stream", "records/com1.jsonl",
     "records//worker.jsonl", "~/secret"],
)  # fmt: skip
def test_no_name_in_the_manifest_is_followed(folder: Path, name: str) -> None:
    (folder.parent / "secret").write_text("secret")
    entry = {"sha256": hashlib.sha256(b"secret").hexdigest(), "size": 6}
    change_manifest(folder, lambda told: told["files"].update({name: entry}))
    sentence = refused(folder)
    assert f"dump/{form.MANIFEST} is missing" in sentence or "dump/manifest.json" in sentence


@pytest.mark.skipif(os.name != "posix", reason="links that anybody may make are POSIX's")
@pytest.mark.parametrize("name", [WORKERS, form.MANIFEST, form.content_name(SHA256), "records"])
def test_no_link_is_followed(folder: Path, name: str) -> None:
    outside = folder.parent / "outside"
    shutil.move(folder / name, outside)
    (folder / name).symlink_to(outside)
    assert f"dump/{name} does not belong" in refused(folder)


def test_a_hard_link_is_a_file_like_any_other_and_proved_like_one(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.write_text("secret")
    (folder / WORKERS).unlink()
    (folder / WORKERS).hardlink_to(outside)
    assert f"dump/{WORKERS} is not as it was dumped" in refused(folder)
    assert outside.read_text() == "secret"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX's")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / WORKERS).unlink()
    os.mkfifo(folder / WORKERS)
    assert f"dump/{WORKERS} does not belong" in refused(folder)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [(PermissionError(13, "denied"), "may not be read"), (OSError(5, "I/O"), "could not be read")],
)
def test_a_disk_that_does_not_give_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, sentence: str
) -> None:
    real = Path.open

    def fails(path: Path, *how: object, **more: object) -> object:
        if path.name == "worker.jsonl":
            raise fault
        return real(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fails)
    assert f"worker.jsonl {sentence}" in refused(folder)


# --- manifests ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"format": "zip"}', b'{"format": "muster-dump"}',
     b"[" * 100_000, b'{"format": "muster-dump", "version": 1, "schema": "0001"}'],
)  # fmt: skip
def test_what_is_no_manifest(folder: Path, raw: bytes) -> None:
    (folder / form.MANIFEST).write_bytes(raw)
    assert "dump/manifest.json: this is not the manifest" in refused(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [("version", "1"), ("version", 0), ("files", []), ("files", {"history.jsonl": 3}),
     ("files", {"history.jsonl": {"sha256": 1, "size": 1}}), ("records", 1), ("history", None)],
)  # fmt: skip
def test_a_manifest_of_another_shape(folder: Path, name: str, value: object) -> None:
    change_manifest(folder, lambda told: told.update({name: value}))
    assert "dump/manifest.json: this is not the manifest" in refused(folder)


@pytest.mark.parametrize(("name", "value"), [("version", 2), ("schema", "9999")])
def test_a_dump_of_a_newer_muster(folder: Path, name: str, value: object) -> None:
    change_manifest(folder, lambda told: told.update({name: value}))
    assert "newer Muster" in refused(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [("records", {"worker": 2}), ("history", {"number": 4, "hash": "0" * 64}),
     ("history", {"number": 3, "hash": ""})],
)  # fmt: skip
def test_a_manifest_that_counts_otherwise(folder: Path, name: str, value: object) -> None:
    change_manifest(folder, lambda told: told.update({name: value}))
    assert "is not as it was dumped" in refused(folder)


@pytest.mark.parametrize("seed", range(30))
def test_no_byte_can_be_changed_unnoticed(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.stat().st_size)
    file = chance.choice(files)
    raw = bytearray(file.read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    file.write_bytes(raw)
    try:
        load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)
    except Unavailable as fault:
        told = str(fault)
        assert told.count("dump/") == 1, told
    else:
        # a byte between the words of the manifest, which says the same as before
        assert file.name == form.MANIFEST
        with opened(folder.parent / "back.muster") as company:
            dump(company, folder.parent / "again")
        told = json.loads((folder.parent / "again" / form.MANIFEST).read_text())
        assert told == json.loads(raw)


# --- files that are damaged themselves ------------------------------------------------------------


def spoilt(path: Path, statement: str) -> CompanyFile:
    with copied(path) as company:
        save(company, "site", name="Yard")
    with tampering(path) as plain:
        plain.execute(statement)
    return opened(path)


def test_a_damaged_record_is_dumped_and_told(tmp_path: Path) -> None:
    with spoilt(tmp_path / "bow.muster", "UPDATE site SET name = 'Shop'") as company:
        told = dump(company, tmp_path / "dump")
    assert [record["kind"] for record in told["damaged"]] == ["site"]
    assert "checksum" in refused(tmp_path / "dump")


def test_a_damaged_paper_is_dumped_and_named(tmp_path: Path) -> None:
    with copied(tmp_path / "bow.muster") as company:
        data = b"a scan"
        sha256 = hashlib.sha256(data).hexdigest()
        company.write("File", lambda t: t.add_content(sha256, data, None))
        save(company, "evidence", name="card.pdf", media_type="application/pdf", sha256=sha256,
             size=len(data), filed_at=NOON)  # fmt: skip
    with tampering(tmp_path / "bow.muster") as plain:
        plain.execute("UPDATE content SET data = x'00'")
    with opened(tmp_path / "bow.muster") as company:
        told = dump(company, tmp_path / "dump")
    assert told["damaged_files"] == ["card.pdf"]
    assert told["damaged"] == []


def test_a_broken_history_is_dumped_and_told(tmp_path: Path) -> None:
    with spoilt(tmp_path / "bow.muster", "UPDATE action SET by = 'me'") as company:
        told = dump(company, tmp_path / "dump")
    assert told["chain"] == "broken"
    assert "line 1 of the history" in refused(tmp_path / "dump")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE site SET created_at = 'never'", "UPDATE site SET name = x'00'",
     "UPDATE site SET name = CAST(x'C3' AS TEXT)", "UPDATE action SET at = 'never'"],
)  # fmt: skip
def test_a_record_that_cannot_be_read_is_a_sentence(tmp_path: Path, statement: str) -> None:
    with (
        spoilt(tmp_path / "bow.muster", statement) as company,
        pytest.raises(Unavailable, match=r"bow\.muster is damaged"),
    ):
        dump(company, tmp_path / "dump")
    assert [file.name for file in tmp_path.iterdir()] == ["bow.muster"]
