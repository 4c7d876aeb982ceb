"""What the room sees of the session: a second terminal (`daect display`), or the operator's own screen."""

# The class of a screen that the room sees: nothing personal comes over it.
OF_THE_ROOM = "-of-the-room"
