"""Hashes of the BLAKE2 family, without the rest of `hashlib`.

That module loads OpenSSL for hashes that are not used here, which takes as long as reading a story does.
"""

try:
    from _blake2 import blake2b, blake2s
except ImportError:     # a Python that builds its hashes another way
    from hashlib import blake2b, blake2s

__all__ = ["blake2b", "blake2s"]
