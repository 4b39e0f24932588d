"""Read one sentence after another: find the cues, try the frames, keep what is reported."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from analysis.quotations.cues import Cue, cue_forms
from analysis.quotations.phrases import (
    AUXILIARY, BREAK, group_start, has_clause, is_adverb, is_finite, noun_phrase_after, noun_phrase_before, skip_fillers,
)  # fmt: skip
from analysis.quotations.reading import Reading
from analysis.quotations.statement import Span, Statement
from analysis.quotations.words import (
    ADVERB, BE, CLOSER, COLON, COMMA, COORDINATOR, CUE, DASH, DETERMINER, DO, FINITE, HAVE, MARK, MODAL, NEGATION, OBJECT,
    OPENER, PERSONAL, POSSESSIVE, PREPOSITION, RELATIVE, SEMICOLON, STOP, SUBJECT, SUBORDINATOR, TIME,
)  # fmt: skip

__all__ = ["read_sentences"]

_QUESTION_WORDS = frozenset("whether if how why what who when where which".split())


@dataclass(slots=True)
class Report:
    """A reporting verb met in a sentence: words ``at`` to ``after`` are the cue, ``group`` starts its verb group."""

    cue: Cue
    at: int
    after: int
    group: int
    form: str
    tense: str
    passive: bool = False


@dataclass(slots=True)
class Found:
    """A statement as word ranges, before it is turned into offsets."""

    pieces: list[tuple[int, int]]
    report: tuple[int, int] | None
    lemma: str
    mention: tuple[int, int] | None
    rule: str
    via: tuple[int, int] | None = None
    same_source: bool = False
    sentence: int = -1


def identify(reading: Reading, k: int, a: int, b: int) -> Report | None:
    """Tell whether word ``k`` of the sentence ``a`` to ``b`` is a reporting verb, and in which form."""
    low, tags, forms = reading.low, reading.tags, reading.forms
    word = low[k]
    for cue, kinds in cue_forms()[word]:
        after = k + 1
        if cue.particle:
            parts = cue.particle.split()
            j = after
            if j < b and low[j] != parts[0] and is_adverb(reading, j):
                j += 1
            if low[j : j + len(parts)] != parts:
                continue
            after = j + len(parts)
            if after > b:
                continue
        if "ing" in kinds:
            before = tags[k - 1] if k > a else 0
            if before & BE:
                return Report(cue, k, after, group_start(reading, k, a), "finite", "ing")
            if before & (DETERMINER | POSSESSIVE):
                return None
            return Report(cue, k, after, group_start(reading, k, a) if is_adverb(reading, k - 1) else k, "ing", "ing")
        group = group_start(reading, k, a)
        group_tags = 0
        for m in range(group, k):
            group_tags |= tags[m]
        last = tags[k - 1] if k > a else 0
        j = k - 1
        while j > group and is_adverb(reading, j):
            j -= 1
        helper = tags[j] if j >= a and j >= group else 0
        if "past" in kinds or "participle" in kinds:
            if helper & BE and "participle" in kinds and not helper & HAVE:
                return Report(cue, k, after, group, "passive", "past", True)
            if helper & HAVE:
                return Report(cue, k, after, group, "finite", "perfect")
            if "base" in kinds and helper & (MODAL | DO):
                return Report(cue, k, after, group, "finite", "base")
            if last & (DETERMINER | POSSESSIVE) and not last & SUBJECT:
                return None
            if "base" in kinds and last & PREPOSITION and low[k - 1] != "to":
                return None
            return Report(cue, k, after, group, "finite", "past")
        if "s" in kinds:
            if last & (DETERMINER | POSSESSIVE | PREPOSITION) and not last & SUBJECT:
                return None
            if k > a and low[k - 1].endswith(("'s", "’s")):
                return None
            if k > a and tags[k - 1] & (BE | HAVE | MODAL):
                return None
            if after < b and (tags[after] & AUXILIARY or low[after] in ("of", "from", "by", "among", "against")):
                return None
            return Report(cue, k, after, group, "finite", "s")
        if "base" in kinds:
            if low[k - 1] == "to" and k > a:
                if group < k:
                    return Report(cue, k, after, group, "finite", "to")
                return Report(cue, k, after, k - 1, "infinitive", "to")
            if helper & (MODAL | DO):
                return Report(cue, k, after, group, "finite", "base")
            if last & (DETERMINER | POSSESSIVE | PREPOSITION) and not last & SUBJECT:
                return None
            if k > a and low[k - 1].endswith(("'s", "’s")):
                return None
            if after < b and tags[after] & AUXILIARY:
                return None
            if k == a:
                return None
            return Report(cue, k, after, group, "finite", "base")
    return None


class _Reader:
    """The state of one reading: what has been found so far."""

    def __init__(self, reading: Reading) -> None:
        self.r = reading
        self.found: list[Found] = []
        self.n_sentence = -1

    def run(self) -> list[Statement]:
        r = self.r
        cue_at = [k for k, tag in enumerate(r.tags) if tag & CUE and r.quote_of[k] < 0]
        according = [k for k, word in enumerate(r.low) if word == "according" and r.quote_of[k] < 0]
        n_cue = n_acc = 0
        paragraph_of = r.paragraph_starts
        at_paragraph = 0
        for number, (a, b) in enumerate(r.sentences):
            self.n_sentence = number
            while at_paragraph + 1 < len(paragraph_of) and paragraph_of[at_paragraph + 1] <= a:
                at_paragraph += 1
            new_paragraph = paragraph_of[at_paragraph] == a
            mine = []
            while n_cue < len(cue_at) and cue_at[n_cue] < b:
                if cue_at[n_cue] >= a:
                    mine.append(cue_at[n_cue])
                n_cue += 1
            acc = -1
            while n_acc < len(according) and according[n_acc] < b:
                acc = according[n_acc]
                n_acc += 1
            before = len(self.found)
            if mine:
                self.sentence(a, b, mine)
            if acc >= 0:
                self.according(a, b, acc, before)
            if len(self.found) == before and r.quote_of[a] >= 0:
                self.floating(a, b, new_paragraph)
        return [self.statement(f) for f in self.found]

    # -- one sentence ------------------------------------------------------------------------------------------
    def sentence(self, a: int, b: int, cues_here: list[int]) -> None:
        r = self.r
        reports = [x for x in (identify(r, k, a, b) for k in cues_here) if x]
        e = b
        while e > a and (r.tags[e - 1] & STOP) and r.quote_of[e - 1] < 0:
            e -= 1
        done = a  # words before this have been given to a statement
        last: Found | None = None
        n = len(reports)
        for i, rep in enumerate(reports):
            if rep.at < done:
                continue
            later = reports[i + 1 :]
            hit = self.frame(rep, a, e, done, last, later)
            if hit is None:
                continue
            hit.sentence = self.n_sentence
            self.found.append(hit)
            last = hit
            done = max(hit.pieces[-1][1], rep.after)

    def frame(self, rep: Report, a: int, e: int, done: int, last: Found | None, later: list[Report]) -> Found | None:
        r = self.r
        tags, low = r.tags, r.low
        frames = rep.cue.frames
        cue_span = (rep.at, rep.after)
        if rep.passive:
            return None
        # inverted: "…," said Kerry
        if "speech" in frames and rep.form == "finite" and rep.group == rep.at and rep.at > max(a, done) and tags[rep.at - 1] & (COMMA | MARK):
            hit = self.inverted(rep, a, e, done)
            if hit:
                return hit
        subject, how = self.subject(rep, a, done, last)
        if subject is None:
            return None
        s0, s1 = subject
        if "speech" in frames and how == "own" and rep.form == "finite" and s0 > max(a, done) and tags[s0 - 1] & (COMMA | MARK | DASH):
            hit = self.postposed(rep, a, e, done, s0, s1)
            if hit:
                return hit
        return self.preposed(rep, a, e, s0, s1, how, later)

    # -- the subject -------------------------------------------------------------------------------------------
    def subject(self, rep: Report, a: int, done: int, last: Found | None) -> tuple[tuple[int, int] | None, str]:
        r = self.r
        tags, low = r.tags, r.low
        g = rep.group
        floor = max(a, done)
        shared = last.mention if last and last.sentence == self.n_sentence else None
        if rep.form == "ing":
            if g > a and not tags[g - 1] & (COMMA | COORDINATOR | PREPOSITION | SUBORDINATOR | DASH | MARK):
                return (None, "")
            if shared:
                return (shared, "shared")
            return (self.main_subject(a, g), "shared")
        if rep.form == "infinitive":
            return (None, "")
        if g <= a:
            return (None, "")
        k = g - 1
        if tags[k] & (1 << 9) and not tags[k] & COMMA:  # contracted auxiliary: he's said
            return ((k, k + 1), "own")
        if tags[k] & COORDINATOR or (tags[k] & COMMA and last):
            if shared:
                return (shared, "shared")
            if tags[k] & COORDINATOR:
                return (self.main_subject(a, k), "shared")
        if low[k] in ("who", "which", "that") and k > a:
            j = k
            if tags[j - 1] & COMMA:
                j -= 1
            np = noun_phrase_before(r, j, floor)
            if np < j:
                return ((np, j), "relative")
            return ((k, k + 1), "relative")
        if tags[k] & (COMMA | DASH) or (tags[k] & CLOSER):
            # a parenthesis between subject and verb
            j = k - 1
            while j > floor and not tags[j] & (COMMA | DASH):
                j -= 1
            if j > floor:
                np = noun_phrase_before(r, j, floor)
                if np < j and not is_finite(r, j - 1):
                    return ((np, j), "own")
            if tags[k] & CLOSER:
                np = noun_phrase_before(r, g, floor)
                if np < g:
                    return ((np, g), "own")
            return (None, "")
        np = noun_phrase_before(r, g, floor)
        if np >= g:
            return (None, "")
        return ((np, g), "own")

    def main_subject(self, a: int, end: int) -> tuple[int, int] | None:
        r = self.r
        for k in range(a, end):
            if is_finite(r, k) and r.quote_of[k] < 0:
                g = group_start(r, k, a)
                np = noun_phrase_before(r, g, a)
                if np < g:
                    return (np, g)
                return None
        return None

    # -- frames ------------------------------------------------------------------------------------------------
    def left_content(self, a: int, end: int, done: int) -> tuple[int, int] | None:
        r = self.r
        s = max(a, done)
        while s < end and r.tags[s] & (COMMA | COORDINATOR | SEMICOLON | DASH) and s > a:
            s += 1
        if end - s < 1:
            return None
        return (s, end)

    def rest_after(self, j: int, e: int) -> int:
        """Where the words between a reporting clause and the next comma end."""
        r = self.r
        while j < e and not r.tags[j] & (COMMA | SEMICOLON | COLON | DASH | MARK):
            j += 1
        return j

    def inverted(self, rep: Report, a: int, e: int, done: int) -> Found | None:
        r = self.r
        tags = r.tags
        j = rep.after
        mark = tags[rep.at - 1] & MARK
        if j < e and (r.quote_of[j] >= 0 or tags[j] & (BREAK | OBJECT | PREPOSITION | SUBORDINATOR) or r.low[j] == "that"):
            return None
        np = noun_phrase_after(r, j, e)
        if np == j:
            return None
        content = self.left_content(a, rep.at - (0 if mark else 1), done)
        if content is None:
            return None
        if not mark:
            if not has_clause(r, *content):
                return None
            if np < e and not tags[np] & (COMMA | PREPOSITION | STOP | TIME | ADVERB | DASH) and r.low[np] not in ("who", "when", "as"):
                return None
            if np < e and is_finite(r, np):
                return None
        pieces = [content]
        self.medial(np, e, pieces)
        return Found(pieces, (rep.at, rep.after), rep.cue.lemma, (j, np), "inverted")

    def medial(self, j: int, e: int, pieces: list[tuple[int, int]]) -> None:
        """A quotation that goes on after the reporting clause in the same sentence."""
        r = self.r
        k = self.rest_after(j, e)
        while k < e and not (r.quote_of[k] >= 0):
            k += 1
        if k < e and r.quotes[r.quote_of[k]].first == k and r.tags[k - 1] & (COMMA | COLON | DASH | SEMICOLON):
            pieces.append((k, min(e, r.quotes[r.quote_of[k]].last + 1)))

    def postposed(self, rep: Report, a: int, e: int, done: int, s0: int, s1: int) -> Found | None:
        r = self.r
        tags = r.tags
        mark = bool(tags[s0 - 1] & MARK)
        p = rep.after
        if "addressee" in rep.cue.frames and p < e and not tags[p] & BREAK:
            p = noun_phrase_after(r, p, e)
        p = skip_fillers(r, p, e)
        content = self.left_content(a, s0 - (0 if mark else 1), done)
        if content is None:
            return None
        right_end = p >= e
        right_comma = p < e and tags[p] & (COMMA | DASH)
        if mark and r.quote_of[content[1] - 1] >= 0:
            if p < e and (r.low[p] == "that" or tags[p] & COLON):
                return None
            if p < e and r.quote_of[p] >= 0 and not tags[p - 1] & (COMMA | COLON):
                return None
            pieces = [content]
            self.medial(p, e, pieces)
            return Found(pieces, (rep.at, rep.after), rep.cue.lemma, (s0, s1), "postposed")
        if not has_clause(r, *content) or content[1] - content[0] < 3:
            if not (right_comma and content[1] - content[0] >= 1 and not tags[content[0]] & (PREPOSITION | SUBORDINATOR | ADVERB | TIME)):
                return None
        opening = tags[content[0]] & (SUBORDINATOR | PREPOSITION)
        if right_end:
            if opening and not any(tags[k] & COMMA for k in range(content[0], content[1])) and tags[content[0]] & SUBORDINATOR and "object" not in rep.cue.frames:
                pass
            return Found([content], (rep.at, rep.after), rep.cue.lemma, (s0, s1), "postposed")
        if right_comma:
            q = p + 1
            if q < e and r.quote_of[q] >= 0 and not any(r.quote_of[k] >= 0 for k in range(*content)):
                return None
            if q < e and (tags[q] & CUE and r.low[q].endswith("ing") or r.low[q] in ("who", "which", "referring", "according", "citing")):
                return Found([content], (rep.at, rep.after), rep.cue.lemma, (s0, s1), "postposed")
            if q < e and tags[q] & COORDINATOR:
                return Found([content], (rep.at, rep.after), rep.cue.lemma, (s0, s1), "postposed")
            return Found([content, (q, e)], (rep.at, rep.after), rep.cue.lemma, (s0, s1), "medial")
        return None

    def preposed(self, rep: Report, a: int, e: int, s0: int, s1: int, how: str, later: list[Report]) -> Found | None:
        r = self.r
        tags, low = r.tags, r.low
        frames = rep.cue.frames
        p = rep.after
        if p >= e:
            return self.next_paragraph(rep, e, s0, s1)
        made = lambda pieces, rule: Found(pieces, (rep.at, rep.after), rep.cue.lemma, (s0, s1), rule, same_source=how == "shared")
        # person frames
        if frames & {"person_to", "person_of", "person_for"} and not tags[p] & BREAK:
            np = noun_phrase_after(r, p, e)
            if np > p and np < e and low[np] == "to" and "person_to" in frames:
                return made([(p, self.clause_end(np, e, rep, later))], "person to")
            if np > p and np < e and "person_of" in frames:
                return made([(p, self.clause_end(np, e, rep, later))], "person of")
        if "predicate" in frames or "as" in frames:
            if tags[p] & BREAK and r.quote_of[p] < 0:
                return None
            q = self.clause_end(p, e, rep, later)
            return made([(p, q)], "called") if q > p else None
        if "addressee" in frames and not tags[p] & BREAK and low[p] != "that" and low[p] not in _QUESTION_WORDS:
            np = noun_phrase_after(r, p, e, names=True)
            if rep.cue.lemma == "tell" or (np < e and (low[np] == "that" or tags[np] & MARK)):
                p = np
        if frames & {"clause", "speech", "question"}:
            q = skip_fillers(r, p, e)
            if q >= e:
                return self.next_paragraph(rep, e, s0, s1)
            if tags[q] & (COMMA | COLON):
                colon = tags[q] & COLON
                q += 1
                if q >= e:
                    return self.next_paragraph(rep, e, s0, s1)
                if r.quote_of[q] < 0 and not colon:
                    # ", in a statement, that" / ", quoting X, …"
                    m = q
                    while m < e and not tags[m] & COMMA and r.quote_of[m] < 0:
                        m += 1
                    if m + 1 < e and m - q < 12 and (r.quote_of[m + 1] >= 0 or low[m + 1] == "that"):
                        q = m + 1
                    elif m < e and r.quote_of[m] >= 0 and low[m - 1] != ",":
                        return None
                    else:
                        return None
            if low[q] == "that":
                start = q + 1
                if start >= e:
                    return None
                return made([(start, self.clause_end(start, e, rep, later))], "that clause")
            if r.quote_of[q] >= 0:
                if "object" in frames or frames & {"clause", "speech"}:
                    return made([(q, self.clause_end(q, e, rep, later))], "preposed")
            if low[q] in _QUESTION_WORDS and frames & {"question", "clause"}:
                return made([(q, self.clause_end(q, e, rep, later))], "question")
            if "infinitive" in frames and low[q] == "to":
                return made([(q, self.clause_end(q, e, rep, later))], "infinitive")
            if "clause" in frames and not tags[q] & (BREAK & ~OPENER):
                end = self.clause_end(q, e, rep, later)
                if has_clause(r, q, end) and end - q >= 2:
                    return made([(q, end)], "bare clause")
        if "infinitive" in frames and low[p] == "to":
            return made([(p, self.clause_end(p, e, rep, later))], "infinitive")
        if "object" in frames and not tags[p] & BREAK and not tags[p] & (PREPOSITION | AUXILIARY | COORDINATOR | SUBORDINATOR):
            end = self.object_end(p, e, rep, later)
            if end > p:
                return made([(p, end)], "object")
        return None

    def next_paragraph(self, rep: Report, e: int, s0: int, s1: int) -> Found | None:
        """"Kerry continued:" and the quotation in the next paragraph."""
        r = self.r
        number = self.n_sentence + 1
        if number >= len(r.sentences) or "speech" not in rep.cue.frames and "clause" not in rep.cue.frames:
            return None
        a, b = r.sentences[number]
        if not (e > 0 and r.tags[e - 1] & (COLON | COMMA)) and a not in r.paragraph_starts[-1:]:
            if not r.tags[min(e, len(r.tags) - 1)] & (COLON):
                return None
        if r.quote_of[a] < 0:
            return None
        return Found([(a, min(b, r.quotes[r.quote_of[a]].last + 1))], (rep.at, rep.after), rep.cue.lemma, (s0, s1), "next paragraph")

    # -- extents -----------------------------------------------------------------------------------------------
    def clause_end(self, p: int, e: int, rep: Report, later: list[Report]) -> int:
        """Where an indirect statement ends: a second cue, a new source, the reporter's aside, or the sentence."""
        r = self.r
        tags, low = r.tags, r.low
        end = e
        for other in later:
            if other.at <= p or other.at >= end:
                continue
            g = other.group
            if other.form == "ing" and g > p and (tags[g - 1] & COMMA or tags[g - 1] & MARK):
                end = g
                break
            if other.form == "finite" and g > p and tags[g - 1] & COORDINATOR and not other.passive:
                if self.agrees(rep, other):
                    end = g - 1
                    break
            if other.form == "finite" and other.cue.frames & {"clause"} and not other.passive:
                np = noun_phrase_before(r, g, p)
                k = np - 1
                if np < g and k > p and tags[k] & COORDINATOR and (tags[k - 1] & COMMA or tags[k - 1] & MARK):
                    end = k
                    break
                if np < g and k > p and low[k] in ("while", "although", "though", "whereas") and tags[k - 1] & COMMA:
                    end = k
                    break
        for k in range(p + 1, end):
            if low[k] == "according" and r.quote_of[k] < 0:
                end = k
                break
            if tags[k] & SEMICOLON and r.quote_of[k] < 0:
                end = k
                break
        while end > p + 1 and tags[end - 1] & (COMMA | COORDINATOR | SEMICOLON | COLON | DASH) and r.quote_of[end - 1] < 0:
            end -= 1
        return end

    def agrees(self, one: Report, other: Report) -> bool:
        same = {"past": "past", "perfect": "past", "s": "s", "base": "base"}
        return same.get(one.tense, one.tense) == same.get(other.tense, other.tense)

    def object_end(self, p: int, e: int, rep: Report, later: list[Report]) -> int:
        r = self.r
        tags, low = r.tags, r.low
        end = self.clause_end(p, e, rep, later)
        for k in range(p + 1, end):
            if r.quote_of[k] >= 0:
                continue
            if tags[k] & (COMMA | DASH | COLON):
                return k
            if tags[k] & TIME and k > p + 1 and low[k].endswith("day"):
                return k - 1 if tags[k - 1] & PREPOSITION else k
            if low[k] in ("in", "at", "during") and k + 2 < end and low[k + 1] in ("a", "an", "his", "her") and low[k + 2] in (
                "interview", "statement", "speech", "news", "press", "rally", "town", "letter", "tweet", "debate"):
                return k
        return end

    # -- sources -----------------------------------------------------------------------------------------------
    def according(self, a: int, b: int, k: int, before: int) -> None:
        r = self.r
        tags, low = r.tags, r.low
        if k + 2 >= b or low[k + 1] != "to":
            return
        e = b
        while e > a and tags[e - 1] & STOP and r.quote_of[e - 1] < 0:
            e -= 1
        np = noun_phrase_after(r, k + 2, e, names=True)
        j = np
        if np == k + 2:
            return
        source = (k + 2, np)
        first = a
        while first < k and (tags[first] & COORDINATOR or tags[first] & COMMA):
            first += 1
        if k - first <= 1:
            j = self.rest_after(np, e)
            # the comma that ends the source: after it a clause begins
            while j < e and tags[j] & COMMA and not has_clause(r, j + 1, min(e, self.rest_after(j + 1, e) + 1)) and self.rest_after(j + 1, e) < e:
                j = self.rest_after(j + 1, e)
            if j >= e:
                return
            start = j + (1 if tags[j] & COMMA else 0)
            if start < e:
                self.found[before:] = []
                self.found.append(Found([(start, e)], (k, k + 2), "according to", source, "according to", sentence=self.n_sentence))
            return
        mine = self.found[before:]
        if mine:
            last = mine[-1]
            if last.pieces[-1][1] <= k:
                last.via = source
                return
        end = k
        while end > a and tags[end - 1] & (COMMA | DASH) and r.quote_of[end - 1] < 0:
            end -= 1
        pieces = [(first, end)]
        j = self.rest_after(np, e)
        if j + 1 < e and tags[j] & COMMA and not tags[j + 1] & (RELATIVE | COORDINATOR) and has_clause(r, j + 1, e) and not has_clause(r, first, end):
            pieces.append((j + 1, e))
        self.found.append(Found(pieces, (k, k + 2), "according to", source, "according to", sentence=self.n_sentence))

    # -- quotations without a reporting clause -----------------------------------------------------------------
    def floating(self, a: int, b: int, new_paragraph: bool) -> None:
        r = self.r
        quoted = r.quotes[r.quote_of[a]]
        if quoted.first != a or quoted.last + 2 < b or quoted.last - quoted.first < 4:
            return
        if not self.found:
            return
        last = self.found[-1]
        if last.pieces[-1][0] <= a < last.pieces[-1][1]:
            return
        if last.sentence < self.n_sentence - 1:
            return
        last.pieces.append((a, min(b, quoted.last + 1)))
        last.sentence = self.n_sentence

    # -- offsets -----------------------------------------------------------------------------------------------
    def statement(self, f: Found) -> Statement:
        r = self.r
        fragments = []
        inside = outside = 0
        for first, end in f.pieces:
            while first < end - 1 and r.tags[first] & (COMMA | DASH) and r.quote_of[first] < 0:
                first += 1
            while end > first + 1 and r.tags[end - 1] & (COMMA | STOP) and r.quote_of[end - 1] < 0:
                end -= 1
            fragments.append((r.starts[first], r.ends[end - 1]))
            for k in range(first, end):
                if r.forms[k][0].isalnum():
                    if r.quote_of[k] >= 0:
                        inside += 1
                    else:
                        outside += 1
        fragments.sort()
        kind = "indirect" if not inside else "mixed" if outside else "direct"
        span = lambda w: (r.starts[w[0]], r.ends[w[1] - 1]) if w else None
        return Statement(tuple(fragments), kind, span(f.report), f.lemma, span(f.mention), span(f.via), f.rule, f.same_source)


def read_sentences(reading: Reading) -> list[Statement]:
    """Every statement of the article, in the order of its sentences."""
    return _Reader(reading).run()
