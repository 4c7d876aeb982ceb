"""What stands on pages, piece by piece: a layout engine for letters, made for tagged text and for speed."""
