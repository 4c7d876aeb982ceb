"""F2 Accueil: what is to be done."""
