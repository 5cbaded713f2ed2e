"""Makes the clean environment that is frozen: what the locks name, and nothing that lay about."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from installer.settings import HERE, ROOT

LOCKS: Final = (ROOT / "requirements.lock", HERE / "requirements.lock")
# what PyInstaller would pick up of the person who builds, and what would slow every start
NOT_PASSED_ON: Final = ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV")


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment variables for what is run in the clean environment."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    # the order within sets would otherwise make every build another one
    return {**kept, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT), **more}


def clean_environment(folder: Path) -> Path:
    """Return the Python of an environment that holds the locked versions; made when it is not."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark, done = _digest(), folder / "made-of"
    if done.is_file() and done.read_text(encoding="utf-8") == mark:
        return python
    base = getattr(sys, "_base_executable", sys.executable)
    subprocess.run([base, "-m", "venv", "--clear", str(folder)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--no-deps"]
    install += ["--only-binary=:all:", "--require-hashes"]
    for lock in LOCKS:
        subprocess.run([*install, "-r", str(lock)], check=True, env=surroundings())
    done.write_text(mark, encoding="utf-8")
    return python


def _digest() -> str:
    told = hashlib.sha256(sys.version.encode())
    for lock in LOCKS:
        told.update(lock.read_bytes())
    return told.hexdigest()
