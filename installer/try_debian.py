"""Tries the Debian package in a bare system without Python, the checkout or anything of it.

    sudo python3 -m installer.try_debian dist/muster_0.1.0_amd64.deb [--suite bookworm]

Makes the bare system with debootstrap (kept in DIR and used again), installs the package with its
dependencies, works with it from the command line and in its window, upgrades, removes and purges
it. Each check says "passed" or "FAILED"; 1 when one failed. Needs root, and on this machine
debootstrap, Xvfb, xdotool, xprop and scrot.
"""

import argparse
import contextlib
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from installer.bare_system import X_SOCKETS, Bare, Checks, alive, make_base
from installer.settings import ROOT, settings, version
from installer.try_locking import try_locking

COMPANY: Final = "/home/glenn/Bow River/bow river.muster"
WINDOW_WITHIN: Final = 60.0  # seconds, on a slow machine
DISPLAY: Final = ":97"
ON_DISPLAY: Final = {**os.environ, "DISPLAY": DISPLAY}
COMMAND: Final = settings()["program"]["command"]
FIRST_RELEASE: Final = ROOT / "tests" / "store" / "files" / "schema-0001.muster.gz"
FORM: Final = "/home/glenn/form.pdf"
FIND: Final = ("search", "--name", "bow river.muster — Muster")  # the title of the window
BIN: Final = "/usr/sbin:/usr/bin:/sbin:/bin"
LEFT_BY_NOBODY: Final = (
    f"/{settings()['linux']['folder']}",
    f"/usr/bin/{COMMAND}",
    f"/usr/share/applications/{COMMAND}.desktop",
    f"/usr/share/mime/packages/{COMMAND}.xml",
)
ALL_LIBRARIES: Final = f"""
export LD_LIBRARY_PATH=/{settings()["linux"]["folder"]}/_internal  # as the program itself does
find /{settings()["linux"]["folder"]} -name "*.so*" -type f ! -name libqgtk3.so \
    ! -name libcupsprintersupport.so -exec ldd {{}} + 2>/dev/null | grep "not found" | sort -u
"""


