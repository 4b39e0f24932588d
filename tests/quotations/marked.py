"""Read a marked example: [statement], <cue>, {mention}, ~via~ stand in the text of the example itself.

>>> marked("[Talks failed], {Brook} <said>.")
('Talks failed, Brook said.', [('Talks failed', 'said', 'Brook', None)])

A broken statement is numbered: [1 A], {1 he} <1 said>, [1 B]. Without numbers, the n-th of a kind belongs to the n-th
statement; a cue or mention that several share is numbered for each: {1,2 Brook}.
"""

import re

from analysis.article import read_article
from analysis.quotations.finder import find_statements

_MARK = re.compile(r"[\[<{~](?:(\d(?:,\d)*) )?|[\]>}]")


def marked(example):
    """The bare text, and for each statement its pieces joined by ' … ', cue, mention and via."""
    text = ""
    found = {"[": {}, "<": {}, "{": {}, "~": {}}
    count = dict.fromkeys("[<{~", 0)
    open_marks = []
    position = 0
    for match in _MARK.finditer(example):
        text += example[position : match.start()]
        position = match.end()
        sign = match.group()[0]
        if sign in "]>}" or (sign == "~" and open_marks and open_marks[-1][0] == "~"):
            kind, numbers, start = open_marks.pop()
            for number in numbers:
                found[kind].setdefault(number, []).append(text[start:])
            position = match.start() + 1
            continue
        count[sign] += 1
        numbers = [int(n) for n in match.group(1).split(",")] if match.group(1) else [count[sign]]
        open_marks.append((sign, numbers, len(text)))
    text += example[position:]

    def one(kind, number):
        return (found[kind].get(number) or [None])[0]

    statements = [
        (" … ".join(pieces), one("<", number), one("{", number), one("~", number))
        for number, pieces in sorted(found["["].items())
    ]
    return text, statements


def found_in(text):
    """What the finder finds, in the same form."""
    shown = []
    for one in find_statements(read_article(text)):
        pieces = " … ".join(text[start:end] for start, end in one.fragments)
        shown.append((pieces, *(text[slice(*span)] if span else None for span in (one.cue, one.mention, one.via))))
    return shown


def check(example):
    """The finder finds what the example marks and nothing else."""
    text, expected = marked(example)
    assert found_in(text) == expected
