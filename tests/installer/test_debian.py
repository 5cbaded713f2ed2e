"""The Debian package says of Muster what is true, and its scripts leave company files alone."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

from installer.debian.package import DEBIAN, desktop_entry, manual_page, mime_type, newest_glibc
from installer.settings import settings
from tests.builders.company import Company, company_in

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with company_in(tmp_path) as made:
        yield made


def test_a_company_file_is_known_by_its_bytes(company: Company) -> None:
    kind = ET.fromstring(mime_type()).find(f"{MIME}mime-type")
    assert kind is not None
    assert kind.get("type") == settings()["file_type"]["mime"]
    outer = kind.find(f"{MIME}magic/{MIME}match")
    assert outer is not None
    inner = outer.find(f"{MIME}match")
    assert inner is not None
    head = company.file.path.read_bytes()[:100]
    begins = str(outer.get("value")).encode().decode("unicode_escape").encode()
    assert head[int(str(outer.get("offset"))) :].startswith(begins)
    at = int(str(inner.get("offset")))
    assert int.from_bytes(head[at : at + 4]) == int(str(inner.get("value")), 16)


def test_a_company_file_is_known_by_its_name(company: Company) -> None:
    glob = ET.fromstring(mime_type()).find(f"{MIME}mime-type/{MIME}glob")
    assert glob is not None
    assert company.file.path.match(str(glob.get("pattern")))


def test_the_menu_entry_opens_company_files() -> None:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(desktop_entry())
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == "muster open %f"
    assert entry["MimeType"] == f"{settings()['file_type']['mime']};"
    assert "@" not in desktop_entry()


@pytest.mark.parametrize("name", ["postinst", "postrm"])
def test_the_scripts_are_sound_and_touch_no_home(name: str) -> None:
    script = DEBIAN / name
    subprocess.run(["sh", "-n", str(script)], check=True)
    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    said = "\n".join(commands)
    for word in ("rm ", "/home", "~", ".muster", "find "):
        assert word not in said


@pytest.mark.parametrize("name", ["postinst", "postrm"])
@pytest.mark.parametrize("word", ["configure", "remove", "purge", "upgrade", "abort-install"])
def test_the_scripts_work_where_no_desktop_is(name: str, word: str, tmp_path: Path) -> None:
    shell = shutil.which("sh")
    assert shell
    done = subprocess.run(
        [shell, str(DEBIAN / name), word], env={"PATH": str(tmp_path)}, capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_manual_page_lists_the_verbs() -> None:
    page = manual_page("9.9")
    assert "Muster 9.9" in page
    for verb in ("open", "new", "import", "check", "export", "dump"):
        assert f"\n.TP\n.B {verb}\n" in page
    # what stands on a second line of the help is not lost
    assert "what an auditor would find" in page.replace("\n", " ")


def test_the_newest_c_library_that_anything_wants_is_found(tmp_path: Path) -> None:
    (tmp_path / "liba.so.1").write_bytes(b"\x7fELF GLIBC_2.17\0GLIBC_2.34\0")
    (tmp_path / "program").write_bytes(b"\x7fELF GLIBC_2.4\0")
    (tmp_path / "words.txt").write_bytes(b"GLIBC_2.99")
    assert newest_glibc(tmp_path) == 34
