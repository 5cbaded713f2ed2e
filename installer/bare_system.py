"""A bare Debian in a folder, in which the package is tried: no Python, no checkout, no desktop."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

X_SOCKETS: Final = "/tmp/.X11-unix"
LENT: Final = ("/proc", "/sys", "/dev", "/dev/shm", X_SOCKETS)
Done = subprocess.CompletedProcess[str]


class Bare:
    """A bare Debian in a folder, thrown away afterwards."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *command: str, person: bool = True, **more: str) -> Done:
        """Run a command inside, as a person with a home or as root, and return what it said."""
        surroundings = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "HOME": "/home/glenn" if person else "/root",
            "DEBIAN_FRONTEND": "noninteractive",
            **more,
        }
        who = ["--userspec=glenn:glenn"] if person else []
        return subprocess.run(
            ["chroot", *who, str(self.root), *command],
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=900,
        )

    def inside(self, path: str) -> Path:
        """Return where a path of the bare system lies from outside."""
        return self.root / path.lstrip("/")


class Checks:
    """Says of each check whether it passed, and remembers."""

    def __init__(self) -> None:
        self.failed = 0

    def __call__(self, what: str, holds: bool, otherwise: str = "") -> None:
        self.failed += not holds
        sys.stdout.write(f"{'passed' if holds else 'FAILED'}  {what}\n")
        if not holds and otherwise:
            sys.stdout.write(f"        {otherwise.strip()[-2000:]}\n")
        sys.stdout.flush()


def make_base(kept: Path, suite: str) -> None:
    """Fetch a bare Debian into a folder; nothing is done where there is one."""
    if (kept / "etc" / "debian_version").is_file():
        return
    subprocess.run(
        ["debootstrap", "--variant=minbase", suite, str(kept)],
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextlib.contextmanager
def alive(root: Path) -> Iterator[None]:
    """Lend the bare system this machine's kernel and its way to the packages."""
    shutil.copyfile("/etc/resolv.conf", root / "etc" / "resolv.conf")
    (root / X_SOCKETS.lstrip("/")).mkdir(parents=True, exist_ok=True)
    Path(X_SOCKETS).mkdir(parents=True, exist_ok=True)
    lent = []
    try:
        for place in LENT:
            subprocess.run(["mount", "--bind", place, f"{root}{place}"], check=True)
            lent.append(place)
        yield
    finally:
        for place in reversed(lent):
            subprocess.run(["umount", "--lazy", f"{root}{place}"], check=True)
