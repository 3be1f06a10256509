"""The memory of a house: what people have settled in all its stories, in one database.

    store       the database: SQLite or PostgreSQL, by SQLAlchemy
    likeness    whether two claims tell of one thing
    recall      a story with what was settled before, as offers and as questions

The ledgers beside the stories stay the truth; the memory can be made from them again at any time.
"""

from __future__ import annotations
