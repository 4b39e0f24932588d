"""Speakers: who said it, the person or body behind the words."""
