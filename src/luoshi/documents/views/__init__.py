"""The pages of documents: the list and the door, the checking desk, and what is said at it."""
