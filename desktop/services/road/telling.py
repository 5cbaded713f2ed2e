"""What is told of a step, before it is put beside its title."""

from dataclasses import dataclass

from desktop.services.road.shown import Proof, Stand
from desktop.services.today.shown import Target


@dataclass(frozen=True, slots=True)
class Told:
    """How a step stands, sentences about it, what to do, and where a button leads."""

    stand: Stand
    said: tuple[str, ...]
    todo: str = ""
    verb: str = ""
    opens: Target | None = None
    proofs: tuple[Proof, ...] = ()
