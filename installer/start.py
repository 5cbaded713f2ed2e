"""Where the frozen program starts: as `muster` does, once what freezing changed is put right."""

import os
import sys

# how the libraries of the bundle were found; they are loaded by now. Whatever Muster starts, a PDF
# viewer say, would load them too in the place of its own, and fall
OF_THE_BUNDLE = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
# by these a child of ours would take itself for started already; without them it starts like us
OF_THE_STARTER = ("_PYI_ARCHIVE_FILE", "_PYI_APPLICATION_HOME_DIR", "_PYI_PARENT_PROCESS_LEVEL")

if getattr(sys, "frozen", False):
    for name in (*OF_THE_BUNDLE, *OF_THE_STARTER):
        os.environ.pop(name, None)
    if (before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
        os.environ["LD_LIBRARY_PATH"] = before

for name in ("stdout", "stderr"):
    if getattr(sys, name) is None:
        # a window of Windows has no console: whoever says something finds a place to say it
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115

from desktop.launch import main  # noqa: E402

sys.exit(main())
