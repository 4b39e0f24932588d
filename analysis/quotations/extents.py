"""How far a statement reaches: where the reporter, or somebody else, takes over again."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotations.draft import Report
from analysis.quotations.phrases import has_clause, noun_phrase_before, segment_end
from analysis.quotations.reading import Reading
from analysis.quotations.verbs import AUXILIARY, is_adverb, is_finite
from analysis.quotations.words import (
    BREAK,
    COLON,
    COMMA,
    CONTRACTED,
    COORDINATOR,
    DASH,
    DETERMINER,
    DO,
    FINITE,
    HAVE,
    MARK,
    NEGATION,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    word_list,
)  # fmt: skip

__all__ = ["clause_end", "coordinator_before", "object_end", "phrase_end", "predicate_end"]

# After a comma these show that the reporter speaks again.
_ASIDES = word_list("aside")
_EDGES = COMMA | COORDINATOR | SEMICOLON | COLON | DASH
_REPORTERS_HEDGES = frozenset("apparently reportedly seemingly evidently perhaps probably presumably not".split())
_BEHIND_DASH = frozenset("a an it something though although despite".split())
_GOING_ON = frozenset("which who whose whom though although while sparking prompting saying adding".split())
_PRESENT = frozenset("is are has have does will can".split())
_WITHHELD = word_list("withheld")
_PLACES_OF_SPEECH = word_list("place_of_speech")
_LABELS = word_list("label_of_statement")
_WITHHOLDING = word_list("withholding")
_SUBORDINATE = frozenset("when while after before as if although though since because once whereas until where".split())


def _agree(one: Report, other: Report) -> bool:
    return one.tense == other.tense or {one.tense, other.tense} == {"past", "ing"}


def clause_end(reading: Reading, first: int, end: int, report: Report, later: Sequence[Report], subject: int) -> int:
    """The word after the last one of an indirect statement that starts at ``first``, at most ``end``.

    It is cut at a second cue of the same speaker ("…, and admitted that …"), at a cue with a subject of its own
    after a coordinator, at a participle ("…, adding that …"), at a later source ("…, according to …"), at a relative
    or concessive clause of the reporter's, and, where the report stands in a clause that opens the sentence
    ("While Brook said …, …"), at the comma before the main clause.
    """
    tags, low, quote_of = reading.tags, reading.low, reading.quote_of
    cut = end
    for other in later:
        if other.at >= cut:
            break
        group = other.group
        if group <= first:
            continue
        before = tags[group - 1]
        if other.form == "ing":
            if (
                before & (COMMA | MARK)
                or (before & (COORDINATOR | DASH))
                or low[group - 1] in ("while", "before", "after")
            ):
                cut = group - 1 if before & (COORDINATOR | SUBORDINATOR) else group
                break
            phrase = noun_phrase_before(reading, group, first)
            if first < phrase < group and tags[phrase - 1] & COORDINATOR and low[phrase - 1] in ("and", "but"):
                cut = phrase - 1  # "Brook saying …, and Hale calling …"
                break
            if first + 1 < phrase < group and low[phrase - 1] == "with" and tags[phrase - 2] & COMMA:
                cut = phrase - 2  # "…, with Hale saying …"
                break
        elif other.form in ("finite", "passive"):
            contrasted = low[group - 1] == "but"
            if other.cue.stance == "believing" and before & COORDINATOR:
                continue  # "said talks had failed and thought …": more likely his own words
            if before & (COORDINATOR | COMMA) and other.form == "finite" and (contrasted or _agree(report, other)):
                coordinator = coordinator_before(reading, group, first) if before & COMMA else -1
                cut = coordinator if coordinator > first else group - 1
                break
            phrase = noun_phrase_before(reading, group, first)
            k = phrase - 1
            parted = tags[k - 1] & (COMMA | DASH) or (tags[k - 1] & MARK and tags[k - 2] & COMMA) or low[k] == "but"
            if (
                phrase < group
                and k > first
                and parted
                and (tags[k] & COORDINATOR or low[k] in ("while", "although", "though", "whereas"))
            ):
                cut = k
                break
            if (
                reading.forms[k] == "while"
                and k > first
                and reading.forms[phrase][0].isupper()
                and _agree(report, other)
            ):
                cut = k  # "Brook said … while Ada Hale said …"
                break
            if first < phrase < group and tags[phrase - 1] & COMMA and other.after >= end and tags[phrase] & PERSONAL:
                cut = phrase - 1  # "…, he said"
                break
            coordinator = coordinator_before(reading, group, first)
            if coordinator > first and _agree(report, other):
                cut = coordinator
                break
    relative = low[report.group - 1] in ("who", "that", "which")
    dashed = subject > 0 and bool(tags[_clause_start(reading, report, subject) - 1] & DASH)
    opener = _opener(reading, subject) or (relative and low[report.group - 2 : report.group - 1] != [","])
    k = first + 1
    while k < cut:
        if quote_of[k] >= 0:
            quoted = reading.quotes[quote_of[k]]
            if quoted.last >= cut:
                break
            after = quoted.last + 1
            if opener and tags[quoted.last - 1] & COMMA and quoted.closed and _main_clause(reading, after, end):
                cut = after
                break
            if after < cut and _circumstance(reading, after, cut) and low[after] != "on":
                cut = after
                break
            goes_on = after < cut and tags[quoted.last - 1] & COMMA and low[after] in _GOING_ON
            if goes_on and not any(tags[m] & COMMA and is_finite(reading, m + 1) for m in range(after, cut - 1)):
                cut = after  # "the 'loophole,' which allows …"
                break
            if low[after : after + 1] == ["but"] and after < cut and _afterthought(reading, after + 1, cut):
                cut = after
                break
            k = after
            continue
        tag = tags[k]
        if tag & COLON and k + 1 < cut and quote_of[k + 1] >= 0:
            quoted = reading.quotes[quote_of[k + 1]]
            if any(other.at > quoted.last for other in later):
                cut = k
                break
        left = tag & DASH and k + 2 < cut and low[k + 1] == "and" and tags[k + 2] & PERSONAL
        if left and not any(tags[m] & DASH for m in range(first, k)):
            cut = k  # "— and he left", but not behind an aside between dashes
            break
        if tag & DASH and (dashed or (k + 1 < cut and low[k + 1] in _BEHIND_DASH)):
            cut = k  # "— Brook said … —": the reporter's sentence goes on
            break
        if tag & SEMICOLON or (low[k] == "according" and k + 1 < end and low[k + 1] == "to"):
            cut = k
            break
        if tag & COORDINATOR and _second_verb(reading, report, first, k, cut):
            cut = k
            break
        if tag & COMMA and k + 1 < cut:
            word = low[k + 1]
            if word in _ASIDES and k + 2 < cut and quote_of[k + 2] >= 0:
                k += 1  # ", which "would help" …": still the speaker's words
                continue
            if word in _ASIDES and (
                word not in ("who", "which", "whose") or (k - first > 3 and has_clause(reading, first, k))
            ):
                cut = k
                break
            if word in ("a", "an") and (
                _LABELS.intersection(low[k + 2 : k + 5]) or _closing_apposition(reading, k + 1, cut)
            ):
                cut = k  # ", a charge that Hale denied", ", a plan of the last mayor"
                break
            if word == "but" and low[k + 2 : k + 3] in (["he"], ["she"], ["they"]) and report.tense == "past":
                cut = k  # ", but he pressed her to do more"
                break
            if word == "without" and k + 2 < cut and low[k + 2] in _WITHHOLDING:
                cut = k  # ", without elaborating"
                break
            if word == "but" and _afterthought(reading, k + 2, cut):
                cut = k
                break
            if opener and (_main_clause(reading, k + 1, end) or _reports_behind(reading, k, later, end)):
                cut = k
                break
            if relative and is_finite(reading, k + 1) and has_clause(reading, first, k):
                cut = k  # "Brook, who said …, left"
                break
        k += 1
    while cut > first + 1 and tags[cut - 1] & _EDGES and quote_of[cut - 1] < 0 and low[cut - 1] not in ("so", "yet"):
        cut -= 1
    return cut


def _second_verb(reading: Reading, report: Report, first: int, k: int, end: int) -> bool:
    """Whether the coordinator at ``k`` joins a second verb to the reporting one: "vowed to stay and thanked Hale".

    So it does where the statement has no finite verb that the second could go with, where only the reporting verb
    has the second one's tense ("said she admires him and thanked Hale"), and where it withholds ("but declined to").
    """
    tags, low = reading.tags, reading.low
    verb = k + 1
    while verb < end and is_adverb(reading, verb) and not tags[verb] & NEGATION:
        verb += 1
    if verb >= end or low[k] not in ("and", "but") or report.form == "infinitive" or not is_finite(reading, verb):
        return False
    if low[k] == "but" and _withholds(reading, verb, end):
        return True
    own = [m for m in range(first, k) if reading.quote_of[m] < 0 and is_finite(reading, m)]
    past = not tags[verb] & (AUXILIARY | CONTRACTED) and not low[verb].endswith("s")
    if not own:
        return (past or bool(tags[verb] & (HAVE | DO))) and not tags[first] & CONTRACTED and first + 1 < k
    present = low[own[-1]] in _PRESENT or (low[own[-1]][-1] == "s" and not tags[own[-1]] & (AUXILIARY | CONTRACTED))
    return past and report.tense == "past" and bool(present) and report.group == report.at


def _withholds(reading: Reading, verb: int, end: int) -> bool:
    """Whether "but" goes on with what a source would not tell: "but declined to", "but would not say"."""
    low = reading.low
    if low[verb] in ("declined", "refused", "stopped"):
        return True
    behind = verb + 2 if low[verb + 1 : verb + 2] == ["not"] else verb + 1
    negated = behind > verb + 1 or low[verb].endswith(("n't", "n’t"))
    return negated and behind < end and low[behind] in _WITHHELD


def _closing_apposition(reading: Reading, first: int, end: int) -> bool:
    """Whether a noun phrase from ``first`` closes the sentence: the reporter explains the last word of a statement."""
    tags = reading.tags
    for k in range(first, end):
        if tags[k] & RELATIVE:
            return k > first + 1
        if tags[k] & (COMMA | COORDINATOR | DASH) or is_finite(reading, k):
            return False
    return True


def _clause_start(reading: Reading, report: Report, subject: int) -> int:
    """Where the reporting clause starts: at its subject, or at the relative pronoun that is its subject."""
    before = report.group - 1
    return before if reading.low[before] in ("who", "which", "that") else subject


def _afterthought(reading: Reading, first: int, end: int) -> bool:
    """Whether "but" adds only a phrase with the reporter's own hedge: ", but apparently not much else"."""
    return (
        first < end
        and reading.low[first] in _REPORTERS_HEDGES
        and not any(is_finite(reading, k) for k in range(first, end) if reading.quote_of[k] < 0)
    )


