"""What each chart draws: its numbers, recomputed here in plain pandas, and the marks on its Axes."""

import math

import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from analysis import compare
from analysis.charts.bars import counted_value
from analysis.charts.hedging import HEDGING, describe_hedging, draw_hedging, hedging_numbers
from analysis.charts.picture import image_bytes
from analysis.charts.quote_share import SHARES, describe_quote_share, draw_quote_share, quote_share_numbers
from analysis.charts.reporting_verbs import (
    describe_reporting_verbs,
    draw_reporting_verbs,
    reporting_verbs_numbers,
    stances_in,
)
from analysis.charts.strip import describe_strip, draw_strip, strip_numbers
from analysis.charts.style import KINDS
from analysis.charts.tone import describe_tone, draw_tone, tone_numbers
from analysis.measures.share import share

MARA, INES, TOBIN = "Mara Quill", "Ines Varga", "Tobin Ashe"


@pytest.fixture(scope="module")
def tables(invent_tables):
    """Documents and quotes of forty invented articles, with what the charts need beside the common columns."""
    documents, quotes, _ = invent_tables(200)
    # What the hedges were is in the words; which verb and how much stands in marks is invented here.
    quotes["hedge_modal"] = quotes["content"].str.contains("may|could").astype(int)
    quotes["hedge_adverb"] = quotes["content"].str.contains("perhaps").astype(int)
    for name in ("hedge_verb", "hedge_noun_adjective", "hedge_approximator", "hedge_conditional"):
        quotes[name] = 0
    quotes["deontics"] = quotes["content"].str.contains("must").astype(int)
    quotes["quoted_words"] = quotes["n_words"].where(quotes["kind"] == "direct", 0)
    quotes["stance"] = ["neutral" if place % 4 else "conceding" for place in range(len(quotes))]
    quotes["cue"] = ["said" if place % 4 else "admitted" for place in range(len(quotes))]
    quotes["vader"] = -quotes["tone"]
    # The few sayings come again and again, and here each time is a statement of its own.
    quotes["repeat_of"] = pd.Series(None, index=quotes.index, dtype="str")
    return documents, quotes


def of(quotes, name):
    return quotes[quotes["speaker"].fillna("").str.split(" & ").map(lambda people: name in people)]


class TestQuoteShare:
    @pytest.mark.parametrize("measure", SHARES)
    def test_a_statement_of_two_counts_for_both(self, tables, measure):
        documents, quotes = tables
        table = quote_share_numbers(quotes, compare(quotes, documents, [MARA, INES], [measure]))
        column = SHARES[measure][2]
        for name in (MARA, INES):
            own = of(quotes, name)
            amount = own[column].sum() if column else len(own)
            everything = quotes[column].sum() if column else len(quotes)
            whole = table[(table["speaker"] == name) & (table["kind"] == "all")].iloc[0]
            assert whole["count"] == amount
            assert whole["share"] == pytest.approx(amount / everything)

    @pytest.mark.parametrize("measure", SHARES)
    def test_its_parts_are_those_of_the_share_table(self, tables, measure):
        documents, quotes = tables
        table = quote_share_numbers(quotes, compare(quotes, documents, [MARA, TOBIN], [measure]))
        expected = share(quotes, by_kind=True).set_index(["speaker", "kind"])
        for row in table[(table["kind"] != "all") & (table["count"] > 0)].itertuples():
            assert row.share == pytest.approx(expected.loc[(row.speaker, row.kind), measure])

    def test_the_kinds_of_a_bar_add_up_to_its_length(self, tables):
        documents, quotes = tables
        comparison = compare(quotes, documents, [MARA, INES], ["share_words"])
        table = quote_share_numbers(quotes, comparison)
        ax = draw_quote_share(quotes, comparison)
        for place, name in enumerate((MARA, INES)):
            bars = [bar for bar in ax.patches if abs(bar.get_y() + bar.get_height() / 2 - place) < 0.01]
            whole = table[(table["speaker"] == name) & (table["kind"] == "all")]["share"].item()
            assert sum(bar.get_width() for bar in bars) == pytest.approx(whole)
            assert len(bars) <= len(KINDS)

    def test_kinds_differ_by_more_than_colour(self, tables):
        documents, quotes = tables
        ax = draw_quote_share(quotes, compare(quotes, documents, [MARA], ["share_words"]))
        fills = {(bar.get_facecolor(), bar.get_hatch()) for bar in ax.patches}
        assert len(fills) == len(KINDS)


