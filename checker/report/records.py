"""The JSON record: every field of every claim, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from checker.about import VERSION
from checker.model import Article
from checker.records import article_record

SCHEMA = 1      # goes up when a field changes its meaning or goes away; a new field leaves it


def as_json(articles: Sequence[Article]) -> str:
    """All articles in one JSON document."""
    record = {"schema": SCHEMA, "checker": VERSION, "articles": [article_record(article) for article in articles]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
