"""Read the words that stand for a speaker: a name, a pronoun, a description, or several of them.

>>> text = "Ann Lee, a spokeswoman for the mayor,"
>>> read_mention(build_cast(text), (0, len(text))).kind
'name'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from analysis.speakers.cast import BODY_NOUN, Cast, build_cast  # noqa: F401 - the example above calls build_cast
from analysis.speakers.joint import joined_body, joined_names
from analysis.speakers.lexicon import naming_words

__all__ = ["Mention", "read_mention"]

PRONOUNS = {
    "he": "male", "she": "female", "they": "many", "it": "body", "him": "male", "her": "female", "them": "many",
    "his": "male", "hers": "female", "their": "many", "its": "body", "i": "self", "we": "selves", "me": "self",
    "who": "relative", "which": "relative", "that": "relative", "himself": "male", "herself": "female",
    "both": "pair", "one": "one", "you": "self", "us": "selves", "my": "self", "our": "selves", "whom": "relative",
}  # fmt: skip
_OFFICE_S = re.compile(r"(?:the |a |an )?(.+ [a-z]+)['’]s? (?:[a-z\-]+ ){0,2}[a-z]+$", re.IGNORECASE)
# "Mr. Lee likes to throw in a few": the words of a clause that begins with its subject
_TITLE_ONLY = re.compile(r"(?:(?:the |former )?[A-Z]?[a-z\-]+ ){0,3}")
_VERB_AFTER = re.compile(r" ([a-z]+(?:s|ed)) (?!of\b)[a-z]")
_VAGUE = frozenset(["few", "many", "some", "several", "most", "both", "all", "none", "one", "others"])
_HEADLINE_VERB = re.compile(r" ([A-Z][a-z]+s)(?: .*)?")
_CALLED = re.compile(
    r"\b(?:name (?:only |simply )?as|(?:him|her)self (?:only |simply )?as|(?:goes|went|going) by(?: the name)?(?: of)?"
    r"|to be (?:identified|called|named)(?: only)?(?: as| by)?) $"
)
_SELF_CALLED = re.compile(
    r" (?:(?:calling|naming|identifying) (?:him|her)self(?: only)?(?: as)?|going by the (?:name|handle)(?: of)?"
    r"|who (?:called|calls|named|identified) (?:him|her)self(?: only)?(?: as)?|who gave (?:his|her) name(?: only)? as) "
)
_TOPIC = re.compile(r" (?:On|In|At|To|As|Over|After|Who|That|Which)\b")
_GOES_ON = re.compile(r" (?:of|from|with|at|in|who)\b| \([RDI]-")
_LEAD_IN = re.compile(r"(?:according to|as per|says|said|told)\s+", re.IGNORECASE)
_CHUNK_WORDS = frozenset(["including", "during", "opposing", "according"])
_FIRST_WORD = re.compile(r"[^\W_]+(?:['’]\w+)?")
_CHUNK_END = re.compile(
    r",|;|:|\(| [–—-]+ |--|—"
    r"|(?<![\w\-])(?:of|for|from|by|to|with|at|in|on|about|who|whom|whose|that|which|including|against|during"
    r"|after|before|under|among|between|close|familiar|briefed|opposed|involved|backing|representing|speaking|working"
    r"|based|led|known|and|or|as|along|when|while|near|inside|outside|behind|over|provided|published|released|obtained"
    r"|issued|conducted|written|signed|commissioned|prepared|posted|filed|sent|held|carried|compiled|aired"
    r"|through|since|until|per|than|because|tallied|[a-z]{3,}ing|affected|killed|challenged|allowing|aligned|not|like|such)\b"
)
_DETERMINER = re.compile(
    r"(?:(?:the|a|an|this|that|these|those|some|several|many|most|few|all|both|other|another|one|two|three|any|each"
    r"|every|more|numerous|various|a number of|a group of|dozens of|hundreds of|thousands of|a few|at least|no)\s+)+",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"(?:a|an|some|several|many|most|few|one|two|three|four|five|six|another|other|any|each|every|no|more|numerous"
    r"|various|dozens|hundreds|thousands|at least)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\s?,?\s{0,2}|, (?:former|then|ex-) ?| (?:--|[–—]) "
    r"|, (?:his|her|their|the|an?)(?: (?!of|for|to|with|from|in|at|on|by)[a-z\-]+){1,3} "
)
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_ITS_OWN = re.compile(r"(?:the|his|her|their|its) ", re.IGNORECASE)
_PARTY = re.compile(r"^ \([A-Z][^)]{0,12}\)")
_ONE_OF = re.compile(r"(?:one|another|two|three) of\b", re.IGNORECASE)
_OF_SOME = re.compile(r" ?(?:of|for|at|from|in) an? ")
# A report "by Lee", a declaration "filed in court by Lee", a notice "posted on the website Gunsale"
_WRITTEN_BY = re.compile(
    r"\s*(?:(?:[a-z]+ ){0,4}by|from|of|in|(?:posted|published|released) (?:on|in) the website(?: of)?)\s+"
)
_POSSESSIVE = re.compile(r"(his|her|its|their|my|our)\b", re.IGNORECASE)
_OFFICE_AND = re.compile(r"(?:[\w.\-]+ ){1,6}and (?:(?:[\w\-]+ ){0,4}?(?:[a-z\-]+ ))?(?=[^\W\d_a-z])")
_AND_NAME = re.compile(r"\w+ and (?:[a-z\-]+ ){0,3}(?=[^\W\d_a-z])")  # "she and Ben Roe"
_PLURAL_AFTER = re.compile(
    r" (?:[a-z\-]+ )?([a-z]+)$| and (?!his |her )(?:[a-z\-]+ ){0,2}([a-z]+s|people|men|women)\b(?! [a-z]*s\b)"
)
_OFFICE = re.compile(
    r"\b(?:master|chief|director|head|secretary|leader|president|editor|professor|mayor|minister|chair|deputy|member) $"
)
# "master of ceremonies Ann Lee", "chief of staff Ann Lee"
_OFFICE_OF = re.compile(r"of (?!the |a |an |his |her |its |their |our )(?:[a-z\-]+ ){1,3}")


class Mention(NamedTuple):
    """What a mention is. ``names`` are indexes into the cast's names; ``phrase`` the description in lower case.

    ``kind`` is 'name', 'pronoun', 'description' or 'document' (a letter, a report: it speaks for its author).
    ``owner`` is the index of the possessor's name ("Lee's spokesman"), ``pronoun`` the possessive pronoun or
    the pronoun itself; ``noun`` the head noun, beside names that of a body of theirs ("Lee and her campaign").
    """

    kind: str
    names: tuple[int, ...] = ()
    noun: str = ""
    phrase: str = ""
    definite: bool = True
    plural: bool = False
    owner: int | None = None
    pronoun: str = ""
    raw: str = ""
    author: str = ""


def read_mention(cast: Cast, span: tuple[int, int]) -> Mention:
    """Read ``cast.text[start:end]``; any span is accepted."""
    text = cast.text
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "\"“”'‘’,;:—–-("):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\"“”'‘,;:—–-"):
        end -= 1
    lead = _LEAD_IN.match(text, start, end)
    if lead:
        start = lead.end()
    if end <= cast.first_line:
        end = _before_topic(text, start, end)
    raw = text[start:end]
    if not _FIRST_WORD.match(raw):
        return Mention("none")
    pronoun = _pronoun(raw)
    low = bisect_left(cast.starts, start)
    if pronoun:
        joined = _AND_NAME.match(text, start, end)
        other = cast.names[low] if joined and low < len(cast.names) else None
        whole = other is not None and joined is not None and other.start == joined.end() and other.end >= end
        with_it = (low,) if whole else ()
        return Mention("pronoun", names=with_it, pronoun=pronoun, phrase=pronoun)
    while low > 0 and cast.names[low - 1].end > start:
        low -= 1
    high = bisect_left(cast.starts, end)
    inside = [i for i in range(low, high) if cast.names[i].name_start < end and cast.names[i].tokens]
    called = _given_name(cast, end, inside) if inside else None
    if called is None:
        called = _calling_himself(cast, end, high)
    if called is None and end <= cast.first_line:
        called = _of_headline(cast, start, end, inside)
    if called is not None:
        return Mention("name", names=(called,), phrase=raw.lower(), raw=raw)
    mention = _read_phrase(cast, start, end, inside, 0)._replace(raw=raw)
    if mention.kind == "description" and mention.noun in naming_words().classes["time"] and raw.count(" ") < 3:
        return Mention("none")
    if mention.kind not in ("description", "document"):
        return mention
    named = _subject_of_clause(cast, start, end, mention, inside)
    if named is None and mention.plural and not _ONE_OF.match(raw):
        return mention
    named = named or _office_and_name(cast, start, end, mention, inside)
    if named is None:
        beside = _name_beside(cast, start, end, mention, low, high)
        named = Mention("name", names=(beside,), phrase=mention.phrase) if beside is not None else None
    return named._replace(raw=raw) if named else mention


def _before_topic(text: str, start: int, end: int) -> int:
    """The end of a headline's source, before what it speaks about: "Harbour President On Lee: …"."""
    found = _TOPIC.search(text, start, end)
    if found is None or found.start() == start:
        return end
    return found.start() if all(word[0].isupper() for word in text[start:end].split() if len(word) > 3) else end


