"""Start Muster from its folder: the first start makes `.venv`, the later ones go straight to work.

python3 run.py               the demonstration company in the window; where there is no screen, what
                             is due in it, its package for a reviewer in out/package, and pictures
                             of every tab in out/ (--dark, --scale 2.0)
python3 run.py test [...]    every test (what follows goes to pytest)
python3 run.py VERB ...      the `muster` command
"""

import errno
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 (older ones do start this file)
    sys.exit(
        f"Muster needs Python 3.11 or newer, and this is Python {platform.python_version()}. "
        "Install a newer one and start it by its name, for example: python3.11 run.py"
    )

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNFINISHED = VENV / "unfinished"
THIS_PYTHON = f"{sys.implementation.cache_tag} {sys.platform} {platform.machine()}"
MUSTER = [str(PYTHON), "-P", "-m", "desktop.launch"]  # -P: the current folder is not for importing

# the system libraries that Qt asks of Linux, by the command that installs them
LIBRARIES = {
    "apt-get install": "libgl1 libegl1 libdbus-1-3 libfontconfig1"
    " libxkbcommon0 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
    " libxkbcommon-x11-0",
    "dnf install": "libglvnd-glx libglvnd-egl dbus-libs fontconfig libxkbcommon glib2"
    " xcb-util-cursor xcb-util-wm xcb-util-keysyms libxkbcommon-x11",
    "pacman -S --needed": "libglvnd dbus fontconfig libxkbcommon glib2"
    " xcb-util-cursor xcb-util-wm xcb-util-keysyms libxkbcommon-x11",
    "zypper install": "libglvnd libdbus-1-3 libfontconfig1 libxkbcommon0 libglib-2_0-0"
    " libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0",
}
TRY_QT = """
import ctypes, pathlib, sys, PySide6.QtWidgets
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
ctypes.CDLL(str(plugins / sys.argv[1]))
"""


def main(arguments: list[str]) -> int:
    """Set up what is missing, then do what was asked; the exit code is that of the work."""
    testing = arguments[:1] == ["test"]
    wanted = {"requirements.lock": _digest("requirements.lock")}
    if testing:
        wanted["requirements-dev.lock"] = _digest("requirements-dev.lock")
    showing = not arguments or arguments[0] in ("--dark", "--scale")
    if sys.platform == "linux" and (showing or arguments[0] in ("test", "open", "shots")):
        wanted["libqxcb.so" if os.environ.get("DISPLAY") else "libqoffscreen.so"] = "loads"
    if _missing(wanted):
        if any(part.endswith(".lock") for part in _missing(wanted)):
            _say("Setting Muster up; this takes a minute or two, once.")
        with open(__file__, "rb") as door:
            _wait_for_turn(door.fileno())
            _set_up(_missing(wanted))  # asked anew, because another start may just have done it
    if testing:
        os.chdir(HERE)
        # neighbours stay together: what a file of tests makes once is made once
        usual = ["-n", "auto", "--dist", "worksteal"]
        return _become([str(PYTHON), "-m", "pytest", *(arguments[1:] or usual)])
    return _main_job(arguments) if showing else _become([*MUSTER, *arguments])


def _main_job(options: list[str]) -> int:
    """Make the demonstration company anew, because it is dated around today; show it."""
    company = HERE / "out" / "demo.muster"
    company.parent.mkdir(exist_ok=True)
    company.unlink(missing_ok=True)
    if failure := subprocess.call([*MUSTER, "demo", str(company)]):
        return failure
    screen = sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    if screen and not options:
        return _become([*MUSTER, "open", str(company)])
    package = company.parent / "package"  # a folder of its own: one of another day is replaced
    for verb in (["check", str(company)], ["export", str(company), "--out", str(package)]):
        answer = subprocess.call([*MUSTER, *verb])
        if answer not in (0, 1):  # 1 says that there is something to see: it worked
            return answer
    return _become([*MUSTER, "shots", str(company), "--out", str(company.parent), *options])


def _become(command: list[str]) -> int:
    """Run `command` in place of this program: its signals and its exit code are its own."""
    if os.name == "posix":
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child was told too, and says how it ended
            continue


def _digest(lock: str) -> str:
    return hashlib.sha256((HERE / lock).read_bytes()).hexdigest()


