"""F4 Comité: sessions prepared, held, closed, and the decisions that follow."""