def _given_name(cast: Cast, end: int, inside: list[int]) -> int | None:
    """The name by which somebody asks to be called: "a baker who gave his name as Ahmed"."""
    for i in inside[-2:]:
        name = cast.names[i]
        if cast.text[max(0, name.start - 3) : name.start] not in ("as ", "by ", "of ", "ed "):
            continue
        if name.end <= end and cast.owners[i] and _CALLED.search(cast.text, max(0, name.start - 40), name.start):
            return i
    return None


def _calling_himself(cast: Cast, end: int, high: int) -> int | None:
    """The name right behind a mention by which somebody calls himself: "a man calling himself Paul Roe"."""
    if high == len(cast.names) or not 8 < cast.names[high].start - end < 60:
        return None
    if cast.owners[high] and _SELF_CALLED.fullmatch(cast.text, end, cast.names[high].start):
        return high
    return None


def _of_headline(cast: Cast, start: int, end: int, inside: list[int]) -> int | None:
    """The subject of a headline that is a clause of its own: "Lee Wades In: …"."""
    if not inside or cast.names[inside[0]].start != start:
        return None
    name, owner = cast.names[inside[0]], cast.owners[inside[0]]
    verb = _HEADLINE_VERB.fullmatch(cast.text, name.end, end)
    person = owner is not None and owner.kind == "person"
    return inside[0] if person and verb and naming_words().role(verb.group(1).lower()) is None else None


