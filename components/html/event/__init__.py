"""The story of one event, section by section, from the facts of the ledger."""
