"""A speaker whom the corpus's own list (corpus.toml) knows.

>>> KnownSpeaker("Jane Roe", aliases=("Ms Roe",), descriptions=("the senator",)).names
('Jane Roe', 'Ms Roe')
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["KnownSpeaker"]


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """One entry of the speaker list, as the researcher wrote it.

    ``name`` is what the tables show. ``aliases`` are other names and spellings; ``descriptions`` are
    the words by which the press calls this speaker without a name ("the senator"). ``group`` is any
    label for comparison (party, country). ``body`` says that this is an institution and no person, and
    ``pronouns`` ("she", "he", "they") which pronoun may stand for the speaker; both may be left out.
    ``apart`` lists names that only look like this speaker's and belong to somebody else.
    """

    name: str
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    group: str = ""
    body: bool = False
    pronouns: str = ""
    apart: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases, the name first, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))
