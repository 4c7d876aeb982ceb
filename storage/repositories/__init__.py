"""Repositories: one a port, between tables and frozen dataclasses. No row ever leaves them."""
