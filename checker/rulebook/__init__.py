"""Language packs and topics: rule files as data, loaded, checked as a whole and compiled when first needed."""
