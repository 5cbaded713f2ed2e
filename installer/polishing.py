"""What is done to a bundle after PyInstaller: nothing under the GPL, nothing for debuggers."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from installer.settings import HERE, settings

ELF: Final = b"\x7fELF"
# what auditwheel moved about in a library bears the marks of it in its name; only the safe half
# of stripping is done to those
MOVED_ABOUT: Final = re.compile(r"-[0-9a-f]{8}\.so")
ENCODER: Final = re.compile(rb"\bx265_api_get_\d+\b")


def polish(bundle: Path) -> None:
    """Make the bundle fit to be handed out."""
    replace_encoder(bundle)
    if sys.platform == "linux":
        strip(bundle)


def replace_encoder(bundle: Path) -> None:
    """Put a library that encodes nothing where the encoder under the GPL was.

    Raises ValueError when one is left that this cannot replace: such a bundle is not handed out.
    """
    names = settings()["no_encoder"]
    wanting = _files(bundle, names["wanted_by"])
    asked = {word for path in wanting for word in ENCODER.findall(path.read_bytes())}
    for encoder in _files(bundle, names["library"]):
        if len(asked) != 1:
            raise ValueError(f"{encoder} cannot be replaced: it is asked for by {asked}")
        (api,) = (word.decode() for word in asked)
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / encoder.name
            subprocess.run(_compiler(api, made), check=True, cwd=folder)
            shutil.copy(made, encoder)


def _files(bundle: Path, name: str) -> list[Path]:
    found = bundle.rglob(f"*{name}*")
    return [path for path in found if path.is_file() and not path.is_symlink()]


def _compiler(api: str, made: Path) -> list[str]:
    source = str(HERE / "no_encoder.c")
    if sys.platform == "win32":
        return ["cl", "/nologo", "/LD", f"/DENCODER_API={api}", source, f"/Fe{made}"]
    named = (
        ["-dynamiclib", f"-Wl,-install_name,@loader_path/{made.name}"]
        if sys.platform == "darwin"
        else ["-shared", "-s", f"-Wl,-soname,{made.name}"]
    )
    return ["cc", "-O2", "-fPIC", *named, f"-DENCODER_API={api}", source, "-o", str(made)]


def strip(bundle: Path) -> None:
    """Take from the libraries what only a debugger reads."""
    for path in sorted(bundle.rglob("*")):
        if path.is_symlink() or not path.is_file() or not _is_library(path):
            continue
        how = "--strip-debug" if MOVED_ABOUT.search(path.name) else "--strip-unneeded"
        subprocess.run(["strip", how, str(path)], check=True)


def _is_library(path: Path) -> bool:
    with path.open("rb") as file:
        # the program itself carries the archive behind its end, which stripping would cut off
        return ".so" in path.name and file.read(len(ELF)) == ELF
