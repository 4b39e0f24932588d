"""Reading whole articles: add what the finder missed, and say when an article was read to its end."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as W

from analysis.errors import InputError
from analysis.review import making
from analysis.review.casebook import Casebook
from analysis.review.edits import Edit
from analysis.review.replaying import Reviewed
from analysis.widgets.clickable import Clickable
from analysis.widgets.review_text import Save, Selection, button, parts_of, reading, short, steps
from analysis.widgets.statement_marks import day_in_words, shown, who

__all__ = ["ArticleDesk"]

_MOST_OFFERED = 500


class ArticleDesk(W.VBox):  # type: ignore[misc]
    """``article`` is the menu of articles, with or without statements; ``cue`` where the chosen cue stands.

    Of a long article one part is shown at a time, ``part`` is its number. ``listing`` are the statements of the
    article, to be shown below all that is filled in.
    """

    def __init__(self, book: Casebook, save: Save, open_statement: Callable[[str], None]) -> None:
        self._book, self._save, self._show_statement = book, save, open_statement
        self._still = False
        self._facts = book.documents.set_index("doc_id")
        self.find = W.Text(description="Find", placeholder="title, outlet or date")
        self.article = W.Dropdown(description="Article", layout=W.Layout(width="min(calc(100% - 8px), 560px)"))
        self.page = Clickable(label="The whole article", role="region")
        self.speaker = W.Combobox(
            options=sorted({str(name) for name in book.found["speaker"].dropna()}),
            description="Speaker",
            placeholder="empty: nobody is named",
        )
        self.selection = Selection(self.page)
        self.cue: tuple[int, int] | None = None
        self.part = 0
        self.listing = Clickable(label="The statements of this article", role="region")
        for page in (self.page, self.listing):
            page.on_pick(self._picked)
        self.page.on_select(self._selected)
        self.find.observe(lambda _change: self._offer(), "value")
        self.article.observe(lambda _change: self._chosen(), "value")
        menus = W.HBox([self.find, self.article], layout=W.Layout(flex_flow="row wrap"))
        super().__init__([menus, self.page, self.speaker])
        self._offer()

    def go_to(self, doc_id: str) -> None:
        """Show this article."""
        self.find.value = ""
        if doc_id not in dict(self.article.options).values():
            self.article.options = (*self.article.options, (self._title(doc_id), doc_id))
        self.article.value = doc_id

    def refresh(self) -> None:
        """Show what holds after an edit."""
        self.draw()

    def draw(self) -> None:
        """Show the chosen article."""
        self.selection.clear()
        doc_id = self.article.value
        if doc_id is None:
            self.page.html = '<p class="empty">No article has these words in its title, outlet or date.</p>'
            self.listing.html = ""
            return
        statements = self._book.statements(doc_id)
        text = self._book.texts[doc_id]
        parts = parts_of(text)
        shown_part = parts[self.part]
        article = reading(text, statements, f"{self.part} {doc_id}", cue=self.cue or (), part=shown_part)
        self.page.html = (
            f"{self._head(doc_id, statements)}{article}"
            + (_turning(self.part, len(parts)) if len(parts) > 1 else "")
            + steps(
                "Selection",
                button("add", "Add as a missed statement", "m", says="By the speaker who is named below"),
                button("cue", "This is its cue", "c", says='The words that report it, as "said"; need not be given'),
                self._cue_in_words(doc_id),
            )
            + steps(
                "Article",
                button("read", "I have read it to its end", "d", says="And added what was missed: recall needs that"),
                button("previous", "Previous", "p"),
                button("next", "Next", "n"),
                button("unread", "Next unread"),
                button("undo", "Undo my last edit", "u"),
            )
        )
        self.listing.html = _listed(statements)

    def _offer(self) -> None:
        sought = self.find.value.casefold().split()
        offered = []
        for doc_id in self._book.texts:
            title = self._title(doc_id)
            if all(word in title.casefold() for word in sought):
                offered.append((title, doc_id))
            if len(offered) >= _MOST_OFFERED:
                break
        before = self.article.value
        self._still = True
        self.article.options = offered
        self._still = False
        values = [doc_id for _, doc_id in offered]
        self.article.value = before if before in values else values[0] if values else None
        self._chosen()

    def _title(self, doc_id: str) -> str:
        row = self._facts.loc[doc_id]
        facts = (shown(row.get("title"), doc_id), shown(row.get("source")), shown(row.get("date")))
        return short(" · ".join(filter(None, facts)), 120)

    def _chosen(self) -> None:
        if not self._still:
            self.cue, self.part = None, 0
            self.draw()

    def _head(self, doc_id: str, statements: list[Reviewed]) -> str:
        row = self._facts.loc[doc_id]
        kept = [each for each in statements if not each.rejected]
        n_reviewed = sum("statement" in each.decisions for each in statements)
        readers = self._book.readers(doc_id)
        state = f"read to its end by {' & '.join(readers)}" if readers else "not yet read to its end"
        n = len(kept)
        counts = f"{n:,} statement{'' if n == 1 else 's'}, {n_reviewed:,} reviewed"
        facts = filter(None, (shown(row.get("source")), day_in_words(row.get("date")), counts))
        return (
            f'<p class="head"><strong>{escape(shown(row.get("title"), doc_id))}</strong> <span class="facts">'
            f"{escape(' · '.join(facts))} · <b>{escape(state)}</b></span></p>"
        )

    def _cue_in_words(self, doc_id: str) -> str:
        if self.cue is None:
            return ""
        words = self._book.texts[doc_id][slice(*self.cue)]
        return f'<span class="facts">Cue: “{escape(short(words, 60))}”</span>{button("no cue", "Leave it out")}'

    def _picked(self, pick: str, _value: str) -> None:
        what, _, detail = pick.partition(":")
        doc_id = self.article.value
        if what == "open":
            if detail in {str(each.row["quote_id"]) for each in self._book.statements(doc_id)} if doc_id else False:
                self._show_statement(detail)
        elif pick in ("next", "previous", "unread"):
            self._turn(pick)
        elif what == "part" and doc_id and detail.isdigit():
            self.part = min(int(detail), len(parts_of(self._book.texts[doc_id])) - 1)
            self.draw()
        elif pick == "no cue":
            self.cue = None
            self.draw()
        elif pick == "undo":
            self._save(lambda by, why: making.take_back(self._book.last_of(by), by, why))
        elif pick == "read":
            self._save(self._read)
        elif pick == "add" and self._save(self._added):
            self.cue = None
            self.speaker.value = ""
            self.draw()
        elif pick == "cue" and self.selection.place is not None:
            self.cue = self.selection.place
            self.draw()

    def _turn(self, pick: str) -> None:
        values = [doc_id for _, doc_id in self.article.options]
        if not values:
            return
        at = values.index(self.article.value)
        if pick == "unread":
            following = [*values[at + 1 :], *values[:at]]
            self.article.value = next((each for each in following if not self._book.readers(each)), values[at])
        else:
            self.article.value = values[min(max(0, at + (1 if pick == "next" else -1)), len(values) - 1)]

    def _selected(self, start: int, end: int, said: str) -> None:
        if self.article.value is not None:
            self.selection.take(self._book.texts[self.article.value], start, end, said)

    def _shown(self) -> tuple[str, str]:
        doc_id = self.article.value
        if doc_id is None:
            raise InputError("No article is chosen.")
        return doc_id, self._book.texts[doc_id]

    def _added(self, by: str, why: str) -> Edit:
        doc_id, text = self._shown()
        return making.add_statement(doc_id, text, by, [self.selection.needed()], self.speaker.value, why, cue=self.cue)

    def _read(self, by: str, why: str) -> Edit:
        doc_id, text = self._shown()
        if " ".join(by.split()) in self._book.readers(doc_id):
            raise InputError("You have said so of this article already.")
        if self.part + 1 < len(parts_of(text)):
            raise InputError("This is not its end: go on to the last part of the article first.")
        return making.read_to_the_end(doc_id, text, by, why)


def _turning(part: int, n: int) -> str:
    earlier = button(f"part:{part - 1}", "Earlier part") if part else ""
    later = button(f"part:{part + 1}", "Later part") if part + 1 < n else ""
    return steps(f"Part {part + 1} of {n}", earlier, later)


def _listed(statements: list[Reviewed]) -> str:
    if not statements:
        return '<p class="note">The finder found no statement in this article.</p>'
    items = []
    for each in statements:
        state = "rejected" if each.rejected else each.status or "not yet reviewed"
        items.append(
            f'<li><div class="review-row"><span class="words"><b>{escape(who(each.row["speaker"]))}</b>: '
            f'{escape(short(each.row["content"]))} <span class="facts">{escape(state)}</span></span>'
            f"{button('open:' + each.row['quote_id'], 'Review')}</div></li>"
        )
    return f'<ol class="listed">{"".join(items)}</ol>'