class TestHedging:
    def test_counts_and_rates_are_those_of_the_statements(self, tables):
        documents, quotes = tables
        table = hedging_numbers(compare(quotes, documents, [MARA, TOBIN], list(HEDGING)))
        for row in table.itertuples():
            own = of(quotes, row.speaker)
            column = next(name for name, label in HEDGING.items() if label == row.row)
            assert row.count == own[column].sum()
            assert row.value == pytest.approx(100 * own[column].sum() / own["n_words"].sum())

    def test_rows_stand_in_one_order_whatever_the_order_of_the_comparison(self, tables):
        documents, quotes = tables
        comparison = compare(quotes, documents, [MARA, TOBIN], list(HEDGING)[::-1])
        assert list(dict.fromkeys(hedging_numbers(comparison)["row"])) == list(HEDGING.values())

    def test_where_nothing_is_estimated_the_count_is_drawn_pale_and_dashed(self, tables):
        documents, quotes = tables
        few = quotes[quotes["speaker"].isin([MARA, TOBIN])]
        few = pd.concat([few[few["speaker"] == MARA], few[(few["speaker"] == TOBIN) & (few["hedges"] > 0)].head(2)])
        comparison = compare(few, documents, [MARA, TOBIN], ["hedges"])
        table = hedging_numbers(comparison).set_index("speaker")
        assert list(table["estimated"]) == [True, False]
        assert math.isnan(table.loc[TOBIN, "low"])
        full, thin = draw_hedging(comparison).patches[:2]
        assert full.get_linestyle() != thin.get_linestyle()
        assert "only counts are shown" in describe_hedging(comparison)

    def test_counted_value_is_the_rate_of_these_statements(self):
        row = pd.Series({"estimate": math.nan, "unit": "per 100 words", "count": 3.0, "n_words": 60, "n_quotes": 2})
        assert counted_value(row) == 5.0
        assert counted_value(row.replace("per 100 words", "mean")) == 1.5


class TestTone:
    def test_every_statement_is_one_dot_at_its_score(self, tables):
        documents, quotes = tables
        comparison = compare(quotes, documents, [MARA, TOBIN], ["tone"])
        table = tone_numbers(quotes, comparison)
        dots = [c for c in draw_tone(quotes, comparison).collections if isinstance(c, PathCollection)]
        for name, drawn in zip((MARA, TOBIN), dots, strict=True):
            own = of(quotes, name)["tone"]
            assert sorted(drawn.get_offsets()[:, 0]) == pytest.approx(sorted(own))
            assert (table["speaker"] == name).sum() == len(own)

    def test_no_dot_hides_another(self, tables):
        documents, quotes = tables
        ax = draw_tone(quotes, compare(quotes, documents, [MARA, TOBIN], ["tone"]))
        for drawn in (c for c in ax.collections if isinstance(c, PathCollection)):
            places = {tuple(place) for place in drawn.get_offsets().round(6).tolist()}
            assert len(places) == len(drawn.get_offsets())

    def test_dots_of_one_speaker_stay_out_of_the_next_row(self, invent_tables):
        documents, quotes, _ = invent_tables(3000)
        ax = draw_tone(quotes, compare(quotes, documents, [MARA, TOBIN], ["tone"]))
        for place, drawn in enumerate(c for c in ax.collections if isinstance(c, PathCollection)):
            heights = drawn.get_offsets()[:, 1]
            assert place - 1 < heights.min() and heights.max() < place

    def test_vader_is_drawn_where_vader_was_compared(self, tables):
        documents, quotes = tables
        comparison = compare(quotes, documents, [MARA], ["vader"])
        assert tone_numbers(quotes, comparison)["value"].sum() == pytest.approx(of(quotes, MARA)["vader"].sum())
        assert "VADER" in describe_tone(quotes, comparison)


class TestReportingVerbs:
    def test_verbs_stand_beside_their_class(self, tables):
        documents, quotes = tables
        comparison = compare(quotes, documents, [MARA, TOBIN], stances_in(quotes))
        table = reporting_verbs_numbers(comparison, quotes).set_index(["row", "speaker"])
        for name in (MARA, TOBIN):
            own = of(quotes, name)
            for stance, verb in (("neutral", "said"), ("conceding", "admitted")):
                n = int((own["stance"] == stance).sum())
                assert table.loc[(stance, name), "count"] == n
                assert table.loc[(stance, name), "verbs"] == f"{verb} {n}"
                assert table.loc[(stance, name), "value"] == pytest.approx(n / len(own))

    def test_the_most_frequent_class_comes_first(self, tables):
        assert stances_in(tables[1]) == ["stance: neutral", "stance: conceding"]


