"""Who speaks: the subject of a reporting verb, as words of the sentence."""

from __future__ import annotations

from typing import NamedTuple

from analysis.quotations.draft import Draft, Report, Words
from analysis.quotations.extents import coordinator_before
from analysis.quotations.phrases import is_title, noun_phrase_before, segment_end
from analysis.quotations.reading import Reading
from analysis.quotations.verbs import group_start, is_adverb, is_finite
from analysis.quotations.words import (
    ADVERB,
    BREAK,
    CLOSER,
    COLON,
    COMMA,
    CONTRACTED,
    COORDINATOR,
    CUE,
    DASH,
    DETERMINER,
    MARK,
    OBJECT,
    OPENER,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    VERB,
    word_list,
)  # fmt: skip

__all__ = ["Subject", "find_subject", "main_subject"]

_MESSAGES = word_list("message")
_CAUSATIVE = frozenset("prompt prompts prompted lead leads led cause causes caused force forces forced".split())
_AROUND_TIME = frozenset("a an the this that last past next late early earlier later few any same several".split())
_LONGEST_OPENING = 12  # words of an opening phrase whose noun a participle describes
_NO_OBJECT_OF = frozenset(
    "spent spends spend spending on in at".split()
)  # spent the day praising, on television saying
_OTHERS = frozenset("many more other others several".split())
_LONGEST_NAME = 6  # words of one name in a list
_ALONG = ((("and",), 1), (("along", "with"), 2), (("together", "with"), 2), (("as", "well", "as"), 3))
_LONGEST_CAUSED = 8  # words between "prompted" and "to accuse"


class Subject(NamedTuple):
    """Words ``first`` to ``end``; ``how`` is 'own', 'relative' (who said), or 'shared' with an earlier cue."""

    first: int
    end: int
    how: str

    @property
    def words(self) -> Words:
        """The subject as a range of words."""
        return (self.first, self.end)


def find_subject(reading: Reading, report: Report, a: int, done: int, last: Draft | None) -> Subject | None:
    """The subject of ``report`` in the sentence from ``a``; ``last`` is the statement found before it there."""
    if report.form in ("ing", "infinitive"):
        return _shared(reading, report, a, done, last)
    tags, low = reading.tags, reading.low
    floor = max(a, done)
    group = _before_time(reading, report.group, floor)
    if group <= a:
        return None
    k = group - 1
    tag = tags[k]
    if tag & CONTRACTED:
        return Subject(k, k + 1, "own")
    if low[k] in ("who", "which", "that") and k > a:
        antecedent = k - 1 if tags[k - 1] & COMMA else k
        first = noun_phrase_before(reading, antecedent, floor)
        return Subject(first, antecedent, "relative") if first < antecedent else Subject(k, k + 1, "relative")
    if tag & COORDINATOR or (low[k] == "then" and tags[k - 1] & (COORDINATOR | COMMA)):
        if last and last.mention:
            return Subject(*last.mention, "shared")
        words = main_subject(reading, a, k)
        return Subject(*words, "shared") if words else None
    first = noun_phrase_before(reading, group, floor)
    if (  # "Brook, who in the course of the day said"
        a < first < group - 1
        and low[first] in ("who", "which")
        and tags[first + 1] & PREPOSITION
        and not any(is_finite(reading, m) for m in range(first + 1, group))
    ):
        antecedent = first - 1 if tags[first - 1] & COMMA else first
        start = noun_phrase_before(reading, antecedent, floor)
        return Subject(start, antecedent, "relative") if start < antecedent else Subject(first, first + 1, "relative")
    if first == k > a and low[k].endswith("ing") and reading.forms[k].islower() and not tag and tags[k - 1] & COMMA:
        return None  # ", causing repeated delays": an object's adjective, no reporting verb
    if first < group:
        if (
            last
            and last.mention
            and first > a
            and tags[first - 1] & PREPOSITION
            and coordinator_before(reading, group, floor) >= floor
        ):
            return Subject(*last.mention, "shared")
        if _reduced(reading, report, a, first):
            return None
        return Subject(_first_of_list(reading, first, group, floor), group, "own")
    if tag & (COMMA | DASH | CLOSER) or tag & MARK:
        found = _before_parenthesis(reading, a, k, floor, last)
        if found is None and last and last.rule == "questioned" and last.mention is None:
            return _before_parenthesis(reading, a, k, a, None)  # "Brook, when asked if he would go, said"
        return found
    return None


