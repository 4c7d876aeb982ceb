"""What all repositories share."""

from storage.records import Records


class Repository:
    """Reads and writes one family of records inside the transaction of a unit of work."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._session = records.session