def _pronoun(raw: str) -> str:
    """The pronoun that the mention is ("he", "she's", "who never agreed"), or an empty string; "WHO" is a name."""
    first = _FIRST_WORD.match(raw)
    if first is None or (first.group().isupper() and len(first.group()) > 1):
        return ""
    word = first.group().lower().split("'", 1)[0].split("’", 1)[0]
    whole = first.end() == len(raw) or raw[first.end()] == ","
    return word if word in ("he", "she", "they", "it", "i", "we", "who") or (word in PRONOUNS and whole) else ""


def _office_and_name(cast: Cast, start: int, end: int, mention: Mention, inside: list[int]) -> Mention | None:
    """The name after two offices: "Former secretary and leading candidate Ann Lee"."""
    office = _OFFICE_AND.match(cast.text, start, end) if mention.kind == "description" else None
    for i in inside if office else ():
        name = cast.names[i]
        if office and name.start == office.end() and (name.title or cast.text[name.start - 4 : name.start] != "and "):
            return _named(cast, i, end, inside, mention.phrase)
    return None


def _subject_of_clause(cast: Cast, start: int, end: int, mention: Mention, inside: list[int]) -> Mention | None:
    """The subject, where the words given are no phrase but a clause: "Mr. Lee likes to throw in a few"."""
    if mention.kind != "description" or (naming_words().role(mention.noun) is not None and mention.noun not in _VAGUE):
        return None
    for i in inside:
        name = cast.names[i]
        verb = _VERB_AFTER.match(cast.text, name.end, end) if name.kind in ("person", "") else None
        subject = verb and not name.possessive and naming_words().role(verb.group(1)) is None
        if subject and _TITLE_ONLY.fullmatch(cast.text, start, name.start):
            return Mention("name", names=(i,), phrase=mention.phrase)
    return None


def _without_asides(text: str, start: int, stop: int) -> int:
    """The end of the phrase without what merely follows it: "Lee earlier", "the mayor repeatedly"."""
    asides = naming_words().classes["aside"]
    while True:
        word = text[start:stop].rstrip().rsplit(None, 1)
        if len(word) < 2 or not (word[1].lower() in asides or (word[1].endswith("ly") and word[1].islower())):
            return stop
        if word[1].lower() in ("family", "ally", "assembly"):
            return stop
        stop = start + len(word[0])


