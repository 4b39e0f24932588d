"""Furniture: the lines that a news site or an archive puts around an article, which nobody in it says.

>>> is_furniture("Read more: Ships wait", 0, 21)
True

Each wording is a convention of the trade (agency sign-offs, newsletter and sharing prompts, credits, copyright,
the field names of archive exports), never of one article. Only short paragraphs are looked at, and none
that holds a quotation or a word of speech.
"""

from __future__ import annotations

import re

__all__ = ["is_furniture", "is_loose_end"]

_LONGEST = 320

_PLATFORM = r"(?:twitter|facebook|instagram|youtube|linkedin|tiktok|whatsapp|telegram|threads|bluesky|mastodon|x)"
_SEPARATOR = re.compile(r"[\W_]*(?:(?:https?://|www\.)\S+\W*|<[^>]*>.{0,20}|(?:30|ends?)[\W_]*)?$", re.IGNORECASE)
_STYLE_SHEET = re.compile(r"\s*(?:[.#]?[\w-]+ ?\{[^}]*\}?[\W_]*$|[a-z-]+: ?[\w%#]+;)")
# Matched against the line in lower case: told by their first letter, most of these are passed over at once.
_PROMPT = re.compile(
    r"\s*(?:"
    r"advertis(?:ement|ing)\W*$|(?:story|article) continues\b|continue reading\b|skip (?:to|advert|navigation)"
    r"|sponsored(?: content| post)?\W*$|most (?:read|popular|viewed|shared)\W*$|trending(?: now)?\W*$"
    r"|recommended(?: for you| reading| stories| videos)?\W*$|top stories\W*$|more stories\b|more on this\b"
    r"|more (?:from|on|in) .{1,60}[^.?!\s]\s*$"
    r"|related(?: (?:articles?|stor(?:y|ies)|coverage|content|links|topics|video))?\W*$|related(?: \w+)?:"
    r"|read more\b|(?:read|see) also\b|also read\b|read next\b|read the full (?:story|article|report|text|transcript)\b"
    r"|view comments|leave a comment|(?:\d+ )?comments?\W*$|share (?:this|on|via)\b|(?:share|print|email|save)\W*$"
    r"|tags?:|topics?:|filed under\b|subscribe\b|sign up (?:for|to|now|here)\b|log in (?:to|or|here)\b"
    r"|(?:click|tap) here\b"
    r"|download (?:the|our)\b|get (?:the|our) .{0,40}(?:newsletter|app)\b"
    r"|(?:watch|listen)(?: (?:live|now|below|here|the (?:video|interview|segment|clip).{0,20}))?\W*$|(?:watch|listen):"
    r"|(?:video|photos?|images?|picture|graphic|gallery|credit):|file photo\b|getty(?: images)?\W*$|ap photo\b"
    r"|back to top|(?:next|previous) (?:article|story)\W*$|load more|see more\W*$|like us on\b|join the conversation"
    r"|(?:have|got) a (?:news )?(?:tip|story)\b.{0,60}@"
    rf"|{_PLATFORM}(?:: ?@\w+)?\W*$|follow (?:[\w.'’ ,&]{{1,60}}? )?(?:on|at|via) {_PLATFORM}\b|follow .{{1,80}}@\w+"
    r"|(?:e-?mail|contact|tweet|reach)(?: \w+){0,4}(?::| at) .{0,40}@"
    r")"
)
_CREDIT = re.compile(r"\s*[\w .,]{1,40}(?:/| via )(?:getty images|ap|reuters|afp)\W*$")
_SIGN_OFF = re.compile(
    r"\s*(?:"
    r"\((?:additional )?(?:reporting|writing|editing|edited|written|compiled|this story|this version|h/t|via)\b"
    r"|(?:additional )?(?:reporting|writing|editing) by\b"
    r"|our standards: |©|\(c\)|copyright (?:©|\(c\)|\d|the\b|by\b|notice|information)|all rights reserved"
    r"|this material may not be\b|(?:the )?(?:associated press|reuters|afp|upi|ap|dpa|cnn)\W*$"
    r"|(?:correction|clarification) appended|as published in the\b|a version of this (?:article|story)\b"
    r"|this (?:article|story|report|post|column) (?:was|is|has been|originally|first) (?:\w+ ){0,3}"
    r"(?:published|produced|updated|written|provided|corrected|appeared|amended|part of)\b"
    r"|(?:byline|section|length|load-date|dateline|language|publication-type|journal-code|document-type|graphic"
    r"|pub-type|edition|copyright|url|classification|geographic|word count|isbn|issn): "
    r"|(?:abstract|full text|body|highlight|headline|end of document)[.:]?\s*$"
    r")"
)
_CONTRIBUTED = re.compile(r"contributed (?:to (?:this|the) (?:report|story|article|post|column|blog)\b|reporting\b)")
_SPOKEN = re.compile(r"[\"“”„«»]|\b(?:said|says|saying|told|tells|asked|added|insisted|warned)\b")

_LOOSE_WORDS = 12
_NOT_LOOSE = re.compile(r"[.?!…:;,)\]‘’'\"”]\s*$|^\s*[\-–—•*·>‘]|^\s*\(?\d+[.)]|:\s|\baccording\b")


def is_furniture(text: str, start: int, end: int) -> bool:
    """Whether the paragraph ``text[start:end]`` is worded as only site furniture is."""
    if end - start > _LONGEST:
        return False
    line = text[start:end]
    low = line.lower()
    credited = ("/" in low or " via " in low) and _CREDIT.match(low)
    if credited or _PROMPT.match(low) or _SIGN_OFF.match(low) or ("contributed" in line and _CONTRIBUTED.search(line)):
        return _SPOKEN.search(line) is None
    return _SEPARATOR.match(line) is not None or _STYLE_SHEET.match(line) is not None


def is_loose_end(text: str, start: int, end: int) -> bool:
    """Whether the paragraph could be a site's link or label: short, no sentence, nobody quoted.

    That is so of many a heading as well: it counts only after the article's last sentence.
    """
    if end - start > 120 or text.count(" ", start, end) >= _LOOSE_WORDS:
        return False
    line = text[start:end]
    return _NOT_LOOSE.search(line) is None and _SPOKEN.search(line) is None
