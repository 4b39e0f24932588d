"""The four tables that every step takes and returns: their columns are the contract.

>>> QUOTES["cue"].describes
'the words that report the statement: "said", "called on"'

documents ──find──▶ quotes ──measure──▶ quotes + evidence ──compare──▶ comparison

All offsets count Unicode code points into the document's own text, exactly as the user gave it:
``text[start:end]`` is always the words shown.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COMPARISON", "DOCUMENTS", "EVIDENCE", "MEASURES", "QUOTES", "Column"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its pandas dtype and what it describes, with units and ranges."""

    dtype: str
    describes: str


DOCUMENTS: dict[str, Column] = {
    "doc_id": Column("str", "the document's name, unique in the corpus"),
    "title": Column("str", "headline, missing where unknown"),
    "date": Column("str", "day of publication, ISO 8601 (2014-03-30), missing where unknown"),
    "source": Column("str", "the outlet that published it"),
    "author": Column("str", "byline"),
    "url": Column("str", "where it was published"),
    "text": Column("str", "the whole text, untouched; every offset points into it"),
    "n_words": Column("int64", "words of the analysed text (title, deck and body, without site furniture)"),
    "duplicate_of": Column("str", "doc_id of the document that this one nearly repeats, else missing"),
}

QUOTES: dict[str, Column] = {
    "quote_id": Column("str", "doc_id, '#' and the statement's number in its document, from 1"),
    "doc_id": Column("str", "the document it stands in"),
    "start": Column("int64", "offset of the first character of the first fragment"),
    "end": Column("int64", "offset after the last character of the last fragment"),
    "fragments": Column("object", "list of [start, end]: a broken quotation has several"),
    "content": Column("str", "the words of the statement, fragments joined by ' … '"),
    "kind": Column("str", "'direct' (all inside quotation marks), 'mixed' (partly) or 'indirect'"),
    "cue": Column("str", 'the words that report the statement: "said", "called on"'),
    "cue_lemma": Column("str", "the cue's entry in the cue lexicon: 'say', 'call on'"),
    "cue_start": Column("Int64", "offset of the cue, missing where there is none"),
    "cue_end": Column("Int64", "offset after the cue"),
    "mention": Column("str", "the words that stand for the speaker: 'he', 'the senator'"),
    "mention_start": Column("Int64", "offset of the mention, missing where there is none"),
    "mention_end": Column("Int64", "offset after the mention"),
    "speaker": Column("str", "the canonical person or body, several joined by ' & ', or missing"),
    "via": Column("str", "second-hand source: 'according to The Associated Press'"),
    "rule": Column("str", "name of the rule of the grammar that found the statement"),
    "how": Column("str", "why this speaker was chosen, in words"),
    "confidence": Column("float64", "how likely the speaker is right, 0 to 1"),
    "anonymous": Column("bool", "whether the source is left unnamed by the article ('a senior official')"),
    "n_words": Column("int64", "words of the content"),
    "quoted_words": Column("int64", "words of the content that stand inside quotation marks"),
}

MEASURES: dict[str, Column] = {
    "hedges": Column("int64", "cues by which the speaker limits commitment, all categories"),
    "hedge_modal": Column("int64", "epistemic modals: may, might, could"),
    "hedge_verb": Column("int64", "epistemic verbs: I think, it seems"),
    "hedge_adverb": Column("int64", "adverbs: perhaps, probably"),
    "hedge_noun_adjective": Column("int64", "nouns and adjectives: possibility, unclear"),
    "hedge_approximator": Column("int64", "approximators: about 40, roughly, almost"),
    "hedge_conditional": Column("int64", "conditionals that leave the claim open: if, unless, whether"),
    "boosters": Column("int64", "cues by which the speaker raises commitment: clearly, of course"),
    "deontics": Column("int64", "modals of obligation: must, should, have to"),
    "reporter_hedges": Column("int64", "the article's own hedges about the statement: apparently, claimed"),
    "tone": Column("float64", "news-tone score, -1 to 1"),
    "tone_label": Column("int64", "-1 negative, 0 neutral, 1 positive"),
    "vader": Column("float64", "VADER compound score, -1 to 1 (Hutto & Gilbert 2014)"),
    "stance": Column("str", "what the reporting verb does: neutral, conceding, asserting, promising …"),
}

EVIDENCE: dict[str, Column] = {
    "quote_id": Column("str", "the statement"),
    "doc_id": Column("str", "the document it stands in"),
    "start": Column("int64", "offset of the words in the document's text"),
    "end": Column("int64", "offset after them"),
    "text": Column("str", "the words"),
    "measure": Column("str", "'hedging', 'boosting', 'obligation', 'reporter_hedging', 'tone', 'vader' or 'stance'"),
    "category": Column(
        "str", "the class within the measure: 'modal', …; words of tone are positive, negative or charged"
    ),
    "weight": Column("float64", "how far the span pulls the score to a side; 0 where it only makes a side likelier"),
}

COMPARISON: dict[str, Column] = {
    "within": Column("str", "the outlet, month … that this row is about, missing where all are taken together"),
    "speaker": Column("str", "speaker or group; in a row about a pair, the first of the two"),
    "versus": Column("str", "the second of the pair, missing in a row about one speaker"),
    "measure": Column("str", "what is compared"),
    "unit": Column("str", "the estimate's unit: 'per 100 words', 'share', 'mean'"),
    "estimate": Column("float64", "the speaker's value; in a row about a pair, the difference first - second"),
    "low": Column("float64", "lower end of the 95 % interval, missing where nothing is estimated"),
    "high": Column("float64", "upper end of the 95 % interval"),
    "first": Column("float64", "value of the first of the pair (pairs only)"),
    "second": Column("float64", "value of the second of the pair (pairs only)"),
    "p": Column("float64", "permutation p-value of the difference (pairs only)"),
    "p_adjusted": Column("float64", "p after Benjamini-Hochberg over all pairs and measures of this table"),
    "effect": Column("float64", "effect size of the difference (pairs only)"),
    "effect_low": Column("float64", "lower end of the effect size's 95 % interval"),
    "effect_high": Column("float64", "upper end of the effect size's 95 % interval"),
    "effect_name": Column("str", "'log ratio' (base 2) of rates and shares, or \"Cliff's delta\" of means"),
    "cliffs_delta": Column("float64", "Cliff's delta of the units' values, -1 to 1 (pairs only)"),
    "cliffs_delta_low": Column("float64", "lower end of its 95 % interval"),
    "cliffs_delta_high": Column("float64", "upper end of its 95 % interval"),
    "count": Column("float64", "what was counted: hedges, statements, words; for a mean, the sum of the scores"),
    "n_quotes": Column("int64", "statements behind the estimate; in a row about a pair, of both"),
    "n_words": Column("int64", "words of these statements"),
    "n_documents": Column("int64", "articles behind the estimate"),
    "resampled": Column("str", "what was drawn and permuted: 'article' or 'statement'"),
    "exploratory": Column("bool", "whether the data are too thin to generalise beyond these articles"),
    "note": Column("str", "the plain sentence that says so"),
}
