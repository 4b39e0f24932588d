"""Whether the words about somebody tell a country or region, and the same one: Norwegian is Norway's, Ohio not Maine.

>>> same_home({"norwegian"}, {"norway"}), same_home({"ohio"}, {"maine"}), same_home({"foreign"}, {"maine"})
(True, False, None)
"""

from __future__ import annotations

from analysis.speakers.figures import Figure
from analysis.speakers.lexicon import naming_words
from analysis.speakers.name_parts import plain

__all__ = ["belongs", "other_country", "other_party", "same_home", "widened"]

_PARTIES = {
    "gop": "republican", "republican": "republican", "democratic": "democrat", "democrat": "democrat",
    "tory": "conservative", "conservative": "conservative", "labour": "labour", "libertarian": "libertarian",
}  # fmt: skip


def widened(words: set[str]) -> set[str]:
    """The words, and for a nationality its country."""
    lists = naming_words()
    countries = {lists.demonyms.get(w.title(), "").lower() for w in words} | {
        lists.places.get(w.title(), "").lower() for w in words
    }
    return (words | countries) - {""}


def belongs(owner: Figure, figure: Figure) -> bool:
    """Whether the article says that the figure is the owner's: "Lee's spokesman", "Norland's minister"."""
    words = set(map(plain, owner.name.split()))
    return bool(words & figure.words or same_home(words, figure.words))


def _homes(words: set[str]) -> dict[str, tuple[str, bool]]:
    """The words that tell a place, each with its country and whether they tell no more than the country."""
    lists = naming_words()
    found = {}
    for word in words:
        name = word.title()
        if lists.demonyms.get(name):
            found[word] = (lists.demonyms[name], True)
        elif name in lists.places:
            found[word] = (lists.places[name], lists.places[name] == name)
    return found


def same_home(asked: set[str], words: set[str]) -> bool | None:
    """Whether both tell the same place, or None where one tells none: "Ohio" is not "Maine", but both American."""
    mine, theirs = _homes(asked), _homes(words)
    if not mine or not theirs:
        return None
    return any(
        a == b or (home == other and (wide or wider))
        for a, (home, wide) in mine.items()
        for b, (other, wider) in theirs.items()
    )


def other_country(asked: set[str], words: set[str]) -> bool:
    """Whether both name a country or region, and not the same one (parties and faiths are no countries)."""
    return same_home(asked, words) is False


def other_party(asked: set[str], words: set[str]) -> bool:
    """Whether both name a party, and not the same one: the Republican nominee is not the Democratic one."""
    mine, theirs = ({_PARTIES[word] for word in some if word in _PARTIES} for some in (asked, words))
    return bool(mine and theirs and not mine & theirs)