def _says(path: Path, words: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == words


def _is_sound() -> bool:
    return PYTHON.exists() and _says(VENV / "made-by", THIS_PYTHON) and not UNFINISHED.exists()


def _missing(wanted: dict[str, str]) -> dict[str, str]:
    """Return the parts of `wanted` that the environment has not; a part's stamp is written last."""
    sound = _is_sound()
    return {k: v for k, v in wanted.items() if not (sound and _says(VENV / f"{k}.done", v))}


def _wait_for_turn(door: int) -> None:
    """Hold the door until this program is done, because two set-ups at once would mix.

    The lock is on this very file: the system lets go of it however its holder ends.
    """
    if sys.platform == "win32":
        import msvcrt

        os.lseek(door, 1 << 30, os.SEEK_SET)  # far past the end, where nobody reads
        while True:
            try:
                msvcrt.locking(door, msvcrt.LK_LOCK, 1)
                return
            except OSError as fault:  # it gives up after ten seconds of waiting
                if fault.errno != errno.EDEADLK:
                    raise
    else:
        import fcntl

        fcntl.flock(door, fcntl.LOCK_EX)
        os.set_inheritable(door, True)  # pip goes on when this program is killed, and holds it too


def _set_up(missing: dict[str, str]) -> None:
    if missing and not _is_sound():
        _make_environment()
    for part, mark in missing.items():
        if part.endswith(".lock"):
            _install(HERE / part)
        elif not _find_libraries(part):
            continue  # everything but the window works without them
        (VENV / f"{part}.done").write_text(mark, encoding="utf-8")


def _make_environment() -> None:
    venv = "python{}.{}-venv".format(*sys.version_info)
    if not (importlib.util.find_spec("ensurepip") or _apt_get(venv)):
        # Debian and Ubuntu keep it in a package apart
        _give_up(f"Python's venv is missing. Type this, then start again:  sudo apt install {venv}")
    python = getattr(sys, "_base_executable", sys.executable)
    if subprocess.call([python, "-P", "-m", "venv", "--clear", str(VENV)], stdout=sys.stderr):
        _give_up(f"Python could not make {VENV}; it says why, above.")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))
    (packages / "muster.pth").write_text(os.path.relpath(HERE, packages), encoding="utf-8")
    (VENV / "made-by").write_text(THIS_PYTHON, encoding="utf-8")


def _install(lock: Path) -> None:
    UNFINISHED.touch()  # whatever breaks in from here on, the next start begins afresh
    pip = [str(PYTHON), "-P", "-m", "pip", "install", "--quiet", "--no-input", "--no-deps"]
    pip += ["--only-binary=:all:", "--require-hashes", "-r", str(lock)]
    done = subprocess.run(
        pip, stdout=sys.stderr, stderr=subprocess.PIPE, text=True, close_fds=False
    )
    UNFINISHED.unlink()
    if done.returncode and "onnection" in done.stderr:
        _give_up(
            "Muster could not fetch its libraries. Its first start needs the internet, the later "
            "ones do not: connect this computer and start again."
        )
    if done.returncode:
        _give_up(f"{done.stderr}Muster could not install its libraries; pip says why, above.")


def _find_libraries(plugin: str) -> bool:
    if _qt_loads(plugin) or (_apt_get(*LIBRARIES["apt-get install"].split()) and _qt_loads(plugin)):
        return True
    for manager, packages in LIBRARIES.items():
        if shutil.which(manager.split()[0]):
            _say(
                "The window needs some libraries of the system; the rest works without them. "
                f"To have them, type:  sudo {manager} {packages}"
            )
            return False
    return False


def _qt_loads(plugin: str) -> bool:
    probe = [str(PYTHON), "-P", "-c", TRY_QT, plugin]
    return subprocess.run(probe, stderr=subprocess.DEVNULL).returncode == 0


def _apt_get(*packages: str) -> bool:
    """Install `packages` where nobody need be asked: by root, on Debian and its kin."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    _say(f"Installing {' '.join(packages)}.")
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "--no-install-recommends", *packages]
    subprocess.call(["apt-get", "update", "-qq"], stdout=sys.stderr, env=unasked)
    return subprocess.call(install, stdout=sys.stderr, env=unasked) == 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # standard output belongs to the work


def _give_up(sentence: str) -> NoReturn:
    _say(sentence)
    sys.exit(3)  # as `muster` says it: the machine cannot


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except OSError as fault:
        _give_up(f"Muster cannot start in {HERE}: {fault}.")
    except KeyboardInterrupt:
        sys.exit(130)
