"""The duties of a company as a calendar file."""

from desktop.services.calendar.saving import ENDING, Saved, save_calendar

__all__ = ["ENDING", "Saved", "save_calendar"]
