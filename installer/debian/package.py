"""Packs the bundle as a Debian package, with `dpkg-deb` and nothing else."""

import gzip
import os
import re
import shutil
import subprocess
import textwrap
from pathlib import Path
from typing import Final

from installer.settings import HERE, ROOT, filled, settings, version

DEBIAN: Final = HERE / "debian"
GLIBC: Final = re.compile(rb"GLIBC_2\.(\d+)\b")
NOTICES: Final = ROOT / "resources" / "notices" / "THIRD-PARTY-NOTICES.txt"


def package(bundle: Path, pictures: Path, out: Path) -> Path:
    """Return the `.deb` made of a bundle."""
    number, command = version(), settings()["program"]["command"]
    architecture = _told_by("dpkg", "--print-architecture")
    tree = out / "debian-tree"
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / settings()["linux"]["folder"]
    shutil.copytree(bundle, program, symlinks=True)
    _lay_out(tree, program, pictures, number)
    _describe(tree, architecture, number)
    _set_modes(tree, program / command)
    made = out / f"{command}_{number}_{architecture}.deb"
    pack = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "-Sextreme", "--build"]
    pack += [str(tree), str(made)]
    subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return made


def _lay_out(tree: Path, program: Path, pictures: Path, number: str) -> None:
    command, share = settings()["program"]["command"], tree / "usr" / "share"
    there = tree / "usr" / "bin" / command
    there.parent.mkdir(parents=True)
    there.symlink_to(os.path.relpath(program / command, there.parent))
    _write(share / "applications" / f"{command}.desktop", desktop_entry())
    _write(share / "mime" / "packages" / f"{command}.xml", mime_type())
    icons = share / "icons" / "hicolor"
    for picture in pictures.glob(f"{command}-*.png"):
        side = picture.stem.rpartition("-")[2]
        if int(side) <= 512:
            _copy(picture, icons / f"{side}x{side}" / "apps" / f"{command}.png")
    _copy(ROOT / settings()["program"]["icon"], icons / "scalable" / "apps" / f"{command}.svg")
    page = gzip.compress(manual_page(number).encode(), mtime=0)
    _write(share / "man" / "man1" / f"{command}.1.gz", page)
    about = share / "doc" / command
    _write(about / "copyright", filled(DEBIAN / "copyright"))
    _copy(NOTICES, about / NOTICES.name)
    _write(about / "CHANGELOG.md.gz", gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))


def _describe(tree: Path, architecture: str, number: str) -> None:
    linux, program = settings()["linux"], settings()["program"]
    libc = f"libc6 (>= 2.{newest_glibc(tree)})"
    text = filled(
        DEBIAN / "control",
        version=number,
        architecture=architecture,
        maintainer=linux["maintainer"],
        section=linux["section"],
        kilobytes=str(_kilobytes(tree)),
        depends=", ".join([libc, *linux["depends"]]),
        recommends=", ".join(linux["recommends"]),
        suggests=", ".join(linux["suggests"]),
        long_description=_folded(program["description"]),
    )
    _write(tree / "DEBIAN" / "control", text)
    for script in ("postinst", "postrm"):
        _copy(DEBIAN / script, tree / "DEBIAN" / script)


def desktop_entry() -> str:
    """Return the menu entry."""
    linux = settings()["linux"]
    return filled(
        DEBIAN / "muster.desktop",
        categories="".join(f"{word};" for word in linux["categories"]),
        keywords="".join(f"{word};" for word in linux["keywords"]),
    )


def mime_type() -> str:
    """Return the description by which file managers know a company file, also without its name."""
    from desktop.store.schema import APPLICATION_ID

    return filled(DEBIAN / "muster.xml", application_id=f"{APPLICATION_ID:#010x}")


def manual_page(number: str) -> str:
    """Return the manual page, its verbs as the command line itself lists them."""
    from desktop.cli.parser import make_parser

    listed = []
    for line in make_parser().format_help().splitlines():
        if verb := re.match(r"    ([a-z]+) +(\S.*)$", line):
            listed.append(f".TP\n.B {verb[1]}\n{verb[2]}")
        elif listed and (more := re.match(r" {8,}(\S.*)$", line)):
            listed[-1] += f"\n{more[1]}"
        elif listed and line.strip() and not line.startswith("    "):
            break
    return filled(DEBIAN / "muster.1", version=number, verbs="\n".join(listed))


def newest_glibc(tree: Path) -> int:
    """Return the newest 2.x of the system's C library that any file here was built against."""
    asked = {0}
    for path in tree.rglob("*"):
        if path.is_file() and not path.is_symlink() and (".so" in path.name or _is_program(path)):
            asked.update(int(number) for number in GLIBC.findall(path.read_bytes()))
    return max(asked)


def _is_program(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _folded(text: str) -> str:
    return "\n".join(f" {line}" for line in textwrap.wrap(" ".join(text.split()), 76))


def _kilobytes(tree: Path) -> int:
    return sum(path.stat().st_size // 1024 + 1 for path in tree.rglob("*") if not path.is_symlink())


def _set_modes(tree: Path, program: Path) -> None:
    scripts = {tree / "DEBIAN" / "postinst", tree / "DEBIAN" / "postrm", program}
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in scripts else 0o644)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _told_by(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
