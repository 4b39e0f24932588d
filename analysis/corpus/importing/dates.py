"""Dates as people and programs write them, as ISO days.

>>> iso_day("March 30, 2014"), iso_day("2014-03-30T08:00:00Z"), iso_day("03/04/2014")
('2014-03-30', '2014-03-30', None)

"03/04/2014" may be in March or in April: it is taken only where ``day_first`` says which.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

__all__ = ["iso_day"]

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T)")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=$|[,T\s])")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})\b")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


def iso_day(value: Any, day_first: bool | None = None) -> str | None:
    """The day of ``value`` (a date or words), or None where it cannot be told; ``day_first``: 03/04 is in April."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    words = _WEEKDAY.sub("", str(value).strip(), count=1) if value is not None else ""
    if found := _ISO.match(words) or _COMPACT.match(words):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.match(words):
        first, second = int(found[1]), int(found[2])
        if first > 12 or (day_first is True and second <= 12) or first == second:
            return _day(found[3], second, first)
        if second > 12 or day_first is False:
            return _day(found[3], first, second)
        return None
    if found := _DAY_MONTH.match(words):
        return _day(found[3], _MONTHS.get(found[2][:3].lower(), 0), found[1])
    if found := _MONTH_DAY.match(words):
        return _day(found[3], _MONTHS.get(found[1][:3].lower(), 0), found[2])
    return None


def _day(year: Any, month: Any, day: Any) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
