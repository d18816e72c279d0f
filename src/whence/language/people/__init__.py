"""Persons in a text: who is named, with which title and honorific, first and later mentions."""

from whence.language.people.find import find_people

__all__ = ["find_people"]