def main() -> int:
    """Run all checks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--suite", default="bookworm", help="which Debian; bookworm is 12")
    parser.add_argument("--root", type=Path, help="keeps the bare system for the next time")
    parser.add_argument("--samples", type=Path, help="a folder of sheets and scans to import")
    parser.add_argument("--picture", type=Path, help="where the picture of the window goes")
    options = parser.parse_args()
    check = Checks()
    with tempfile.TemporaryDirectory() as folder:
        kept = options.root or Path(folder) / "kept"
        make_base(kept, options.suite)
        root = Path(folder) / "system"
        subprocess.run(["cp", "-a", "--reflink=auto", str(kept), str(root)], check=True)
        with alive(root):
            _try(Bare(root), options, Path(folder), check)
    sys.stdout.write(f"{check.failed} failed\n" if check.failed else "all passed\n")
    return int(bool(check.failed))


def _try(bare: Bare, options: argparse.Namespace, folder: Path, check: Checks) -> None:
    bare.run("useradd", "--create-home", "glenn", person=False)
    if options.samples:
        shutil.copytree(options.samples, bare.inside("/home/glenn/samples"))
    check("no Python in the bare system", bare.run("which", "python3").returncode != 0)
    older = _numbered(options.package, folder, "0.0.1")
    _install(bare, older, "0.0.1", check)
    _work(bare, bool(options.samples), check)
    try_locking(bare, check)
    _look_at_window(bare, options.picture, check)
    _look_at_desktop(bare, check)
    files = _company_files(bare)
    _install(bare, options.package, _version_of(options.package), check)
    check("after the upgrade the company file is read", _says(bare, "check", COMPANY) in (0, 1))
    for how in ("remove", "purge"):
        done = bare.run("apt-get", "-qq", how, COMMAND, person=False)
        check(f"{how} works", done.returncode == 0, done.stdout + done.stderr)
        left = [path for path in LEFT_BY_NOBODY if os.path.lexists(bare.inside(path))]
        check(f"after {how} nothing of the program is left", not left, str(left))
        check(f"after {how} every company file is as it was", _company_files(bare) == files)
        _install(bare, options.package, _version_of(options.package), check)
        check("installed again, the company file is read", _says(bare, "check", COMPANY) in (0, 1))


def _numbered(package: Path, folder: Path, number: str) -> Path:
    """Return the same package under another version number, to upgrade from."""
    tree, made = folder / "older", folder / f"{COMMAND}_{number}.deb"
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    text = text.replace(f"Version: {_version_of(package)}\n", f"Version: {number}\n")
    control.write_text(text, encoding="utf-8")
    # something that the newer one no longer has
    (tree / LEFT_BY_NOBODY[0].lstrip("/") / "of-the-older-one").write_text("", encoding="utf-8")
    pack = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(tree), str(made)]
    subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return made


def _version_of(package: Path) -> str:
    ask = ["dpkg-deb", "--field", str(package), "Version"]
    return subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()


def _install(bare: Bare, package: Path, number: str, check: Checks) -> None:
    shutil.copyfile(package, bare.inside(f"/tmp/{package.name}"))
    bare.run("apt-get", "-qq", "update", person=False)
    install = ["apt-get", "-qq", "install", "--no-install-recommends", f"/tmp/{package.name}"]
    done = bare.run(*install, person=False)
    check(f"{number} installs with what it needs", done.returncode == 0, done.stdout + done.stderr)
    status = bare.run("dpkg-query", "-W", "-f", "${Status} ${Version}", COMMAND).stdout
    check(f"{number} is the one installed", status == f"install ok installed {number}", status)
    is_there = bare.inside(f"{LEFT_BY_NOBODY[0]}/of-the-older-one").exists()
    check("no file of an older version is left", is_there == (number == "0.0.1"))
    wanting = bare.run("sh", "-c", ALL_LIBRARIES)
    check("every library finds those it needs", not wanting.stdout.strip(), wanting.stdout)


def _work(bare: Bare, has_samples: bool, check: Checks) -> None:
    """Do what people do on the command line, as a person without rights."""
    said = bare.run(COMMAND, "--version")
    is_said = said.stdout.startswith(f"Muster {version()}\n") and "Qt 6." in said.stdout
    check("--version says it and what it stands on", is_said, said.stdout + said.stderr)
    bare.run("mkdir", "-p", str(Path(COMPANY).parent))
    for what, command, answers in (
        ("demo makes a company", ("demo", COMPANY), (0,)),
        ("check says what is due", ("check", COMPANY), (0, 1)),
        ("check answers as JSON", ("check", COMPANY, "--json"), (0, 1)),
        ("export writes the package", ("export", COMPANY, "--out", "/home/glenn/out"), (0, 1)),
        ("print writes a form", ("print", COMPANY, "toolbox-meeting", "--out", FORM), (0,)),
        ("dump writes everything", ("dump", COMPANY, "--out", "/home/glenn/dump"), (0,)),
        ("new makes a company", ("new", "/home/glenn/new.muster", "--company", "Été"), (0,)),
        ("a file that is not there is a sentence", ("check", "/home/glenn/none.muster"), (3,)),
    ):
        done = bare.run(COMMAND, *command)
        check(what, done.returncode in answers, done.stdout + done.stderr)
    made = list(bare.inside("/home/glenn/out").rglob("*.pdf"))
    check("the package is a PDF", bool(made) and made[0].read_bytes()[:5] == b"%PDF-")
    if has_samples:
        bring = ("import", "/home/glenn/new.muster", "/home/glenn/samples", "--json")
        done = bare.run(COMMAND, *bring)
        told = json.loads(done.stdout or "{}")
        # all of it goes through the child process, also in the frozen program
        is_read = told.get("evidence", 0) > len(told.get("refused", ()))
        check("import reads sheets, PDFs and photos", is_read, done.stdout + done.stderr)
    foreign, first = "/home/glenn/foreign.muster", "/home/glenn/first.muster"
    _make_foreign(bare.inside(foreign))
    bare.inside(first).write_bytes(gzip.decompress(FIRST_RELEASE.read_bytes()))
    bare.run("chown", "glenn:glenn", foreign, first, person=False)
    done = bare.run(COMMAND, "check", foreign)
    well = done.returncode == 3 and "not built as Muster builds" in done.stderr
    check("a file built by somebody else is refused", well, done.stdout + done.stderr)
    sheet = bare.inside("/home/glenn/people.csv")
    sheet.write_text("Name,Phone\nRick Desjarlais,780-555-0100\n", encoding="utf-8")
    done = bare.run(COMMAND, "import", first, "/home/glenn/people.csv")
    well = done.returncode in (0, 1)
    check("a file of the first release is worked on", well, done.stdout + done.stderr)


def _make_foreign(path: Path) -> None:
    """Write what says of itself that it is a company file, and has none of the parts of one."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA application_id=0x4D555354")
        file.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        file.commit()


