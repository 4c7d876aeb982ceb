"""The real program killed again and again at random moments, and what is checked after each kill."""
