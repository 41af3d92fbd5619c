"""Which addresses on the network are everybody's, and which belong to the machine or its surroundings."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses that stand for the IPv4 address in their last 32 bits (RFC 6052)."""


_DOCUMENTATION = IPv6Network("3fff::/20")
"""RFC 9637; Python 3.11 does not know it yet."""


def is_public(address: str) -> bool:
    """True when `address`, as a resolver gives it, is one of the public Internet (IANA special-purpose registries).

    An IPv6 address that stands for an IPv4 address is as public as that; one that leads there by a tunnel (6to4,
    Teredo) must be public itself as well.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return _is_public(found)
    if found.ipv4_mapped is not None:
        return _is_public(found.ipv4_mapped)
    if found in _NAT64:
        return _is_public(IPv4Address(int(found) & 0xFFFFFFFF))
    tunnelled = (found.sixtofour, *(found.teredo or ()))
    return _is_public(found) and all(_is_public(inner) for inner in tunnelled if inner is not None)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and (address.is_site_local or address in _DOCUMENTATION):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
