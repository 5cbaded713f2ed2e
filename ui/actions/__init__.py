"""Corrective actions: the form that shows their trail, and the log across all sources."""
