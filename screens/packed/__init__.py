"""A pack opened alone: the report form of an expert or a poste who has no register."""
