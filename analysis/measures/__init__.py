"""Measures: hedging, tone, stance and word choice, each with the words that made it."""
