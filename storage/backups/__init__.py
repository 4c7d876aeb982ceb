"""Backups of a register: made, verified, listed, put back; and what can be saved from a damaged one."""
