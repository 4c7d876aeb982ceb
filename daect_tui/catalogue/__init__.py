"""Data that ships with the program: programmes, countries, wordings; each entry states its source."""
