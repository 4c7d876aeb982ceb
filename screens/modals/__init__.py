"""Boxes over a screen: they ask, and give an answer back."""
