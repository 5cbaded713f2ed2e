"""Muster without its window: records, company file, duties, paper in and out. Imports no Qt."""

__version__ = "0.1.0"
