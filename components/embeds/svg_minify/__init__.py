"""Smaller bytes for the same drawing: shorter numbers, shared origins and outlines that are written once."""
