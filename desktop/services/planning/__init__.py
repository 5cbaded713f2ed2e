"""What a duty that is being typed will ask for: its next dates, and what is wrong with it."""

from desktop.services.planning.ahead import Ahead, look_ahead

__all__ = ["Ahead", "look_ahead"]
