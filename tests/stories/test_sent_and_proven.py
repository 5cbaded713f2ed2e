"""A package is built, sent and proven; a year later the next one says what is other in it."""

import json
import shutil
from pathlib import Path

import pytest

from desktop.cli import run
from desktop.intake import Intake
from desktop.services.evidence import attach
from tests.builders.company import Company, company_in
from tests.builders.files import opened
from tests.builders.papers import write_pdf


def files_in(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def changed_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_package_is_sent_proven_and_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with company_in(tmp_path) as company, Intake() as intake:
        owner = company.worker("Glenn Haugen", hired="2020-01-06", is_owner=True, is_manager=True)
        policy = company.policy("2026-02-01", signed_by_id=owner, text="We work safely.")
        write_pdf(tmp_path / "policy scan.pdf", "We work safely")
        attach(company.file, [tmp_path / "policy scan.pdf"], "policy", policy, intake)
        file = str(company.file.path)
    first, again = tmp_path / "first", tmp_path / "again"
    day = ("--as-of", "2026-11-16")
    run(["export", file, "--out", str(first), *day])
    assert any(name.startswith("S1 ") and "policy scan" in name for name in files_in(first))

    told = capsys.readouterr().out
    assert told.startswith("The draft is ready to be read:")
    assert "Do not send it yet." in told
    assert "To upload" not in told
    assert run(["verify", str(first)]) == 0
    assert (
        run(["sent", file, str(first), "--to", "Energy Safety Canada", "--on", "2026-11-16"]) == 0
    )
    capsys.readouterr()
    assert run(["verify", str(first), "--company", file]) == 0
    assert "was sent to Energy Safety Canada on 16 November 2026" in capsys.readouterr().out

    # what was sent is never replaced; a copy of it may be
    assert run(["export", file, "--out", str(first), *day]) == 2
    assert f"such as '{first} 2026-11-16'" in capsys.readouterr().err
    assert run(["verify", str(first)]) == 0
    capsys.readouterr()

    shutil.copytree(first, again)
    (name,) = [one for one in files_in(again) if "policy scan" in one]
    changed_byte(again / name)
    assert run(["verify", str(again), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (fault,) = told["faults"]
    assert (told["state"], fault["title"], fault["kind"]) == ("changed", name, "evidence")
    assert fault["sentence"].startswith(f"Exhibit {name.rpartition('/')[2].partition(' ')[0]} (")

    (again / "mine.txt").write_text("mine", encoding="utf-8")
    with opened(Path(file)) as company_file:
        Company(company_file).save("policy", policy, text="We work safely, or not at all.")
    assert run(["export", file, "--out", str(again), *day]) == 3
    assert "not as Muster wrote it" in capsys.readouterr().err  # somebody may need what it is now
    shutil.copyfile(first / name, again / name)
    run(["export", file, "--out", str(again), *day])
    assert run(["verify", str(again)]) == 0
    assert "mine.txt" in capsys.readouterr().out
    listed = json.loads((again / "manifest.json").read_bytes())
    assert listed["previous"] == json.loads((first / "manifest.json").read_bytes())["head"]
    run(["sent", file, str(again), "--to", "Energy Safety Canada", "--on", "2026-11-17", "--json"])
    since = json.loads(capsys.readouterr().out)["since"]
    groups = {group["key"]: group["lines"] for group in since["groups"]}
    assert groups["corrected"] == ["Policies: 1"]
    assert [line.partition(":")[0] for line in groups["changed"]] == ["S1.1-01 Policy"]
    assert set(groups) == {"changed", "corrected"}