def _before_time(reading: Reading, group: int, floor: int) -> int:
    """Where a verb group starts with the time that stands before it: "Brook, the mayor, on Tuesday said"."""
    tags, low = reading.tags, reading.low
    if group <= floor or not (tags[group - 1] & TIME or low[group - 1] in _AROUND_TIME):
        return group
    k = group
    timed = False
    while k > floor and (tags[k - 1] & TIME or low[k - 1] in _AROUND_TIME):
        k -= 1
        timed = timed or bool(tags[k] & TIME and (low[k].endswith("day") or reading.forms[k].islower()))
    if k > floor and timed and tags[k - 1] & PREPOSITION:
        k -= 1
    if not timed or k <= floor or tags[k - 1] & (DETERMINER | POSSESSIVE | PREPOSITION):
        return group
    named = reading.forms[k - 1][0].isupper() and not tags[k - 1]
    return k if named or tags[k - 1] & (COMMA | CLOSER | PERSONAL) else group


def _reduced(reading: Reading, report: Report, a: int, first: int) -> bool:
    """Whether the verb only describes a noun of the opening phrase: "In ads announced Friday, Brook …"."""
    tags = reading.tags
    if (
        not tags[a] & PREPOSITION
        or report.group != report.at
        or report.tense != "past"
        or not a < first <= a + _LONGEST_OPENING
    ):
        return False
    if tags[a] & SUBORDINATOR or any(tags[m] & BREAK for m in range(a, first)):
        return False
    after = report.after
    while after < len(tags) - 1 and tags[after] & (TIME | ADVERB):
        after += 1
    if after == report.after or not tags[after] & COMMA:
        return False
    return not any(is_finite(reading, m) for m in range(a, first))


def _first_of_list(reading: Reading, first: int, end: int, floor: int) -> int:
    """Where a list of names starts of which the last two are joined: "Brook, Ada Hale and Tom Marsh"."""
    tags, forms = reading.tags, reading.forms
    if first <= floor or not tags[first - 1] & (COMMA | COORDINATOR):
        return first
    if first - 2 > floor and reading.low[first - 1] == "and" and tags[first - 2] & COMMA and forms[first][0].isupper():
        opens = forms[floor][0].isupper() and not tags[floor] & ~(CUE | VERB | DETERMINER)
        apposed = segment_end(reading, floor, first) < first - 2 and reading.quote_of[first - 2] < 0
        if opens and apposed and not any(is_finite(reading, m) for m in range(floor, first - 1)):
            return floor  # "Brook, the mayor of Arden, and Ada Hale said"
    if _of_a_town(reading, first, end, floor):
        return floor
    ands = [k + 1 for k in range(first + 1, end - 1) if tags[k] & COORDINATOR]
    if not any(forms[k][0].isupper() or reading.low[k] in _OTHERS for k in ands):
        return first
    while first - 2 >= floor and tags[first - 1] & COMMA:
        k = first - 1
        while k > floor and first - k <= _LONGEST_NAME and _in_name(reading, k - 1):
            k -= 1
        if k == first - 1 or (k > floor and not tags[k - 1] & BREAK and reading.low[k - 1] != "with"):
            break
        first = k
    return first


