"""The company file, and the only place that commits."""
