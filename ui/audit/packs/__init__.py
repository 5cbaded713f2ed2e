"""Packs of papers for others than the reviewer: what goes in, what is missing, on paper."""
