"""Keep requests out of our own network, whatever a name, a redirect or a name server says."""

import ipaddress
import socket
from typing import Final

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from chalicelib.ports.sync import SourceUnusable

_UNICAST: Final = ipaddress.IPv6Network("2000::/3")  # all that is handed out to the internet
# What the standard library's table lacks, or calls global, in some release of Python: the relays of 6to4, addresses of
# protocols, documentation.
_MISSED: Final = tuple(map(ipaddress.ip_network, ("192.88.99.0/24", "192.0.0.0/24", "2001::/23", "3fff::/20")))
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 address in its last 32 bits


def is_public(address: str) -> bool:
    """Check that an IP address is one of the internet; an IPv4 address inside an IPv6 one is judged by itself."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is None:
            return found in _UNICAST and _is_global(found)
        found = inner
    return not found.is_multicast and _is_global(found)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not any(address in each for each in _MISSED)


class _CheckedHttp(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _checked(super()._new_conn())


class _CheckedHttps(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _checked(super()._new_conn())


def _checked(connected: socket.socket) -> socket.socket:
    """A name may be public when we look and private when we connect: what counts is who is at the other end."""
    if is_public(str(connected.getpeername()[0])):
        return connected
    connected.close()
    raise SourceUnusable("a private address", final=True)


class _CheckedHttpPool(HTTPConnectionPool):
    ConnectionCls = _CheckedHttp


class _CheckedHttpsPool(HTTPSConnectionPool):
    ConnectionCls = _CheckedHttps


def public_only(manager: PoolManager) -> PoolManager:
    """Let a manager of connections send nothing to a private address."""
    manager.pool_classes_by_scheme = {"http": _CheckedHttpPool, "https": _CheckedHttpsPool}
    return manager
