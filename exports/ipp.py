"""One question to a print service, in its own protocol: where a job stands (RFC 8011, §4.3.4).

`lpstat` says which jobs are over, not whether they were printed, cancelled or failed: the protocol does.
"""

import socket
from http.client import HTTPConnection, HTTPException
from io import BytesIO
from struct import pack, unpack

from daect_tui.domain.text import clean_line
from daect_tui.domain.whole_number import whole

PENDING, HELD, PROCESSING, STOPPED, CANCELLED, ABORTED, COMPLETED = range(3, 10)

_VERSION, _GET_JOB_ATTRIBUTES = 0x0200, 0x0009
_OPERATION, _END, _FIRST_VALUE = 0x01, 0x03, 0x10
_CHARSET, _LANGUAGE, _URI, _KEYWORD = 0x47, 0x48, 0x45, 0x44
_ERRORS = 0x0400
_PORT = 631
_PATIENCE = 10.0
_LONGEST = 65_536
_STATE, _MESSAGE = "job-state", "job-printer-state-message"


class UnansweredError(Exception):
    """The service did not answer, or not in its protocol."""


class _Unix(HTTPConnection):
    """HTTP over the socket of the service on this machine."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_PATIENCE)
        self._path = path

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_PATIENCE)
        self.sock.connect(self._path)


def job_answer(server: str, number: int) -> tuple[int, str]:
    """Ask a server (« host:port », or the path of its socket) for the state of a job, and what is said of it.

    The state is 0 when the service does not give it.

    Raises `UnansweredError`.
    """
    connection = _Unix(server) if server.startswith("/") else _over_network(server)
    headers = {"Content-Type": "application/ipp"}
    try:
        connection.request("POST", "/jobs/", _question(number), headers)
        answer = connection.getresponse().read(_LONGEST)
    except (OSError, HTTPException, ValueError, OverflowError) as error:
        raise UnansweredError(str(error)) from error
    finally:
        connection.close()
    return read_answer(answer)


def read_answer(answer: bytes) -> tuple[int, str]:
    """Read the state of a job, and what is said of it; raises `UnansweredError`."""
    try:
        found = _attributes(BytesIO(answer))
    except ValueError as error:
        raise UnansweredError(str(error)) from error
    said = found.get(_MESSAGE, b"").decode("utf-8", "replace")
    return int.from_bytes(found.get(_STATE, b"")), clean_line(said).text


def _over_network(server: str) -> HTTPConnection:
    host, _, port = server.rpartition(":")
    if not host:
        host, port = server, ""
    return HTTPConnection(host, whole(port) or _PORT, timeout=_PATIENCE)


def _question(number: int) -> bytes:
    parts = [
        pack(">HHI", _VERSION, _GET_JOB_ATTRIBUTES, 1),
        bytes([_OPERATION]),
        _value(_CHARSET, "attributes-charset", "utf-8"),
        _value(_LANGUAGE, "attributes-natural-language", "en"),
        _value(_URI, "job-uri", f"ipp://localhost/jobs/{number}"),
        _value(_KEYWORD, "requested-attributes", _STATE),
        _value(_KEYWORD, "", _MESSAGE),
        bytes([_END]),
    ]
    return b"".join(parts)


def _value(tag: int, name: str, value: str) -> bytes:
    key, text = name.encode("ascii"), value.encode("ascii")
    return pack(">BH", tag, len(key)) + key + pack(">H", len(text)) + text


def _attributes(answer: BytesIO) -> dict[str, bytes]:
    """Read the first value of each attribute; raises `ValueError` for no answer, or for an error."""
    _version, status, _request = unpack(">HHI", _exactly(answer, 8))
    if status >= _ERRORS:
        raise ValueError(f"IPP {status:#06x}")
    found: dict[str, bytes] = {}
    while (tag := _exactly(answer, 1)[0]) != _END:
        if tag < _FIRST_VALUE:
            continue
        name = _sized(answer).decode("ascii")
        found.setdefault(name, _sized(answer))
    return found


def _sized(answer: BytesIO) -> bytes:
    (size,) = unpack(">H", _exactly(answer, 2))
    return _exactly(answer, size)


def _exactly(answer: BytesIO, size: int) -> bytes:
    read = answer.read(size)
    if len(read) != size:
        raise ValueError("the answer is cut short")
    return read