def _of_a_town(reading: Reading, first: int, end: int, floor: int) -> bool:
    """Whether the words before a verb are only the state of a town: "Ada Brook of Marlow, Ohio says"."""
    low, tags = reading.low, reading.tags
    if not floor < first - 3 <= floor + _LONGEST_NAME or not tags[first - 1] & COMMA or end - first > 2:
        return False
    of = next((k for k in range(floor + 1, first - 1) if low[k] in ("of", "from", "in")), -1)
    return of > 0 and all(
        _in_name(reading, k) for k in (*range(floor, of), *range(of + 1, first - 1), *range(first, end))
    )


def _in_name(reading: Reading, k: int) -> bool:
    """Whether word ``k`` may be part of a name in a list."""
    return reading.forms[k][0].isupper() and not reading.tags[k] & ~(CUE | VERB) and reading.quote_of[k] < 0


def _with_joined(reading: Reading, stop: int, verb: int) -> int:
    """The end of a subject with those joined to it behind a comma: "Brook, the mayor, and Hale, the judge, said"."""
    tags, low, forms = reading.tags, reading.low, reading.forms
    end = stop
    while stop < verb:
        first = stop + 1
        stop = segment_end(reading, first, verb)
        along = next((n for words, n in _ALONG if tuple(low[first : first + n]) == words), 0)
        if not along or first + along >= stop:
            continue
        k = first + along
        joins = forms[k][0].isupper() or tags[k] & POSSESSIVE or along > 1
        if joins and not tags[k] & (PREPOSITION | PERSONAL) and not any(is_finite(reading, m) for m in range(k, stop)):
            end = stop
    return end


def _shared(reading: Reading, report: Report, a: int, done: int, last: Draft | None) -> Subject | None:
    """The subject of a participle or an infinitive: the last speaker's, else that of the main clause."""
    tags, low = reading.tags, reading.low
    k = report.group - 1
    if report.form == "ing" and k >= a and not tags[k] & (BREAK | COORDINATOR | PREPOSITION | SUBORDINATOR):
        first = noun_phrase_before(reading, report.group, max(a, done))
        doing = low[first].endswith("ing") and reading.forms[first].islower() and len(low[first]) > 5
        if first < report.group and not (doing or _message(reading, k, first) or low[first - 1] in _NO_OBJECT_OF):
            if low[first].endswith("ed") and first + 2 < report.group and tags[first + 1] & PREPOSITION:
                first += 2  # "interviewed about Brook calling it a sham"
            return Subject(_first_of_list(reading, first, report.group, max(a, done)), report.group, "own")
    if report.form == "infinitive":
        for j in range(k, max(a, k - _LONGEST_CAUSED), -1):
            if tags[j] & BREAK:
                break
            if low[j] in _CAUSATIVE and j < k:
                return Subject(j + 1, k + 1, "own")  # "it prompted Brook to accuse Hale"
    if last and last.mention:
        return Subject(*last.mention, "shared")
    if report.form == "ing" and (k < a or (k == a and tags[k] & (PREPOSITION | SUBORDINATOR | COORDINATOR))):
        return None  # "Noting the deal, Brook left": the subject follows
    words = main_subject(reading, a, report.group)
    return Subject(*words, "shared") if words else None


def _message(reading: Reading, k: int, first: int) -> bool:
    """Whether the words up to ``k`` are a message and when or what for it was sent: "a statement late on Tuesday"."""
    tags, low = reading.tags, reading.low
    link = next((m for m in range(first + 1, k) if tags[m] & PREPOSITION), k)
    if low[link - 1] in _MESSAGES and low[link] not in ("by", "from", "of"):
        return True
    while k > first and (tags[k] & (TIME | ADVERB) or low[k] in _AROUND_TIME):
        k -= 1
    if k > first and low[k] == "on" and tags[k + 1] & TIME:
        k -= 1
    return low[k] in _MESSAGES or low[k].removesuffix("s") in _MESSAGES


