"""What the room sees of the session: a second terminal (`daect display`), or the operator's own screen."""
