"""The least program that shows a register: Textual and SQLModel, the same file, one row of it read and shown.

What the worklist of `daect` is measured against: whoever shows anything of such a file pays for this.
"""

import sys

from sqlmodel import Field, Session, SQLModel, create_engine, select
from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList


class Dossier(SQLModel, table=True):
    """One of the columns of one of the tables."""

    id: int = Field(primary_key=True)
    reference: str


class MinimalApp(App[None]):
    """Shows the reference of the first dossier."""

    TITLE = "plancher"

    def __init__(self, register: str) -> None:
        super().__init__()
        self._file = register

    def compose(self) -> ComposeResult:
        """Arrange a title bar, a list, a footer."""
        yield Header()
        yield OptionList()
        yield Footer()

    def on_mount(self) -> None:
        """Read the row."""
        engine = create_engine(f"sqlite:///{self._file}")
        with Session(engine) as session:
            row = session.exec(select(Dossier).order_by(Dossier.reference).limit(1)).one()
        self.query_one(OptionList).add_option(f"lu\u00a0: {row.reference}")


if __name__ == "__main__":
    MinimalApp(sys.argv[1]).run()
