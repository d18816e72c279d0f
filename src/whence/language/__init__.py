"""What a text says: pure functions from text to mentions, which know nothing of facts or checks."""
