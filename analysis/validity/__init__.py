"""Validity: how often the finder, the naming and the measures are wrong, on hand-labelled files."""