def main_subject(reading: Reading, a: int, end: int) -> Words | None:
    """The subject of the first finite verb between ``a`` and ``end``, else the noun phrase that opens the sentence."""
    tags, low = reading.tags, reading.low
    k = a
    while k < end:
        stop = segment_end(reading, k, end)
        opens = k == a and low[k].endswith("ing") and not tags[k] & ~CUE and stop + 1 < end and bool(tags[stop] & COMMA)
        if (not tags[k] & (SUBORDINATOR | PREPOSITION) or tags[k] & SUBJECT) and not opens:
            for m in range(k, stop):
                if reading.quote_of[m] < 0 and is_finite(reading, m):
                    group = group_start(reading, m, k)
                    if tags[m] & CONTRACTED:
                        return (m, m + 1)
                    first = noun_phrase_before(reading, group, k)
                    if first < group:
                        return (_first_of_list(reading, first, group, a), group)
                    break
            if tags[k] & PERSONAL:
                return (k, k + 1)
        k = stop + 1
    k = a
    while k < end and tags[k] & (BREAK | COORDINATOR):
        k += 1
    alone = k + 1 == end and k == a and len(low[k]) > 5 and low[k].endswith("ing") and not tags[k] & ~(CUE | VERB)
    if alone and any(tag & COMMA for tag in tags[end : end + _LONGEST_OPENING]):
        return None  # "Continuing to explain it, Brook said": the subject follows
    if k + 1 < end and low[k].endswith("ing") and not tags[k] and tags[k + 1] & (DETERMINER | POSSESSIVE):
        return None  # "Using the chance to praise Hale, he said": the subject follows
    stop = segment_end(reading, k, end)
    if tags[k] & PREPOSITION and not tags[k] & SUBJECT and stop + 2 < end and tags[stop] & COMMA:
        k = stop + 1  # "During the storm, Brook, …"
        stop = segment_end(reading, k, end)
    first = noun_phrase_before(reading, stop, k)
    return (first, stop) if first < stop and stop - k < 12 else None


def _before_parenthesis(reading: Reading, a: int, comma: int, floor: int, last: Draft | None) -> Subject | None:
    """The subject before an apposition, a relative clause or an aside: "Brook, who led the talks, said"."""
    tags, low = reading.tags, reading.low
    start = floor
    for k in range(comma - 1, floor, -1):
        if reading.quote_of[k] >= 0 and tags[k] & MARK and tags[k - 1] & BREAK and not tags[k + 1] & BREAK:
            if is_title(reading, reading.quote_of[k]) and tags[k + 1] & PREPOSITION:
                continue  # Brook, the author of "Night," about a storm, said
            start = k + 1
            break
    for k in range(comma - 1, start, -1):
        if tags[k] & CLOSER:
            break
        if tags[k] & OPENER:
            start = k + 1
            break
    coordinated = False
    while start < comma and tags[start] & (COMMA | COORDINATOR | DASH):
        coordinated = coordinated or bool(tags[start] & COORDINATOR)
        start += 1
    if coordinated and last and last.mention and low[start].endswith("ed") and is_finite(reading, start):
        return Subject(*last.mention, "shared")
    if coordinated and last and last.mention and tags[start] & (PREPOSITION | SUBORDINATOR):
        return Subject(*last.mention, "shared")
    segments: list[Words] = []
    k = start
    while k < comma:
        stop = segment_end(reading, k, comma)
        if stop < comma and tags[stop] & COLON:
            segments.clear()  # "On the deal: Brook, the mayor, hopes"
        elif stop > k:
            segments.append((k, stop))
        k = stop + 1
    if len(segments) > 2 and _introduces(reading, *segments[0]):
        del segments[0]
    while len(segments) > 1 and (
        _only_adverbs(reading, *segments[0]) or _opens_with_participle(reading, *segments[0], a)
    ):
        del segments[0]
    for first, stop in segments[:-1] or segments:
        tag = tags[first]
        if (tag & RELATIVE and not tag & SUBJECT) or is_finite(reading, stop - 1):
            continue
        if low[first].endswith("ing") and reading.forms[first][0].islower():
            continue
        if start < first < stop - 2 and low[first + 1] == "of" and low[first + 2] in ("them", "whom", "which"):
            continue  # "At the meeting, many of them in doubt, Brook, the mayor, said"
        phrase = noun_phrase_before(reading, stop, first)
        if phrase >= stop:
            continue
        if tag & PREPOSITION and phrase > first + 1 and not any(is_finite(reading, m) for m in range(first, stop)):
            continue
        if (
            phrase > first
            and any(is_finite(reading, m) for m in range(first + low[first].endswith("ed"), phrase))
            and not (tags[phrase - 1] & (RELATIVE | SUBORDINATOR | COORDINATOR))
        ):
            if last and last.mention:
                return Subject(*last.mention, "shared")
            continue
        if tags[stop] & DASH and phrase > first and any(is_finite(reading, m) for m in range(first, phrase)):
            continue  # "It was no accident — Brook, the mayor, said"
        return Subject(phrase, _with_joined(reading, stop, comma), "own")
    if last and last.mention:
        return Subject(*last.mention, "shared")
    if reading.low[comma + 1] == "then" and segments and any(is_finite(reading, m) for m in range(*segments[0])):
        words = main_subject(reading, a, comma)
        return Subject(*words, "shared") if words else None
    return None


