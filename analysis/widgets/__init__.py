"""Widgets: charts that a researcher can steer in a notebook."""
