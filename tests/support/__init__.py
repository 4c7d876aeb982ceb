"""What several tests need: a desk on a real register, and dossiers brought to a given point."""
