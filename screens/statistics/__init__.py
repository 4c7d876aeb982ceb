"""Statistics: figures in a table, and the same drawn with bars."""
