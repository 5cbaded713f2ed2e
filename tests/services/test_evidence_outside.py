"""Nothing that other programs are handed runs by itself, whatever it calls itself."""

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.intake.kinds import CLAIMS, KINDS
from desktop.services.evidence import Outside, outside, safe_name
from tests.builders.hostile import pdf

RUN_BY_SYSTEMS = """
exe com scr pif cpl msi msp msix appx appinstaller bat cmd ps1 ps1xml psm1 vb vbe vbs js jse ws wsf
wsc wsh hta htm html mht mhtml xhtml svg lnk url scf inf reg rgs sct shb job jnlp jar chm hlp gadget
application library-ms search-ms settingcontent-ms theme desklink msc mst iso img vhd vhdx docm dotm
xlsm xltm xlsb xlam pptm potm ppam ppsm sldm xll wll iqy oqy dqy rqy slk accde mdb one sh bash zsh
csh fish run bin out app command workflow scpt pkg dmg deb rpm AppImage desktop py pyw pyc pyz rb pl
php lua
""".split()  # noqa: SIM905 (a list of them would be as long as the rest of the file)
MEDIA_TYPES = [kind.media_type for kind in KINDS.values() if kind.is_kept]
HARMLESS = {ending for ending, key in CLAIMS.items() if KINDS[key].is_kept and key != "text"} | {
    ".txt"
}


@pytest.mark.parametrize("media_type", [*MEDIA_TYPES, "", "application/x-msdownload", "text/html"])
def test_no_name_makes_a_program_of_a_file(media_type: str) -> None:
    for ending in RUN_BY_SYSTEMS:
        for name in (
            f"card.{ending}",
            f"card.{ending.upper()}",
            f"card.pdf.{ending}",
            f".{ending}",
        ):
            given = safe_name(name, media_type)
            assert Path(given).suffix in HARMLESS, (name, given)
            assert given.count(".") == 1, "an ending that is hidden is the one that is left"


def test_no_ending_that_is_handed_over_is_one_that_systems_run() -> None:
    assert not HARMLESS & {f".{ending.lower()}" for ending in RUN_BY_SYSTEMS}


@given(st.text(max_size=120), st.sampled_from([*MEDIA_TYPES, "", "x/y"]))
def test_any_name_is_one_that_every_system_takes(name: str, media_type: str) -> None:
    given = safe_name(name, media_type)
    assert Path(given).suffix in HARMLESS
    assert Path(given).name == given == PureWindowsPath(given).name
    assert not PureWindowsPath(given).is_reserved()
    assert not set(given) & set('<>:"/\\|?*')
    assert given == given.strip(" .")
    assert given.isprintable()
    assert 4 < len(given) <= 110


def test_windows_is_told_that_a_copy_came_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stream of the file there; a system that has none makes a file of that name instead."""
    monkeypatch.setattr(outside.sys, "platform", "win32")
    folder = Outside(tmp_path)
    folder.lay(pdf(), "card.pdf", "application/pdf", "0" * 64)
    (mark,) = tmp_path.rglob("*:Zone.Identifier")
    assert mark.read_bytes() == b"[ZoneTransfer]\r\nZoneId=3\r\n"
    monkeypatch.undo()
    folder.close()


def test_a_disk_without_streams_does_without_the_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside.sys, "platform", "win32")
    outside.mark_as_foreign(tmp_path / "no folder" / "card.pdf")
    assert list(tmp_path.iterdir()) == []


def test_two_copies_of_names_that_differ_in_case_only_are_both_there(tmp_path: Path) -> None:
    """Each lies in a folder of its content, so on no system does one take the other's place."""
    folder = Outside(tmp_path)
    one = folder.lay(pdf(1), "Card.pdf", "application/pdf", "1" * 64)
    two = folder.lay(pdf(2), "CARD.PDF", "application/pdf", "2" * 64)
    assert (one.read_bytes(), two.read_bytes()) == (pdf(1), pdf(2))
    assert one.parent != two.parent
    folder.close()
