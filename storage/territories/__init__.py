"""The lists of French territories, prepared so that a few letters are answered at once."""
