import json

import pytest


@pytest.fixture
def articles(tmp_path):
    """Writes a JSONL file of small invented articles and returns its path."""

    def write(number, name="articles.jsonl", broken=()):
        path = tmp_path / name
        with path.open("w", encoding="utf-8") as stream:
            for i in range(number):
                speaker = f"Mayor {('Ada Brook', 'Ben Stone', 'Cleo Marsh')[i % 3]}"
                text = (
                    f'Harbour report {i}\n\n{speaker} said on Monday the quay number {i} "may be closed" for repairs.\n'
                )
                record = {"doc_id": f"a{i}", "text": text, "date": "2021-05-03", "topic": "ports" if i % 2 else None}
                if i in broken:
                    del record["text"]
                stream.write(json.dumps(record) + "\n")
        return path

    return write
