"""Reached from F9 (Ctrl+U): what keeps the register whole, private and accountable."""
