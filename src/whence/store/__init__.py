"""Stores: dossiers in, from folders, files and tables; plain data out, with the problems met in loading."""

from __future__ import annotations

from whence.store.opening import open_dossier, open_texts
from whence.store.settings_file import load_settings

__all__ = ["load_settings", "open_dossier", "open_texts"]
