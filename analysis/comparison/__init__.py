"""Comparison: how two speakers differ, with an honest interval on every difference."""