def _look_at_window(bare: Bare, picture: Path | None, check: Checks) -> None:
    """Open the window on an X server without a window manager, look, and close it."""
    server = ["Xvfb", DISPLAY, "-screen", "0", "1366x768x24", "-ac", "-nolisten", "tcp"]
    with contextlib.ExitStack() as ending:
        screen = subprocess.Popen(server, stderr=subprocess.DEVNULL)
        ending.callback(_end, screen)
        chroot = ["/usr/sbin/chroot", "--userspec=glenn:glenn", str(bare.root)]
        surroundings = {"PATH": BIN, "LANG": "C.UTF-8", "HOME": "/home/glenn", "DISPLAY": DISPLAY}
        _wait_for(lambda: Path(f"{X_SOCKETS}/X{DISPLAY[1:]}").exists())
        begun = time.monotonic()
        with tempfile.TemporaryFile("w+") as told:
            window = subprocess.Popen(
                [*chroot, COMMAND, "open", COMPANY], env=surroundings, stderr=told
            )
            ending.callback(_end, window)
            titled = _wait_for(lambda: _xdotool(*FIND))
            took = time.monotonic() - begun
            check(f"the window shows the company ({took:.1f} s)", titled, _titles())
            named = _told("xprop", "-id", _told("xdotool", *FIND).strip(), "WM_CLASS")
            check("it bears the name of its menu entry", f'"{COMMAND}"' in named, named)
            time.sleep(3)  # until what comes after the first paint is painted as well
            told.seek(0)
            check("the window complains of nothing", not (said := told.read()), said)
            if picture:
                subprocess.run(["scrot", "--overwrite", str(picture)], env=ON_DISPLAY, check=True)
            _xdotool(*FIND, "windowfocus", "--sync")
            _xdotool("key", "ctrl+q")
            with contextlib.suppress(subprocess.TimeoutExpired):
                window.wait(20)
            check("closed, the program ends", window.returncode == 0, str(window.returncode))


def _look_at_desktop(bare: Bare, check: Checks) -> None:
    """See that menus and file managers know the program, where they are installed."""
    tools = ["desktop-file-utils", "shared-mime-info", "libglib2.0-bin", "file", "man-db"]
    bare.run("apt-get", "-qq", "install", "--no-install-recommends", *tools, person=False)
    entry = f"/usr/share/applications/{COMMAND}.desktop"
    done = bare.run("desktop-file-validate", entry)
    check("the menu entry is valid", not (done.stdout + done.stderr), done.stdout + done.stderr)
    mime = settings()["file_type"]["mime"]
    for what, path in (("by its name", COMPANY), ("without its name", "/home/glenn/no-ending")):
        bare.inside(path).write_bytes(bare.inside(COMPANY).read_bytes())
        told = bare.run("gio", "info", "-a", "standard::content-type", path).stdout
        check(f"a company file is known {what}", mime in told, told)
    told = bare.run("gio", "mime", mime).stdout
    check("it opens with Muster", f"{COMMAND}.desktop" in told, told)
    icon = bare.inside(f"/usr/share/icons/hicolor/256x256/apps/{COMMAND}.png").read_bytes()
    check("the icon is a picture", icon.startswith(b"\x89PNG"))
    page = bare.inside(f"/usr/share/doc/{COMMAND}/THIRD-PARTY-NOTICES.txt")
    check("the notices are there", page.stat().st_size > 100_000)


def _company_files(bare: Bare) -> dict[str, bytes]:
    home = bare.inside("/home/glenn")
    return {str(path): path.read_bytes() for path in sorted(home.rglob("*.muster"))}


def _says(bare: Bare, *command: str) -> int:
    return bare.run(COMMAND, *command).returncode


def _xdotool(*command: str) -> bool:
    done = subprocess.run(["xdotool", *command], env=ON_DISPLAY, capture_output=True, text=True)
    return done.returncode == 0


def _titles() -> str:
    return _told("xdotool", "search", "--onlyvisible", "--name", ".+", "getwindowname", "%@")


def _told(*command: str) -> str:
    return subprocess.run(command, env=ON_DISPLAY, capture_output=True, text=True).stdout


def _wait_for(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + WINDOW_WITHIN
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
    process.wait(20)


if __name__ == "__main__":
    sys.exit(main())
