"""F8 Courriers: documents produced, printed, followed to the recipient."""
