"""Signing in and the pages of organizations."""
