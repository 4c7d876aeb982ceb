"""Every door by which something comes in from outside, tried with hostile inputs (docs/doors.md)."""