def _is_adverbial(reading: Reading, first: int, stop: int, a: int) -> bool:
    return _only_adverbs(reading, first, stop) or _opens_with_participle(reading, first, stop, a)


def _only_adverbs(reading: Reading, first: int, stop: int) -> bool:
    """Whether words say only when or how: "Earlier this week", "Similarly", "2012", "two months before the storm"."""
    tags, low = reading.tags, reading.low
    when = next((k for k in range(first, min(first + 3, stop - 1)) if tags[k] & TIME), -1)
    if when >= 0 and low[when + 1] in ("before", "after", "into") and reading.forms[when].islower():
        return True
    found = False
    for k in range(first, stop):
        if tags[k] & (TIME | ADVERB) or low[k].isdigit() or is_adverb(reading, k) or _adverb_in_front(low[k]):
            found = True
        elif low[k] not in _AROUND_TIME:
            return False
    return found


def _adverb_in_front(word: str) -> bool:
    """Whether a word that opens a sentence, and so has a capital, is an adverb by its ending."""
    return word.endswith("ly") and len(word) > 5 and word not in ("family", "assembly", "italy")


def _opens_with_participle(reading: Reading, first: int, stop: int, a: int) -> bool:
    """Whether a sentence opens with a participle: "Reached by telephone", "Speaking later on the show"."""
    low, tags = reading.low, reading.tags
    if first != a or stop - first < 2 or tags[first] & ~(CUE | VERB):
        return False
    if low[first].endswith("ed"):
        return bool(tags[first + 1] & PREPOSITION)
    behind = PREPOSITION | DETERMINER | POSSESSIVE | ADVERB | TIME | OBJECT
    return low[first].endswith("ing") and len(low[first]) > 5 and bool(tags[first + 1] & behind)


def _introduces(reading: Reading, first: int, stop: int) -> bool:
    """Whether words before a comma are an adverbial and no subject: "During the storm, Brook, the mayor, warned"."""
    tags, low = reading.tags, reading.low
    opening = tags[first] & PREPOSITION and not tags[first] & SUBJECT
    # "Speaking at a dinner, the mayor, Ada Brook, warned"; "Boeing, the maker of aircraft, a customer, warned"
    participle = low[first].endswith("ing") and stop > first + 2 and tags[first + 1] & (PREPOSITION | DETERMINER)
    if not opening and not participle:
        return False
    verbs = [m for m in range(first, stop) if is_finite(reading, m)]
    return not verbs or [low[m] for m in verbs] == ["dated"]  # "In a letter dated May 1"
