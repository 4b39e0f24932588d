"""Charts: pure functions from a table to matplotlib Axes."""