def coordinator_before(reading: Reading, group: int, first: int) -> int:
    """The coordinator before a verb with only an adverbial between: "but in a later interview said"; else -1."""
    tags = reading.tags
    for k in range(group - 1, max(first, group - 8), -1):
        if tags[k] & COORDINATOR:
            return k if k + 1 < group and tags[k + 1] & PREPOSITION and not tags[k + 1] & COORDINATOR else -1
        if tags[k] & (BREAK & ~COMMA) or is_finite(reading, k):
            return -1
    return -1


def _opener(reading: Reading, subject: int) -> bool:
    """Whether the clause of the subject is subordinate: "While Brook said", "three days after Brook said"."""
    tags, low = reading.tags, reading.low
    for k in range(subject - 1, max(-1, subject - 8), -1):
        if low[k] in _SUBORDINATE:
            return True
        if tags[k] & BREAK or is_finite(reading, k):
            return False
    return False


def _reports_behind(reading: Reading, comma: int, later: Sequence[Report], end: int) -> bool:
    """Whether a phrase and a report follow a comma: "Although he said …, at the meeting on Monday he said …"."""
    if not reading.tags[comma + 1] & PREPOSITION:
        return False
    other = next((one for one in later if one.group > comma), None)
    if other is None or other.form != "finite" or segment_end(reading, comma + 1, end) < other.group:
        return False
    return not any(is_finite(reading, k) for k in range(comma + 1, other.group))


