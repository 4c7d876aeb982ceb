"""F5 Missions: requested under a label, guarded, validated, carried out."""
