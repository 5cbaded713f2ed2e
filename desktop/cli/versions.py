"""`muster --version`: says which Muster this is and what it stands on, for whoever helps."""

import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any


class SayVersions(Action):
    """Looks the versions up when they are asked for, because no other start needs them."""

    def __call__(
        self,
        parser: ArgumentParser,
        _namespace: Namespace,
        _values: str | Sequence[Any] | None,
        _option: str | None = None,
    ) -> None:
        from desktop.services.about import version_lines

        sys.stdout.write("".join(f"{line}\n" for line in version_lines()))
        parser.exit()
