"""The acts at which the process dies, a module a room; each registers its scenarios."""
