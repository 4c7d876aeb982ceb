"""What the register keeps too long: the cases, what refers to what, and the removal of what is due."""
