"""An invented article that is reviewed: an island, its ferry and its council."""

import pandas as pd
import pytest

from analysis.finding import quotes_of
from analysis.records import table_of
from analysis.tables import QUOTES

TEXT = """Storm stops ferry

Ines Calder said the ferry would sail again on Friday. "We lost the winter," said Tobin Ashe, the mayor.

The council said that repairs might cost 40,000 crowns. Dita Holm, a docker, muttered a word about the quay.
"""


@pytest.fixture
def text():
    return TEXT


@pytest.fixture
def documents():
    return pd.DataFrame({"doc_id": ["storm"], "text": [TEXT]})


@pytest.fixture
def quotes():
    return table_of(quotes_of(TEXT, "storm"), QUOTES)
