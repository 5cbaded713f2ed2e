"""Packs the bundle as a Windows setup program, with Inno Setup, and signs both where it can."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from installer.settings import HERE, settings, version, words

COMPILERS: Final = (
    r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe",
    r"C:\Program Files\Inno Setup 6\ISCC.exe",
)
# Windows may refuse a program that brings one library nobody signed, so each is
SIGNED: Final = (".exe", ".com", ".dll", ".pyd")
AT_ONCE: Final = 40  # files named in one command line


def package(bundle: Path, pictures: Path, out: Path) -> Path:
    """Return the setup program made of a bundle."""
    sign([path for path in sorted(bundle.rglob("*")) if path.suffix.lower() in SIGNED])
    told = out / "settings.iss"
    told.write_text(defines(bundle, pictures, out), encoding="utf-8-sig")
    command = [_compiler(), "/Qp", f"/DSettings={told}", str(HERE / "windows" / "muster.iss")]
    subprocess.run(command, check=True)
    made = out / f"{setup_name()}.exe"
    sign([made])
    return made


def setup_name() -> str:
    """Return the name of the setup program, without its ending."""
    return f"{settings()['program']['command']}-setup-{version()}"


def defines(bundle: Path, pictures: Path, out: Path) -> str:
    """Return what muster.iss is told: the settings that it does not say a second time."""
    from desktop.services.reminders.starting import APPROVED, RUN
    from desktop.settings import APP

    known, windows = words(), settings()["windows"]
    told = {
        "WindowsId": known["windows_id"],
        "Name": known["name"],
        "Version": known["version"],
        # Windows wants numbers alone in the head of a program
        "Numbers": ".".join(re.findall(r"\d+", known["version"])[:4]),
        "Publisher": known["publisher"],
        "Summary": known["summary"],
        "Ending": known["ending"],
        "Mime": known["mime"],
        "FileType": known["file_type"],
        "ProgId": f"{known['name']}.company",
        "Folder": windows["folder"],
        "Windowed": windows["windowed"],
        "Console": windows["console"],
        "Oldest": windows["oldest"],
        "StartName": APP,
        "StartKey": RUN,
        "StartApproved": APPROVED,
        "Setup": setup_name(),
        "Bundle": str(bundle),
        "Icon": str(pictures / f"{known['command']}.ico"),
        "Out": str(out),
    }
    return "".join(f'#define {name} "{value}"\n' for name, value in told.items())


def sign(paths: list[Path]) -> None:
    """Sign files where MUSTER_CERTIFICATE names a certificate."""
    certificate = os.environ.get("MUSTER_CERTIFICATE")
    if not certificate:
        return
    command = ["signtool", "sign", "/f", certificate, "/fd", "sha256", "/td", "sha256"]
    command += ["/p", os.environ.get("MUSTER_CERTIFICATE_PASSWORD", "")]
    command += ["/tr", os.environ["MUSTER_TIMESTAMP_URL"]]
    for first in range(0, len(paths), AT_ONCE):
        subprocess.run([*command, *map(str, paths[first : first + AT_ONCE])], check=True)


def _compiler() -> str:
    for place in (shutil.which("iscc"), *COMPILERS):
        if place and Path(place).is_file():
            return place
    raise FileNotFoundError("Inno Setup 6 is not installed here")
