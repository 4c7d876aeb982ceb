"""What every use case needs at hand: the open register, the time, and who is at the desk."""

from dataclasses import dataclass

from daect_tui.services.ports import Clock, Register, UnitOfWork


@dataclass(frozen=True, slots=True)
class Office:
    """The desk of one agent on one register."""

    register: Register
    clock: Clock
    agent: str

    def begin(self) -> UnitOfWork:
        """Open a unit of work in the agent's name; leaving it without `commit` rolls back."""
        return self.register.begin(self.clock, self.agent)

    def check_may_write(self) -> None:
        """Raise `WriteRefused` where the register is only read: before anything is typed for nothing."""
        with self.begin():
            pass

    def reading(self) -> UnitOfWork:
        """Open a unit of work that only reads: one snapshot, which waits for nobody."""
        return self.register.reading()
