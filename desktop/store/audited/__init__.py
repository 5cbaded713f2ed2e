"""Reads what an audit judges, a group of facts at a time, by small questions."""
