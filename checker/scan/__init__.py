"""Archives: the claims of whole archives as one Arrow table, made on all cores and gone on with after any break.

inputs      places -> files, in an order that is always the same
records     a file -> stories, and what in it is none
work        stories -> rows, in processes of their own
parts       rows kept batch by batch, so that nothing is done twice, and put together at the end
run         all of it, with its progress
query       SQL over the table
"""

from __future__ import annotations
