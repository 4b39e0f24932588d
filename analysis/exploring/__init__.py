"""Exploring: what a reader chooses to see of a corpus, as plain values that can be saved, cited and applied."""
