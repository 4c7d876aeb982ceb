"""Valises: what travels with a session, the file that carries it, and how it is known unchanged."""