def _main_clause(reading: Reading, first: int, end: int) -> bool:
    """Whether a clause with its own subject starts at ``first``: a noun phrase and soon a finite verb."""
    tags = reading.tags
    if first >= end or (tags[first] & (RELATIVE | COORDINATOR | PREPOSITION) and not tags[first] & SUBJECT):
        return False
    if first + 1 < end and tags[first] & AUXILIARY and tags[first + 1] & AUXILIARY:
        return False  # "Hale, the mayor, has been …": the subject stands before
    for k in range(first + 1, min(end, first + 9)):
        if tags[k] & (COMMA | SEMICOLON):
            return False
        if is_finite(reading, k):
            return True
    return False


def object_end(reading: Reading, first: int, end: int, report: Report, later: Sequence[Report], subject: int) -> int:
    """The word after a noun phrase that names what was said: it stops at a comma, a time or the place of speech."""
    tags, low = reading.tags, reading.low
    cut = clause_end(reading, first, end, report, later, subject)
    for other in later:
        if first < other.group < cut and other.form == "finite":
            coordinator = noun_phrase_before(reading, other.group, first) - 1
            if coordinator < first and reading.forms[other.group - 1][0].isupper():  # "a photo and Hale said"
                coordinator = next((k for k in range(other.group - 2, first, -1) if tags[k] & COORDINATOR), -1)
            if coordinator > first and tags[coordinator] & COORDINATOR:
                cut = coordinator
                break
    for k in range(first + 1, cut):
        if reading.quote_of[k] >= 0:
            continue
        if tags[k] & (COMMA | DASH | COLON) and not (tags[k] & COMMA and _list_goes_on(reading, k, cut)):
            return k
        if _circumstance(reading, k, cut) or (tags[k] & COORDINATOR and _verb_follows(reading, k + 1, cut)):
            return k
        if low[k] in ("when", "while", "because", "after", "before") and has_clause(reading, k + 1, cut):
            return k
        if low[k] in ("by", "before", "after", "while") and k + 1 < cut and low[k + 1].endswith("ing"):
            return k
    return cut


