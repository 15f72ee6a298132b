"""What is public and what is not; the guard holds for this thread and only while it is meant to."""

from __future__ import annotations

import socket
import threading

import pytest

from tracker.network import REFUSED, PrivateAddress, public, public_only


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "2002:7f00:0001::", "ff02::1"],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public(address: str) -> None:
    assert public(address)


def test_the_guard_holds_here_and_now_alone() -> None:
    elsewhere: list[int] = []
    with public_only() as refused:
        with pytest.raises(PrivateAddress, match="on this machine or its network"):
            socket.getaddrinfo("127.0.0.1", 80)
        other = threading.Thread(target=lambda: elsewhere.append(len(socket.getaddrinfo("127.0.0.1", 80))))
        other.start()
        other.join()
    assert refused == [REFUSED]
    assert elsewhere
    assert elsewhere[0] > 0
    assert socket.getaddrinfo("127.0.0.1", 80)