def _name_beside(cast: Cast, start: int, end: int, mention: Mention, low: int, high: int) -> int | None:
    """The name to which the description is an apposition: "Ann Lee, head of …", "the mayor, Ann Lee,"."""
    text = cast.text
    role = naming_words().role(mention.noun)
    one_of = bool(_ONE_OF.match(mention.raw)) or (
        role is not None and role.category in ("body", "group") and not mention.definite and not mention.plural
    )  # "one of them, Harbour Group,", "one group, Fair Play,"
    if role is not None and role.category != "person" and not one_of:
        return None
    if high < len(cast.names):
        name = cast.names[high]
        gap = text[end : name.start]
        kinds = ("person", "", "body") if one_of else ("person", "")
        if name.kind in kinds and _BESIDE.fullmatch(gap) and name.start >= end:
            follows = text[name.end : name.end + 1]
            more = follows in ",.;:—)\n" or _GOES_ON.match(text, name.end)
            if not name.possessive and (more or (gap == " " and role is not None)):
                return high if not one_of or gap.startswith(",") else None
    if low > 0 and (role is not None or mention.noun in ("head", "director")):
        last_end, of_place = cast.names[low - 1].end, False
        if low > 1:
            of_place = text[cast.names[low - 2].end : cast.names[low - 1].start] in (" of ", " from ")
            low -= of_place or text[last_end] == ")"  # "Ann Lee (D-Ohio), a senator", "Ann Lee of Ohio, a senator"
        name = cast.names[low - 1]
        owner = cast.owners[low - 1]
        gap = text[last_end:start] if of_place else _PARTY.sub("", text[name.end : start])
        if (
            owner is None
            or owner.kind not in ("person", "")
            or name.possessive
            or gap not in (", ", ", now ", ", then ")
        ):
            return None
        before = ", " if text.startswith(", who ", end) else text[max(0, name.start - 2) : name.start]
        if not _ITS_OWN.match(mention.raw) or before in ("", "\n", "\n\n", ". ", "” ", '" ', ", "):
            return low - 1
    return None


def _read_phrase(cast: Cast, start: int, end: int, inside: list[int], depth: int) -> Mention:
    """Read the first noun phrase of the span and decide by its last word."""
    text = cast.text
    stop = _without_asides(text, start, _chunk(cast, start, end, inside))
    office = _OFFICE_OF.match(text, stop, end) if _OFFICE.search(text, start, stop) else None
    if office and any(cast.names[i].start == office.end() and cast.names[i].kind in ("person", "") for i in inside):
        stop = _chunk(cast, office.end(), end, inside)
    here = [i for i in inside if cast.names[i].name_start < stop]
    phrase = _plain_phrase(text[start:end])
    last = next((i for i in reversed(here) if cast.names[i].end >= stop - 2), None)
    if last is not None and (not cast.names[last].possessive or stop >= end):
        owner = cast.owners[last]
        adjective = owner is not None and owner.kind == "thing"
        belongs = BODY_NOUN.match(text, cast.names[last].end)
        if belongs and owner is not None and stop >= end and text[end : end + 1] != ",":
            return Mention("description", noun=belongs.group(1), phrase=phrase, owner=last)
        if not adjective:
            return _named(cast, last, end, inside, phrase)
    raw = text[start:stop].strip()
    noun = re.sub(r"['’]s?$", "", raw.rsplit(None, 1)[-1].lower()) if raw else ""
    rest = [i for i in inside if cast.names[i].name_start >= stop]
    role = naming_words().role(noun)
    category = role.category if role else ""
    plural = _is_plural(noun, category)
    if (
        rest
        and not plural
        and (text[stop : stop + 1] in ",–—-" or category == "person")
        and _apposed(cast, stop, rest[0])
    ):
        return _named(cast, rest[0], end, inside, phrase)
    if rest and plural and text[stop : stop + 1] == "," and _apposed(cast, stop, rest[0]):
        listed = _named(cast, rest[0], end, inside, phrase)
        if len(listed.names) > 1:
            return listed
    if category == "person" and not plural:
        for i in rest:
            if (
                cast.names[i].kind == "person"
                and len(cast.names[i].tokens) > 1
                and text[cast.names[i].start - 2 : cast.names[i].start] == ", "
            ):
                return _named(cast, i, end, inside, phrase)  # "a pastor supporting Lee, Ann Roe"
    if here:
        time = naming_words().classes["time"]
        here = [i for i in here if cast.names[i].parts.tokens[-1].lower() not in time]  # "July's poll"
    possessor = next((i for i in reversed(here) if cast.names[i].possessive), None)
    pronoun = _POSSESSIVE.match(raw)
    compound = here[-1] if here and cast.names[here[-1]].kind not in ("place", "thing") else None
    if compound is not None and " ".join(cast.names[compound].tokens) in naming_words().classes["platform"]:
        compound = None  # "a Facebook post"
    if category == "document":
        by = _WRITTEN_BY.match(text, stop, end)
        if by and rest and " ".join(cast.names[rest[0]].tokens).lower() in naming_words().classes["time"]:
            by = None  # "a poll in June"
        if by and rest and depth < 3:
            author = _read_phrase(cast, by.end(), end, rest, depth + 1)
            spoken_by = naming_words().role(author.noun) if author.owner is not None else None
            if author.kind == "name" or (spoken_by is not None and spoken_by.category in ("body", "person")):
                return author  # "a report by Lee", "a statement from Lee's office"
            if author.noun:
                return _document(noun, phrase, author.owner, None)
        of_office = _OFFICE_S.match(raw)
        if of_office and possessor is None and here and cast.names[here[-1]].end < start + of_office.end(1):
            return _document(noun, phrase, None, None)._replace(author=of_office.group(1))
        some = bool(_INDEFINITE.match(raw)) and not plural
        return _document(noun, phrase, possessor if possessor is not None else compound, pronoun)._replace(
            definite=not some
        )
    return Mention(
        "description",
        noun=noun,
        phrase=phrase,
        definite=not _INDEFINITE.match(raw) and not _OF_SOME.match(text, stop, end),
        plural=plural,
        owner=possessor if possessor is not None else compound,
        pronoun=pronoun.group(1).lower() if pronoun else "",
    )


