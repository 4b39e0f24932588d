"""Where a word stands when tone is asked towards somebody: what the tone lexicon is looked up with.

>>> words = read_words("Critics attacked the mayor.")
>>> sorted(place for place, term, *_ in observe(words, [], (2, 4)) if term == "attacked")
['anywhere', 'before', 'just before']

"X attacked the mayor" blames the mayor less than "the mayor attacked X" does. Without a parser that
difference lies in which side of the target a word stands on and how near: within six words of it, or within
two, and for the two words on either side in the phrase itself, with TARGET in the target's place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from analysis.errors import InputError
from analysis.measures.commitment import find_cues
from analysis.measures.lexicon import FOLDER, read_lexicon, read_rows, word_class
from analysis.measures.words import Words, read_words

__all__ = ["PLACES", "SPECIAL", "Observation", "find_target", "news_valences", "observe", "weighable"]

NEAR = 6
NEXT = 2
_REACH = 3
_STOPS = frozenset(".,;:!?")
_FLIP = -0.5
_VADER_FLIP = -0.74  # what "not" makes of a valence in VADER
_SCALE = 15.0  # VADER's own constant of normalisation (Hutto & Gilbert 2014)

PLACES = (
    "anywhere",
    "no target",
    "target",
    "all before",
    "all after",
    "before",
    "after",
    "just before",
    "just after",
    "around",
)
"""Where a line of the lexicon may count."""

SPECIAL = frozenset(
    {
        "(bias)",
        "(length)",
        "(VADER)",
        "(VADER sum)",
        "(comes first)",
        "(is a pronoun)",
        "(is a possessor)",
        "(is inside quotation marks)",
    }
)
"""Lines of the lexicon that are no words: what every statement starts from, what 30 words add, what one point of
VADER's valence adds, word by word and as VADER's own normalised sum, and how the target stands."""


Observation = tuple[str, str, float, float, int]
"""One thing that the lexicon may have a line for: place and term; what the line's tone and what its charge are
multiplied with; and the word it stands on, -1 for none. A plain tuple, since every word measured makes some."""


@cache
def news_valences() -> dict[str, float]:
    """Words of news that VADER does not know, with a valence on its scale (-4 to 4): lexicons/news_valence.csv.

    Raises InputError where a valence is not a number.
    """
    found = {}
    for number, row in enumerate(read_rows(FOLDER / "news_valence.csv", ("term", "valence", "source")), start=2):
        try:
            found[row["term"]] = float(row["valence"])
        except ValueError as error:
            raise InputError(
                f"news_valence.csv, line {number}: {row['valence']!r} is not a number; mend it."
            ) from error
    return found


def find_target(words: Words, target: str) -> tuple[int, int] | None:
    """First and last place (exclusive) of the words of ``target`` in the statement, None where they do not occur."""
    sought = read_words(target).forms
    if not sought:
        return None
    for first in [i for i, form in enumerate(words.forms) if form == sought[0]]:
        if words.forms[first : first + len(sought)] == sought:
            return first, first + len(sought)
    return None


def observe(
    words: Words, valences: Sequence[tuple[int, int, float]], target: tuple[int, int] | None
) -> Iterator[Observation]:
    """Everything in a statement that the tone lexicon may weigh, in text order, general things first.

    ``valences`` are VADER's words (start, end, valence) as ``vader()`` finds them, ``target`` the place of the
    target.
    """
    n = len(words.forms)
    first, last = target or (n, n)
    yield "anywhere", "(bias)", 1.0, 1.0, -1
    if target is None:
        yield "no target", "(bias)", 1.0, 1.0, -1
    yield "anywhere", "(length)", n / 30, n / 30, -1
    for i, form, factor, value, share in weighable(words, valences, target):
        yield "anywhere", form, factor, factor, i
        if value:
            yield "anywhere", "(VADER)", value, abs(value), i
            yield "anywhere", "(VADER sum)", share, abs(share), i
        if target is None:
            continue
        side, distance = ("before", first - i) if i < first else ("after", i - last + 1)
        places = [side, f"just {side}"][: (distance <= NEAR) + (distance <= NEXT)]
        for place in places:
            yield place, form, factor, factor, i
        if value:
            for place in (f"all {side}", *places):
                yield place, "(VADER)", value, abs(value), i
    if target is not None:
        yield from _around(words, first, last)


def weighable(
    words: Words,
    valences: Sequence[tuple[int, int, float]],
    target: tuple[int, int] | None,
    wanted: Container[str] | None = None,
) -> list[tuple[int, str, float, float, float]]:
    """The words that may pull a statement to a side: their place, form, factor, valence and its share in VADER's sum.

    The factor is -0.5 after a negation, else 1. Names of things (lexicons/names_of_things.csv), function words and the
    target itself are left out, and so is every other word that is not ``wanted`` and has no valence.
    """
    forms = words.forms
    silent = set(range(*target)) if target else set()
    for thing in find_cues(words, read_lexicon("names_of_things"), "things"):
        silent.update(_places(words, thing.start, thing.end))
    valence = _valences(words, valences, silent)
    total = sum(valence.values())
    norm = (total * total + _SCALE) ** 0.5
    places: Iterable[int] = range(len(forms))
    if wanted is not None:
        places = sorted(valence.keys() | {i for i, form in enumerate(forms) if form in wanted})
    denying = not word_class("negation").isdisjoint(forms) or "n't" in " ".join(forms)
    found = []
    for i in places:
        form = forms[i]
        if _may_weigh(form) and i not in silent:
            value = valence.get(i, 0.0)
            found.append((i, form, _FLIP if denying and _denied(forms, i) else 1.0, value, value / norm))
    return found


@lru_cache(maxsize=100_000)
def _may_weigh(form: str) -> bool:
    """Whether a word can have a tone of its own: function words, negations, numbers and marks have none."""
    if not form[0].isalpha() or form.endswith("n't"):
        return False
    return form not in word_class("function word") and form not in word_class("negation")


def _valences(words: Words, found: Sequence[tuple[int, int, float]], silent: set[int]) -> dict[int, float]:
    """The valence of each word that has one, VADER's own first, then those of words of news that VADER lacks."""
    forms, starts = words.forms, words.starts
    valence: dict[int, float] = {}
    for start, _, value in found:
        at = bisect_left(starts, start)
        if at < len(starts) and starts[at] == start and at not in silent:
            valence[at] = value
    added, negations = news_valences(), word_class("negation")
    for i in [i for i, form in enumerate(forms) if form in added]:
        if i not in silent and i not in valence:
            denied = any(f in negations or f.endswith("n't") for f in forms[max(0, i - _REACH) : i])
            valence[i] = added[forms[i]] * (_VADER_FLIP if denied else 1.0)
    return valence


