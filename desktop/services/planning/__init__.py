"""What a duty that is being typed will ask for: its next dates, and what is wrong with it."""

from desktop.services.planning.ahead import Ahead, look_ahead
from desktop.services.planning.doubts import Doubt

__all__ = ["Ahead", "Doubt", "look_ahead"]