class TestStrip:
    def test_each_piece_stands_at_its_words(self):
        text = 'Harbour opens\n\n"It is open," said Mara Quill, "and it stays open."'
        first, second = text.index('"It'), text.index('"and')
        quotes = pd.DataFrame(
            {
                "quote_id": ["a#1"],
                "doc_id": ["a"],
                "speaker": [MARA],
                "kind": ["direct"],
                "fragments": [[[first, first + 13], [second, len(text)]]],
            }
        )
        document = pd.Series({"doc_id": "a", "text": text})
        table = strip_numbers(quotes, document, [MARA, TOBIN])
        assert table[["first_word", "last_word"]].values.tolist() == [[3, 5], [9, 12]]
        words = describe_strip(quotes, document, [MARA, TOBIN])
        assert "12 words" in words and "words 3–5 direct, 9–12 direct" in words and f"{TOBIN} is not heard" in words

    def test_a_joint_statement_is_heard_in_both_lanes(self, tables):
        documents, quotes = tables
        joint = quotes[quotes["speaker"] == f"{MARA} & {INES}"].iloc[0]
        document = documents[documents["doc_id"] == joint["doc_id"]].iloc[0]
        table = strip_numbers(quotes, document, [MARA, INES])
        assert set(table.loc[table["quote_id"] == joint["quote_id"], "speaker"]) == {MARA, INES}

    def test_an_article_without_statements_is_drawn_too(self, tables):
        documents, quotes = tables
        ax = draw_strip(quotes.iloc[:0], documents.iloc[0], [MARA])
        assert [label.get_text() for label in ax.get_yticklabels()] == ["the article", MARA]


@pytest.mark.parametrize("duplicates", ["once", "all"])
def test_a_repeated_statement_is_drawn_as_often_as_it_is_counted(tables, duplicates):
    documents, quotes = tables
    long = "the harbour will be open to every ship that wants to come in before the winter"
    repeated = quotes.drop(columns="repeat_of").assign(content=long, n_words=15, speaker=MARA)
    comparison = compare(repeated, documents, [MARA], ["tone"], duplicates=duplicates)
    assert len(tone_numbers(repeated, comparison)) == comparison["n_quotes"].iloc[0]
    assert (len(tone_numbers(repeated, comparison)) < len(repeated)) == (duplicates == "once")


def every_chart(documents, quotes, speakers, ax=None):
    shares = compare(quotes, documents, speakers, ["share_words"])
    yield draw_quote_share(quotes, shares, ax), describe_quote_share(quotes, shares)
    hedging = compare(quotes, documents, speakers, list(HEDGING))
    yield draw_hedging(hedging, ax), describe_hedging(hedging)
    tone = compare(quotes, documents, speakers, ["tone"])
    yield draw_tone(quotes, tone, ax), describe_tone(quotes, tone)
    verbs = compare(quotes, documents, speakers, stances_in(quotes))
    yield draw_reporting_verbs(verbs, quotes, ax), describe_reporting_verbs(verbs, quotes)
    document = documents[documents["doc_id"] == quotes["doc_id"].iloc[0]].iloc[0]
    yield draw_strip(quotes, document, speakers, ax), describe_strip(quotes, document, speakers)


def test_the_words_name_every_speaker_and_say_numbers(tables):
    for _, words in every_chart(*tables, [MARA, TOBIN]):
        assert MARA in words and TOBIN in words
        assert any(character.isdigit() for character in words)


def test_every_chart_can_be_drawn_on_axes_of_the_users_own(tables):
    axes = Figure(figsize=(9, 6)).subplots(1, 2)
    for ax, _ in every_chart(*tables, [MARA, TOBIN], axes[1]):
        assert ax is axes[1]


def test_thin_data_are_called_exploratory_in_the_chart_and_in_words(tables):
    documents, quotes = tables
    one = quotes[quotes["doc_id"] == quotes["doc_id"].iloc[0]]
    speakers = sorted({name for cell in one["speaker"].dropna() for name in cell.split(" & ")})[:2]
    for ax, words in list(every_chart(documents, one, speakers))[:4]:
        assert "exploratory" in words
        assert any(text.get_text() == "exploratory" for text in ax.texts)


def test_the_same_table_draws_the_same_bytes(tables):
    documents, quotes = tables
    for form in ("svg", "png", "pdf"):
        first, second = (
            image_bytes(draw_tone(quotes, compare(quotes, documents, [MARA, TOBIN], ["tone"])).figure, form)
            for _ in range(2)
        )
        assert first == second


def test_names_of_a_hostile_corpus_are_drawn_as_plain_characters(tables):
    documents, quotes = tables
    evil = "$\\frac{1}{0}$ <script>"
    named = quotes.assign(speaker=quotes["speaker"].replace(MARA, evil))
    for ax, words in every_chart(documents, named, [evil, TOBIN]):
        assert evil in words
        assert b"<script>" not in image_bytes(ax.figure, "svg")
