"""What stands before a register and around it: the welcome, the first settings, another register."""
