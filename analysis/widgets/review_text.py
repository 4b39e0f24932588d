"""What the parts of the review have in common: an article in which words can be selected, and its buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from analysis.errors import InputError
from analysis.review.edits import Edit
from analysis.review.replaying import Reviewed
from analysis.review.selecting import stretch
from analysis.widgets.clickable import Clickable
from analysis.widgets.marking import Mark, marked
from analysis.widgets.statement_marks import statement_marks

__all__ = ["LONGEST", "Make", "Save", "Selection", "button", "parts_of", "reading", "short", "steps"]

LONGEST = 40_000
"""Characters of an article that are shown at once; of a longer one, those around the statement or one part."""

Make = Callable[[str, str], Edit]
"""Makes an edit of the reviewer's name and reason."""

Save = Callable[[Make], bool]
"""Writes the edit that is made, or says why not; whether it was written."""


class Selection:
    """The words that are selected in the article of ``page``: ``place`` is where, None where none are."""

    def __init__(self, page: Clickable) -> None:
        self.place: tuple[int, int] | None = None
        self._page = page
        self._wrong = ""

    def take(self, text: str, start: int, end: int, said: str) -> None:
        """Note what the browser says was selected in ``text``."""
        self._wrong = ""
        try:
            self.place = stretch(text, start, end, said)
        except InputError as error:
            self.place, self._wrong = None, str(error)
        self._page.chosen = f"Selected: {text[slice(*self.place)]}" if self.place else self._wrong

    def clear(self) -> None:
        """Nothing is selected any more."""
        self.place, self._wrong, self._page.chosen = None, "", ""

    def needed(self) -> tuple[int, int]:
        """Where the selected words stand; raises InputError where none are selected."""
        if self.place is None:
            raise InputError(
                self._wrong or "Select the words in the article first, with the mouse or Shift and arrows."
            )
        return self.place


def reading(
    text: str,
    statements: Iterable[Reviewed],
    name: str,
    current: Reviewed | None = None,
    cue: Sequence[int] = (),
    part: tuple[int, int] | None = None,
) -> str:
    """An article whose words can be selected, every statement tinted, the ``current`` one more so.

    ``name`` tells one article on show from the next, so that the place where one has scrolled to is kept. ``cue`` is
    where a cue stands that is about to be used, ``part`` what is shown of the article where it is not all.
    """
    marks: list[Mark] = []
    for each in statements:
        if each is current or not each.rejected:
            marks += statement_marks(each.row, kind="current" if each is current else "faint")
    if cue:
        marks.append(Mark(cue[0], cue[1], "counted"))
    middle = int(current.row["start"]) if current else 0
    begin = max(0, min(middle - LONGEST // 2, len(text) - LONGEST))
    begin, end = part or (begin, min(len(text), begin + LONGEST))
    cut = f'<p class="note">Only characters {begin:,} to {end:,} of {len(text):,} are shown.</p>'
    return (
        f"{cut if end - begin < len(text) else ''}"
        f'<div class="article reading" data-text="{begin}" data-row="{escape(name)}" role="textbox" tabindex="0" '
        'aria-multiline="true" aria-readonly="true" aria-label="The article. Select words with the mouse, or with '
        f'Shift and the arrow keys.">{marked(text, marks, begin, end)}</div>'
        '<p class="chosen" role="status" data-chosen="Nothing is selected.">Nothing is selected.</p>'
    )


def parts_of(text: str) -> list[tuple[int, int]]:
    """The parts in which a long article is shown, each ending with a line where there is one to end with.

    >>> parts_of("short"), [end for _, end in parts_of("long.\\n" * 10_000)]
    ([(0, 5)], [39996, 60000])
    """
    parts, begin = [], 0
    while len(text) - begin > LONGEST:
        end = text.rfind("\n", begin + LONGEST // 2, begin + LONGEST) + 1 or begin + LONGEST
        parts.append((begin, end))
        begin = end
    return [*parts, (begin, len(text))]


def button(pick: str, words: str, key: str = "", pressed: bool | None = None, says: str = "") -> str:
    """A button that reports ``pick``, also when ``key`` is pressed; ``says`` is what it does, at more length."""
    state = "" if pressed is None else f' aria-pressed="{"true" if pressed else "false"}"'
    keyed = f' data-key="{escape(key)}" aria-keyshortcuts="{escape(key)}"' if key else ""
    title = f' title="{escape(says)}"' if says else ""
    shown = f"<kbd>{escape(key)}</kbd>" if key else ""
    return f'<button type="button" data-pick="{escape(pick)}"{keyed}{state}{title}>{escape(words)}{shown}</button>'


def steps(label: str, *buttons: str) -> str:
    """A row of buttons with its name before it."""
    return f'<p class="steps"><span class="label">{escape(label)}</span>{"".join(filter(None, buttons))}</p>'


def short(words: str, longest: int = 160) -> str:
    """The words on one line, the rest left out where there are more than ``longest`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
