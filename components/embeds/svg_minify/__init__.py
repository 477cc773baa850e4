"""Makes drawings smaller: shorter numbers, shared origins, and outlines that are written once."""
