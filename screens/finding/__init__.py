"""Ctrl+F « Chercher partout »: everything that the register knows, from any screen."""
