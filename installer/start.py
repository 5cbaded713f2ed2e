"""Where the frozen program starts: as `muster` does, on systems that give a window no console."""

import os
import sys

for name in ("stdout", "stderr"):
    if getattr(sys, name) is None:
        # whoever says something there finds a place to say it
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115

from desktop.launch import main  # noqa: E402

sys.exit(main())
