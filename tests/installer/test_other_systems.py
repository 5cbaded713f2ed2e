"""What builds on Windows and macOS cannot run here; what can be checked of it, is."""

import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from desktop import __version__
from desktop.services.reminders.starting import APPROVED, RUN
from desktop.settings import APP
from installer.macos.package import ENTITLEMENTS
from installer.polishing import replace_encoder
from installer.settings import HERE, ROOT
from installer.windows.package import defines

ISS = (HERE / "windows" / "muster.iss").read_text(encoding="utf-8")
SECTIONS = {
    "Setup",
    "Languages",
    "Tasks",
    "InstallDelete",
    "Files",
    "Icons",
    "Registry",
    "Run",
}
WORKFLOW = ROOT / ".github" / "workflows" / "installers.yml"


def _jobs() -> dict[str, Any]:
    jobs: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return jobs


def test_the_setup_program_is_told_every_word_that_it_uses() -> None:
    told = defines(Path("bundle"), Path("pictures"), Path("out"))
    known = set(re.findall(r"^#define (\w+) ", told, re.MULTILINE))
    used = set(re.findall(r"\{#(\w+)\}", ISS))
    assert used <= known
    assert f'#define Version "{__version__}"' in told


def test_the_setup_program_needs_no_administrator_and_deletes_nothing_of_anybodys() -> None:
    assert set(re.findall(r"^\[(\w+)\]", ISS, re.MULTILINE)) == SECTIONS
    assert "PrivilegesRequired=lowest" in ISS
    assert re.search(r"^AppId=\{\{\{#WindowsId\}\}$", ISS, re.MULTILINE)
    deleted = re.findall(r'^Type: \w+; Name: "([^"]+)"', ISS, re.MULTILINE)
    assert deleted == [r"{app}\_internal"]


def test_what_starts_the_program_at_sign_in_goes_with_it() -> None:
    told = dict(re.findall(r'^#define (\w+) "(.*)"$', defines(*map(Path, "abc")), re.MULTILINE))
    removed = re.findall(
        r'^Root: HKCU; Subkey: "([^"]+)"; ValueType: none; ValueName: "([^"]+)"; '
        r"Flags: dontcreatekey uninsdeletevalue$",
        ISS,
        re.MULTILINE,
    )
    named = [
        tuple(re.sub(r"\{#(\w+)\}", lambda m: told[m[1]], one) for one in of) for of in removed
    ]
    assert named == [(RUN, APP), (APPROVED, APP)]


def test_every_line_of_the_setup_program_is_one() -> None:
    section = ""
    for line in ISS.splitlines():
        if found := re.match(r"\[(\w+)\]$", line):
            section = found[1]
        elif line and not line.startswith((";", "#")):
            shape = r"\w+=.*" if section == "Setup" else r'\w+: ("([^"]|"")*"|[^;"]+)(; .+)*'
            assert re.fullmatch(shape, line), line


def test_the_permissions_asked_of_macos_are_two() -> None:
    assert plistlib.loads(ENTITLEMENTS.read_bytes()) == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def test_the_workflow_builds_tries_and_sums_up_on_each_system() -> None:
    jobs = _jobs()
    assert set(jobs) == {"debian", "windows", "macos", "sums"}
    assert set(jobs["sums"]["needs"]) == {"debian", "windows", "macos"}
    for name in ("debian", "windows", "macos"):
        run = [step.get("run", "") for step in jobs[name]["steps"]]
        assert any("installer.build" in command for command in run), name
        assert any("try" in command for command in run), name


def test_what_the_workflow_runs_is_there() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    for script in re.findall(r"bash (installer/\S+\.sh)", text):
        assert (ROOT / script).is_file()
        if bash := shutil.which("bash"):
            subprocess.run([bash, "-n", str(ROOT / script)], check=True)
    for module in re.findall(r"-m ((?:installer|benchmarks)\.\w+)", text):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file()


def test_it_signs_only_where_the_secrets_are() -> None:
    for job in _jobs().values():
        for step in job["steps"]:
            if "CERTIFICATE" in step.get("env", {}):
                assert step["if"] == "env.CERTIFICATE != ''"


def test_an_encoder_under_the_gpl_is_never_handed_out(tmp_path: Path) -> None:
    encoder = tmp_path / "libx265-abc.so.1"
    encoder.write_bytes(b"an encoder")
    with pytest.raises(ValueError, match="cannot be replaced"):
        replace_encoder(tmp_path)
    if sys.platform == "linux" and shutil.which("cc"):
        (tmp_path / "libheif.so.1").write_bytes(b"\0x265_api_get_217\0")
        replace_encoder(tmp_path)
        assert b"x265_api_get_217" in encoder.read_bytes()
        assert encoder.read_bytes().startswith(b"\x7fELF")
