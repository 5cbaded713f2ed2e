"""Blank forms for a pen: what stands on one, read from data, laid out and drawn."""
