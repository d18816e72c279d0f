"""A Reading is a dossier, read: what its texts say, when each was published, who is who, and the evidence of each fact.

Everything is computed on first use and kept, so that what no selected check asks for is never computed.
"""

from __future__ import annotations

from whence.reading.reading import Reading

__all__ = ["Reading"]
