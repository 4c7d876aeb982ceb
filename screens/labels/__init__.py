"""F7 Labels: the register on any day, renewal, suspension, end, papers."""
