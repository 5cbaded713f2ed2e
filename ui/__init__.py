"""The window of Muster. Holds no SQL, no rule and no date arithmetic."""
