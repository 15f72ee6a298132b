"""Whether an address lies on this machine or its network: nothing is sent there unless that was allowed in words.

The look-up that a connection itself makes is the one that is judged, so neither a redirect nor a name that answers
differently a second time leads anywhere else.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address
from typing import Any

REFUSED = (
    "the address is on this machine or its network; write `private_addresses: allowed` in the alerts file to allow that"
)
_guarded = threading.local()
_look_up = socket.getaddrinfo


class PrivateAddress(OSError):
    """A connection to this machine or its network that was not allowed."""


def public(address: str) -> bool:
    """Whether an IP address is one of the public net.

    >>> public("127.0.0.1"), public("169.254.169.254"), public("::ffff:10.0.0.1"), public("8.8.8.8")
    (False, False, False, True)
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_global and not found.is_multicast


def _judged(*words: Any, **named: Any) -> Any:
    found = _look_up(*words, **named)
    if getattr(_guarded, "refusals", None) is not None and not all(public(str(each[4][0])) for each in found):
        _guarded.refusals.append(REFUSED)
        raise PrivateAddress(REFUSED)
    return found


@contextmanager
def public_only() -> Iterator[list[str]]:
    """While this holds, connections of this thread reach the public net alone; what was refused is in the list."""
    _guarded.refusals = []
    socket.getaddrinfo = _judged
    try:
        yield _guarded.refusals
    finally:
        socket.getaddrinfo = _look_up
        _guarded.refusals = None
