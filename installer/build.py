"""Builds Muster's installer for the system this runs on.

    python3 -m installer.build [--out dist] [--bundle-only]

On Debian and its kin a `.deb`, on Windows a setup program (with Inno Setup), on macOS a disk image.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

if not __package__:  # started by its path
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer.environment import clean_environment, surroundings
from installer.holding import faults, files_in, modules_in
from installer.pictures import draw
from installer.polishing import polish
from installer.settings import HERE, ROOT, settings

ICON_ENDING: Final = {"win32": ".ico", "darwin": ".icns"}


def main() -> int:
    """Build what was asked for and say how large it became; 1 when it is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the results go")
    parser.add_argument("--bundle-only", action="store_true", help="the folder, no installer of it")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    python = clean_environment(out / "environment")
    if Path(sys.prefix) != out / "environment":
        # what builds knows of nothing but what is built either
        again = [str(python), "-m", "installer.build", "--out", str(out)]
        again += ["--bundle-only"] if options.bundle_only else []
        return subprocess.call(again, cwd=ROOT, env=surroundings())
    bundle = make_bundle(out)
    if found := faults(*held(bundle), sys.platform):
        _say("\n".join(found))
        return 1
    installed = size(bundle)
    _say(f"{bundle}: {installed / 1e6:.0f} MB installed")
    too_large = installed > settings()["limits"]["installed"]
    if not options.bundle_only:
        package = make_installer(bundle, out)
        compressed = package.stat().st_size
        _say(f"{package}: {compressed / 1e6:.0f} MB compressed")
        digest = hashlib.sha256(package.read_bytes()).hexdigest()
        sums = package.with_name(f"{package.name}.sha256")
        sums.write_text(f"{digest}  {package.name}\n", encoding="utf-8")
        too_large |= compressed > settings()["limits"]["compressed"]
    if too_large:
        _say("That is larger than settings.toml allows.")
    return int(too_large)


def make_bundle(out: Path) -> Path:
    """Freeze Muster into a folder that needs no Python, and return the folder."""
    pictures = out / "pictures"
    draw(pictures)
    command = settings()["program"]["command"]
    icon = pictures / f"{command}{ICON_ENDING.get(sys.platform, '-256.png')}"
    bundle = freeze(out, MUSTER_ICON=str(icon))
    if sys.platform == "win32":
        names = settings()["windows"]
        (bundle / "windowed.exe").rename(bundle / names["windowed"])
        (bundle / "console.exe").rename(bundle / names["console"])
    return bundle


def freeze(out: Path, **more: str) -> Path:
    """Run PyInstaller on the `.spec` and polish what it makes."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(out / "bundle"), "--workpath", str(out / "work")]
    # writing byte code is left on: what is measured and handed out must hold it
    subprocess.run(
        [*command, str(HERE / "muster.spec")], check=True, cwd=ROOT, env=surroundings(**more)
    )
    names = settings()["program"]
    folder = names["command"] if sys.platform != "darwin" else f"{names['name']}.app"
    bundle = out / "bundle" / folder
    polish(bundle)
    return bundle


def held(bundle: Path) -> tuple[set[str], list[str]]:
    """Return the modules and the files that a bundle holds."""
    command = settings()["program"]["command"]
    if sys.platform == "darwin":
        # code lies in one folder and the rest in another
        contents = bundle / "Contents"
        files = files_in(contents / "Frameworks") + files_in(contents / "Resources")
        return modules_in(contents / "MacOS" / command), files
    program = settings()["windows"]["console"] if sys.platform == "win32" else command
    return modules_in(bundle / program), files_in(bundle / "_internal")


def make_installer(bundle: Path, out: Path) -> Path:
    """Pack the bundle in the way of this system, and return the one file to hand out."""
    if sys.platform == "win32":
        from installer.windows.package import package
    elif sys.platform == "darwin":
        from installer.macos.package import package
    else:
        from installer.debian.package import package
    return package(bundle, out / "pictures", out)


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    found = (Path(at) / name for at, _folders, names in os.walk(folder) for name in names)
    return sum(path.stat().st_size for path in found if not path.is_symlink())


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


if __name__ == "__main__":
    sys.exit(main())
