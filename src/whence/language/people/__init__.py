"""Persons in a text: who is named, with which title and honorific, first and later mentions."""

from whence.language.people.find import find_people
from whence.language.people.setting import is_caption, is_headline
from whence.language.people.titled import title_before

__all__ = ["find_people", "is_caption", "is_headline", "title_before"]
