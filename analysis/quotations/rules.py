"""The rules of the grammar by name, each with what it finds and an example: what ``explain`` shows.

>>> RULES["inverted"].example
'[Talks failed], said Brook.'

Square brackets hold the words that the rule takes for the statement. The order is that in which rules are tried.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for, in words, and an example."""

    describes: str
    example: str


RULES: dict[str, Rule] = {
    "turn": Rule("a turn of a transcript, behind the speaker's label", "SECRETARY BROOK: [We met today.]"),
    "label": Rule("a headline or paragraph behind its source's name", "Brook: [Deal is dead]"),
    "signed": Rule("a quotation signed or announced without a verb", '["We must act."] – Commissioner Brook'),
    "announced": Rule("a quotation behind a noun and a colon", 'Brook\'s full statement: ["We must act."]'),
    "questioned": Rule("a question that was put to somebody", "Brook was asked [whether talks had failed]."),
    "passive": Rule("a passive without the speaker as subject", "[Hale] was accused by Brook [of lying]."),
    "as reported": Rule("a source named before or behind by as", "As Brook reported, [talks failed]."),
    "verb first": Rule("a sentence that opens with its verb", 'Said Brook: ["They failed."]'),
    "inverted": Rule("the statement, then the verb, then the speaker", "[Talks failed], said Brook."),
    "follows": Rule("a participle before the speaker is named", "Noting that [talks had failed], Brook left."),
    "postposed": Rule("the statement, then the speaker, then the verb", "[Talks failed], Brook said."),
    "medial": Rule("a reporting clause inside the statement", "[Talks], Brook said, [would fail]."),
    "next paragraph": Rule("a reporting clause that ends in a colon", 'Brook said: ¶ ["Talks failed."]'),
    "person to": Rule("somebody who is to do something", "Brook urged [both sides to talk]."),
    "person of": Rule("somebody and what they did or caused", "Brook accused [Hale of lying]."),
    "called": Rule("somebody or something and what it is called", "Brook called [the deal a mistake]."),
    "infinitive": Rule("to and a verb, the speaker its subject", "Brook promised [to talk]."),
    "that clause": Rule("a clause behind that", "Brook said that [talks had failed]."),
    "quotation": Rule("a quotation behind the verb", 'Brook said, ["Talks failed."]'),
    "question": Rule("an indirect question", "Brook would not say [whether talks had failed]."),
    "bare clause": Rule("a clause without that", "Brook said [talks had failed]."),
    "relative clause": Rule("a clause whose subject is a relative pronoun", "a step [which] Brook said [would help]"),
    "object": Rule("a noun phrase that names what was said", "Brook praised [the deal]."),
    "nominal": Rule("a noun that names the statement", "Brook's claim that [talks had failed]"),
    "according to": Rule("a source without a verb", "[Talks failed], according to Brook."),
}
