"""An administrator makes the papers of a worker without opening the window."""

from pathlib import Path

from tests.builders.company import company_in
from tests.builders.package_read import PackageRead
from tests.builders.terminal import Terminal


def test_packs_are_listed_and_built_and_say_what_they_lack(tmp_path: Path) -> None:
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais", hired="2020-01-01")
    terminal = Terminal(tmp_path)

    listed = terminal.muster("packs", "company.muster", "--json")
    assert listed.code == 0
    packs = {one["pack"]: one for one in listed.document()["packs"]}
    assert packs["worker"]["for"] == "worker"
    assert packs["worker"]["subjects"] == ["Rick Desjarlais"]

    words = ("pack", "company.muster", "worker", "--for", "rick desjarlais", "--out", "to")
    asked = terminal.muster(*words, "--as-of", "2026-11-16", "--json")
    assert asked.code == 1  # there is something to see
    told = asked.document()
    assert {one["part"] for one in told["lacks"]} == {"cards", "orientations"}
    pack = PackageRead(Path(told["file"]))
    assert pack.path.parent == tmp_path / "to"
    assert len(pack.reader.pages) == told["pages"]

    nobody = terminal.muster("pack", "company.muster", "worker", "--for", "Bo", "--out", "n.pdf")
    assert nobody.code == 2
    assert "There is no worker “Bo” here." in nobody.err
    assert not (tmp_path / "n.pdf").exists()
