"""What is wrong with a corpus.toml, as one sentence with its line and its mend.

>>> line_of('title = "Ships"\\n\\n[[speakers]]\\nname = "Jane Roe"\\n', ["speakers", 0, "name"])
4
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

__all__ = ["line_of", "sentence"]


def line_of(toml: str, loc: Sequence[object]) -> int:
    """The line on which the value at ``loc``, as pydantic names places, stands in the file (1 if not found)."""
    table, number, key = "", -1, ""
    match list(loc):
        case [str(table), int(number), str(key), *_]:
            pass
        case [str(table), int(number), *_]:
            pass
        case [str(key), *_]:
            pass
    seen, found, header = -1, 1, ""
    for count, line in enumerate(toml.splitlines(), start=1):
        opened = re.match(r"\s*\[\[?\s*([\w.\-\"']+)\s*\]?\]", line)
        if opened:
            header = opened[1].strip("\"'")
            seen += header == table
            if (table and header == table and seen == number) or (not table and header == key):
                found = count
                if not key or not table:
                    return found
        elif key and header == table and (not table or seen == number):
            if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
                return count
        elif table and not header and re.match(rf"\s*{re.escape(table)}\s*=", line):
            found = count
    return found


def sentence(error: ValidationError, toml: str, where: str, keys_of: Mapping[str, Sequence[str]]) -> str:
    """The first thing wrong, unknown keys before all else.

    ``where`` names the file; ``keys_of`` has the keys that each table may have, "" being the top of the file.
    """
    wrong = error.errors(include_url=False, include_context=False)
    first = next((one for one in wrong if one["type"] == "extra_forbidden"), wrong[0])
    loc = first["loc"][:4] if "metadata" in first["loc"] else first["loc"][:3]
    place = f"{where}, line {line_of(toml, loc)}: "
    keys = [part for part in loc if isinstance(part, str)]
    table = f" in [[{keys[0]}]]" if len(loc) > 1 else ""
    key = keys[-1] if keys else ""
    known = keys_of[str(loc[0]) if len(loc) > 1 else ""]
    if first["type"] == "extra_forbidden":
        close = difflib.get_close_matches(key, list(known), n=1)
        mend = f'did you mean "{close[0]}"?' if close else "take it out."
        return f'{place}unknown key "{key}"{table}; the keys are {", ".join(known)}: {mend}'
    if len(loc) == 1 and key in ("documents", "speakers"):
        return f"{place}write each of the {key} under a line [[{key}]] of its own."
    if first["type"] == "missing":
        return f'{place}this entry{table} has no "{key}"; add {key} = "…".'
    expected = {
        "list_type": 'should be a list, such as ["…", "…"]',
        "string_type": 'should be words in quotation marks, such as "…"',
        "string_too_short": "is empty; fill it in or take it out",
        "bool_type": "should be true or false",
        "dict_type": 'should be a table, such as { topic = "…" }',
        "model_type": f"should be written as [[{key}]] entries",
    }.get(first["type"])
    if expected is None:
        reason = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
        expected = reason[:1].lower() + reason[1:]
    return f'{place}"{key}"{table} {expected}.'
