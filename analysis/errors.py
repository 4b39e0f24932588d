"""The one error for what a user can mend: a sentence that names the file, the place and the mend.

>>> raise InputError("corpus.toml, line 3: …")
Traceback (most recent call last):
analysis.errors.InputError: corpus.toml, line 3: …
"""

__all__ = ["InputError"]


class InputError(ValueError):
    """Raised for input that cannot be used; its message is shown to the user as it stands."""
