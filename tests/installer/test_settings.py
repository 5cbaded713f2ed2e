"""One file says what the installers of all systems do, and it agrees with what there is."""

import re
import tomllib
import uuid
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from desktop import __version__
from installer.bundle import belongs
from installer.notices import pins
from installer.settings import HERE, ROOT, filled, settings, version

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = HERE / "requirements.lock"


def test_the_installers_bear_the_version_of_the_program() -> None:
    assert version() == __version__
    assert PROJECT["tool"]["hatch"]["version"]["path"] == settings()["program"]["version_in"]
    assert settings()["program"]["command"] in PROJECT["project"]["scripts"]


def test_all_that_is_named_is_there() -> None:
    bundle, program = settings()["bundle"], settings()["program"]
    for path in (bundle["start"], program["icon"], program["version_in"], *bundle["data"]):
        assert (ROOT / path).exists(), path
    for package in bundle["packages"]:
        assert (ROOT / package / "__init__.py").is_file()
    assert (HERE / "muster.spec").is_file()


def test_what_the_spec_hands_to_pyinstaller_is_a_program() -> None:
    compile((HERE / "muster.spec").read_text(encoding="utf-8"), "muster.spec", "exec")


def test_what_tells_this_program_from_others_is_well_formed() -> None:
    program, file_type = settings()["program"], settings()["file_type"]
    assert str(uuid.UUID(program["windows_id"])).upper() == program["windows_id"]
    assert re.fullmatch(r"[A-Za-z]+(\.[A-Za-z]+)+", program["bundle_id"])
    assert re.fullmatch(r"application/vnd\.[a-z.]+", file_type["mime"])


def test_a_template_with_a_word_nobody_knows_is_a_fault(tmp_path: Path) -> None:
    template = tmp_path / "template"
    template.write_text("@name@ @version@", encoding="utf-8")
    assert filled(template) == f"Muster {__version__}"
    template.write_text("@nonsense@", encoding="utf-8")
    with pytest.raises(KeyError):
        filled(template)


# what is left out may use what is left out
EXCLUDED = {module.rpartition(".")[2] for module in settings()["bundle"]["without_modules"]}


def test_no_excluded_module_is_one_of_ours_that_the_program_runs() -> None:
    for module in settings()["bundle"]["without_modules"]:
        if module.startswith(("desktop", "ui")):
            of, _dot, name = module.rpartition(".")
            users = [
                path.relative_to(ROOT).as_posix()
                for package in ("desktop", "ui")
                for path in (ROOT / package).rglob("*.py")
                if path.stem != name
                and path.stem not in EXCLUDED
                and re.search(
                    rf"{of} import [^\n]*\b{name}\b|{module} import", path.read_text("utf-8")
                )
            ]
            assert users == [], module


@pytest.mark.parametrize(
    ("place", "is_wanted"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtNetwork.abi3.so", False),
        ("PySide6/Qt6Gui.dll", True),
        ("PySide6\\Qt6Quick.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", True),
        ("QtQml", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("pillow.libs/libavif-c6062d5f.so.16.4.2", False),
        ("pillow.libs/libtiff-20b7e810.so.6.3.0", True),
        ("libxcb.so.1", False),
        ("pillow.libs/libxcb-9065bb12.so.1.1.0", True),
        ("libcrypto.so.3", True),
        ("resources/demo/files/anything.pdf", True),
        ("desktop/store/migrations/versions/0001_first.py", True),
        ("desktop/store/questions/compiled.json", True),
        ("desktop/store/built.json", True),
    ],
)
def test_the_bundle_holds_what_the_program_needs_and_no_more(place: str, is_wanted: bool) -> None:
    assert belongs(place, linux=True) == is_wanted


def test_libraries_of_the_system_come_along_where_there_is_no_such_system() -> None:
    assert belongs("libz.so.1", linux=False)
    assert not belongs("libz.so.1", linux=True)


def test_the_building_tools_are_pinned_by_their_hashes() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    blocks = re.split(r"\n(?=[\w.-]+==)", text)[1:]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)
    pinned = dict(pins(LOCK))
    for line in (HERE / "requirements.in").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted = Requirement(line)
            assert wanted.specifier.contains(pinned[wanted.name])


def test_what_both_locks_pin_has_one_version() -> None:
    product = dict(pins(ROOT / "requirements.lock"))
    for name, pinned in pins(LOCK):
        assert product.get(name, pinned) == pinned, name