def _denied(forms: Sequence[str], place: int) -> bool:
    """Whether a negation stands up to three words before, without a stop or comma between."""
    negations = word_class("negation")
    for form in reversed(forms[max(0, place - _REACH) : place]):
        if form in negations or form.endswith("n't"):
            return True
        if form in _STOPS:
            return False
    return False


def _around(words: Words, first: int, last: int) -> Iterator[Observation]:
    """The target's own place, and the phrases of two and three words that hold it."""
    forms = words.forms
    yield "target", "(bias)", 1.0, 1.0, -1
    if first <= 1:
        yield "target", "(comes first)", 1.0, 1.0, -1
    if last - first == 1 and forms[first] in word_class("personal pronoun"):
        yield "target", "(is a pronoun)", 1.0, 1.0, -1
    if last < len(forms) and forms[last] == "'s":
        yield "target", "(is a possessor)", 1.0, 1.0, -1
    if _quoted(words, first):
        yield "target", "(is inside quotation marks)", 1.0, 1.0, -1
    row = [*forms[max(0, first - 2) : first], "TARGET", *forms[last : last + 2]]
    begin = max(0, first - 2)
    here = first - begin
    # The words of the row by their places in the statement, the target being one of them.
    places = [*range(begin, first), first, *range(last, last + 2)]
    for size in (2, 3):
        for at in range(max(0, here - size + 1), min(here, len(row) - size) + 1):
            anchor = places[at] if row[at] != "TARGET" else places[at + 1]
            yield "around", " ".join(row[at : at + size]), 1.0, 1.0, anchor


def _quoted(words: Words, place: int) -> bool:
    inside = False
    for form in words.forms[:place]:
        if form == '"':
            inside = not inside
        elif form in "“”":
            inside = form == "“"
    return inside


def _places(words: Words, start: int, end: int) -> Iterator[int]:
    first = bisect_left(words.starts, start)
    while first < len(words.starts) and words.starts[first] < end:
        yield first
        first += 1
