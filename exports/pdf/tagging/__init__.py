"""What makes a page a tagged one: ISO 19005-2 level A (PDF/A-2a) and ISO 14289-1 (PDF/UA-1)."""
