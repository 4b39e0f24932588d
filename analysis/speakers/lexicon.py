"""The word lists by which names, titles and roles are recognised, read once from analysis/lexicons.

>>> words = naming_words()
>>> words.titles["mrs"].gender
'female'
>>> sorted(words.broader("foreign minister"))
['diplomat', 'minister']
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

__all__ = ["NamingWords", "Role", "naming_words"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a person, body or document may be called without its name: "senator", "agency", "report"."""

    category: str
    gender: str
    broader: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamingWords:
    """Every list, keyed by the word as it is compared (lower case, without full stops, where names are not meant)."""

    titles: dict[str, Role]
    roles: dict[str, Role]
    given: dict[str, str]
    same_given: dict[str, frozenset[str]]
    spelling: dict[str, str]
    places: dict[str, str]
    demonyms: dict[str, str]
    seats: frozenset[str]
    body_words: dict[str, str]
    classes: dict[str, frozenset[str]]

    def role(self, noun: str) -> Role | None:
        """The role that ``noun`` (lower case) names, in the singular or plural."""
        found = self.roles.get(noun)
        if found is None and noun.endswith("s"):
            found = self.roles.get(noun[:-1]) or (self.roles.get(noun[:-3] + "y") if noun.endswith("ies") else None)
        if found is None and noun.endswith(("men", "women")):
            found = self.roles.get(noun[:-2] + "an")
        return found

    def broader(self, noun: str) -> tuple[str, ...]:
        """The wider words for the role ``noun``: a foreign minister is a minister and a diplomat."""
        found = self.roles.get(noun)
        return found.broader if found else ()


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files("analysis") / "lexicons" / name).read_text(encoding="utf-8").splitlines()))


@lru_cache(maxsize=1)
def naming_words() -> NamingWords:
    """Read the lists. They ship with the package, so a missing one is a broken installation."""
    titles = {
        row["title"].lower(): Role(row["category"], row["gender"], tuple(filter(None, [row["role"]])))
        for row in _rows("titles.csv")
    }
    roles: dict[str, Role] = {}
    for row in _rows("roles.csv"):
        roles.setdefault(
            row["role"].lower(), Role(row["category"], row["gender"], tuple(_wider(row["broader"].lower())))
        )
    same: dict[str, set[str]] = {}
    spelling: dict[str, str] = {}
    for row in _rows("nicknames.csv"):
        short, full = row["name"].lower(), row["of"].lower()
        same.setdefault(short, set()).add(full)
        same.setdefault(full, set()).add(short)
        if row["category"] == "spelling":
            spelling[short] = full
    places: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    seats: set[str] = set()
    for row in _rows("places.csv"):
        if row["category"] == "demonym":
            demonyms[row["name"]] = row["of"]
        elif row["category"] == "seat":
            seats.add(row["name"])
        else:
            places.setdefault(row["name"], row["of"] or row["name"])
    classes: dict[str, set[str]] = {}
    for row in _rows("naming_classes.csv"):
        classes.setdefault(row["category"], set()).add(row["word"])
    return NamingWords(
        titles=titles,
        roles=roles,
        given={row["name"]: row["category"] for row in _rows("given_names.csv")},
        same_given={name: frozenset(others) for name, others in same.items()},
        spelling=spelling,
        places=places,
        demonyms=demonyms,
        seats=frozenset(seats),
        body_words={row["word"]: row["category"] for row in _rows("bodies.csv")},
        classes={name: frozenset(members) for name, members in classes.items()},
    )


def _wider(column: str) -> list[str]:
    """The column is separated by spaces; "chief executive" is the one wider term of two words."""
    return [word.replace("_", " ") for word in column.replace("chief executive", "chief_executive").split()]
