"""Packs the bundle as a disk image for macOS, signed, and notarised where that is set up."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from installer.settings import HERE, settings, version

ENTITLEMENTS: Final = HERE / "macos" / "entitlements.plist"
NOBODY: Final = "-"  # a signature without a name: it runs on the Mac that made it


def package(bundle: Path, _pictures: Path, out: Path) -> Path:
    """Return the disk image made of `Muster.app`."""
    identity = os.environ.get("MUSTER_SIGN_AS") or NOBODY
    sign(bundle, identity)
    name, stage = settings()["program"]["name"], out / "image"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    shutil.copytree(bundle, stage / bundle.name, symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    made = out / f"{name}-{version()}.dmg"
    image = ["hdiutil", "create", "-quiet", "-ov", "-volname", name, "-format", "ULMO"]
    subprocess.run([*image, "-srcfolder", str(stage), str(made)], check=True)
    shutil.rmtree(stage)
    if identity != NOBODY:
        subprocess.run(["codesign", "--sign", identity, "--timestamp", str(made)], check=True)
        notarise(made)
    return made


def sign(bundle: Path, identity: str) -> None:
    """Sign every library, then the program: what polishing changed has lost its signature."""
    command = ["codesign", "--force", "--sign", identity, "--options", "runtime"]
    command += ["--timestamp"] if identity != NOBODY else []
    inside = sorted(bundle.rglob("*"), key=lambda path: len(path.parts), reverse=True)
    libraries = [
        path
        for path in inside
        if not path.is_symlink()
        and (path.suffix in (".so", ".dylib") or (path.suffix == ".framework" and path.is_dir()))
    ]
    for library in libraries:
        subprocess.run([*command, str(library)], check=True)
    subprocess.run([*command, "--entitlements", str(ENTITLEMENTS), str(bundle)], check=True)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(bundle)], check=True)


def notarise(image: Path) -> None:
    """Have Apple look at the image, and staple its word to it.

    MUSTER_NOTARY names what `xcrun notarytool store-credentials` keeps in the keychain.
    """
    profile = os.environ.get("MUSTER_NOTARY")
    if not profile:
        return
    submit = ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"]
    subprocess.run(submit, check=True)
    subprocess.run(["xcrun", "stapler", "staple", str(image)], check=True)
