"""Everything SQLModel: the register, one SQLite file."""
