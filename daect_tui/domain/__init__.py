"""The rules: frozen dataclasses, transition tables, deadlines, French text. Standard library only."""
