"""Alembic’s environment and revisions; what a revision creates is written out, never imported."""
