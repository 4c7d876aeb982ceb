"""F6 Évaluations: reports typed after the return, marks, sheets."""
