"""The guided tour of the demonstration: what its one line says, and when it goes on."""