def _document(noun: str, phrase: str, owner: int | None, pronoun: re.Match[str] | None) -> Mention:
    return Mention(
        "document", noun=noun, phrase=phrase, owner=owner, pronoun=pronoun.group(1).lower() if pronoun else ""
    )


def _chunk(cast: Cast, start: int, end: int, inside: list[int]) -> int:
    """Where the first noun phrase ends: before a comma, a preposition or a relative, names left whole."""
    text = cast.text
    for found in _CHUNK_END.finditer(text, start, end):
        at = found.start()
        if at == start or any(cast.names[i].start < at < cast.names[i].end for i in inside):
            continue
        if found.group().endswith("ing") and found.group() not in _CHUNK_WORDS:
            before = text[start:at].split()
            role = naming_words().role(before[-1].lower()) if before else None
            if role is None or _office_follows(text, found.end()):
                continue  # "the policy planning director"
        if text[start:at].strip().lower() in (
            "a number",
            "a group",
            "both",
            "the",
            "most",
            "some",
            "many",
            "all",
            "one",
        ):
            continue
        return at
    return end


def _office_follows(text: str, at: int) -> bool:
    """Whether the next word names a person's office."""
    following = _NEXT_WORD.match(text, at)
    role = naming_words().role(following.group(1)) if following else None
    return role is not None and role.category == "person"


def _named(cast: Cast, index: int, end: int, inside: list[int], phrase: str) -> Mention:
    """A mention headed by a name, with those that are joined to it by commas and "and"."""
    text, joined = cast.text, joined_names(cast, index, end, inside)
    last = cast.names[joined[-1]].end
    plural = _PLURAL_AFTER.match(text, last, end)
    if plural and (len(joined) > 1 or " and " in plural.group()) and not _tail_is_name(cast, joined):
        noun = plural.group(1) or plural.group(2)
        role = naming_words().role(noun)
        if role is not None and role.category in ("person", "group"):  # "Harbour Board and Senate spokesmen"
            return Mention("description", noun=noun, phrase=phrase, plural=_is_plural(noun, role.category))
    return Mention("name", names=joined, phrase=phrase, noun=joined_body(text, last, end) if last < end else "")


def _tail_is_name(cast: Cast, joined: tuple[int, ...]) -> bool:
    owner = cast.owners[joined[-1]]
    return owner is not None and owner.kind == "person"


def _apposed(cast: Cast, stop: int, index: int) -> bool:
    """Whether the name stands next to the description: "the mayor, Ann Lee,"."""
    return not cast.text[stop : cast.names[index].start].strip(" ,–—-") and cast.names[index].kind in (
        "person",
        "",
        "body",
    )


def _is_plural(noun: str, category: str) -> bool:
    if category == "group":
        return True
    if noun.endswith(("men", "people")) and noun not in ("women's",):
        return noun not in ("specimen", "regimen")
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news")) and noun not in _SINGULAR_S


_SINGULAR_S = frozenset(["congress", "press", "forces", "headquarters"])


_ASIDE = re.compile(r",| who | that | which |\(| [–—] ")


def _plain_phrase(raw: str) -> str:
    """The description as the tables show it: lower case, without article or quantifier."""
    cut = _ASIDE.split(raw, maxsplit=1)[0].strip(" \"“”‘’'.;:") or raw
    determiner = _DETERMINER.match(cut + " ")
    bare = cut[determiner.end() :].strip() if determiner else cut
    if bare.startswith("of "):
        bare = cut  # "most of the ministers"
    return (bare or cut).lower()
