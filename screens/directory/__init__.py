"""F9 Répertoire: members, programmes, dated settings, the journal."""