def _verb_follows(reading: Reading, k: int, end: int) -> bool:
    """Whether a past or auxiliary verb stands at ``k``: "talked about the war and made remarks on trade"."""
    tags = reading.tags
    if k >= end or not is_finite(reading, k):
        return False
    return bool(tags[k] & (AUXILIARY | FINITE))


def _circumstance(reading: Reading, k: int, end: int) -> bool:
    """Whether the time or the place of speech starts at word ``k``: "on Friday", "in an interview"."""
    tags, low = reading.tags, reading.low
    if tags[k] & TIME and low[k].endswith("day"):
        return True
    if low[k] not in ("in", "at", "during", "on", "over", "last", "this", "earlier") or k + 1 >= end:
        return False
    if tags[k + 1] & TIME and (low[k] in ("last", "this", "earlier") or low[k + 1].endswith("day")):
        return True
    if tags[k + 1] & (DETERMINER | POSSESSIVE) and k + 2 < end:
        return bool(_PLACES_OF_SPEECH.intersection(low[k + 2 : k + 5]) or (tags[k + 2] & TIME and low[k] == "over"))
    return False


def _list_goes_on(reading: Reading, comma: int, end: int) -> bool:
    """Whether a comma separates the parts of a list: "the deal, the price and the date"."""
    for k in range(comma + 1, min(end, comma + 7)):
        if reading.low[k] in ("and", "or"):
            return not has_clause(reading, comma + 1, k) and k > comma + 1
        if reading.tags[k] & RELATIVE:
            return False
    return False


def predicate_end(reading: Reading, first: int, end: int, report: Report, later: Sequence[Report], subject: int) -> int:
    """The word after what somebody or something was called: it stops with the quotation that says so."""
    tags, low = reading.tags, reading.low
    cut = clause_end(reading, first, end, report, later, subject)
    gap = subject > 0 and low[subject - 1] in ("what", "which", "that", "one")
    k = first
    while k < cut:
        number = reading.quote_of[k]
        if number >= 0:
            after = reading.quotes[number].last + 1
            if low[after : after + 1] and low[after] in ("who's", "who’s", "who") and after < cut:
                k = after + 2  # 'a "child" who's acting "as if he were a king"'
                continue
            if after < cut and (
                tags[after] & (COMMA | DASH | COLON)
                or tags[after - 2] & COMMA
                or low[after] in ("when", "while", "after", "before", "though", "although")
                or (
                    after + 1 < cut
                    and low[after] in ("and", "but")
                    and (tags[after + 1] & PERSONAL or is_finite(reading, after + 1))
                )
                or _circumstance(reading, after, cut)
                or is_finite(reading, after)
            ):
                return after
            k = after
            continue
        if tags[k] & (DASH | COLON) or (gap and k > first and (tags[k] & COMMA or is_finite(reading, k))):
            return k
        k += 1
    return cut


def phrase_end(reading: Reading, first: int, end: int, clause: bool) -> int:
    """The word after a noun's complement: the sentence may go on with the verb that the noun is the subject of."""
    tags = reading.tags
    seen = False
    k = first + 1
    while k < end:
        if reading.quote_of[k] >= 0:
            k = reading.quotes[reading.quote_of[k]].last + 1
            continue
        if tags[k] & (COMMA | SEMICOLON | COLON | DASH) and not (tags[k] & COMMA and _list_goes_on(reading, k, end)):
            return k
        if is_finite(reading, k) and not tags[k - 1] & (RELATIVE | SUBORDINATOR | PERSONAL):
            if not clause or seen:
                return k
            seen = True
            while k + 1 < end and tags[k] & AUXILIARY and not tags[k + 1] & (BREAK | DETERMINER | PREPOSITION):
                k += 1  # "might fall", "had been lost"
        elif is_finite(reading, k):
            seen = True
        if not clause and _circumstance(reading, k, end):
            return k
        k += 1
    return end
