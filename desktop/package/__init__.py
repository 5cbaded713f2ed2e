"""Pages: the one floor that draws, from plain values that others gathered."""
