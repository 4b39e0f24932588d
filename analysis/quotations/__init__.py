"""Quotations: the grammar of reporting clauses that finds every attributed statement."""
