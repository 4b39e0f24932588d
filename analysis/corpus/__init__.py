"""Corpora: articles and what is known of them, as the documents table."""
