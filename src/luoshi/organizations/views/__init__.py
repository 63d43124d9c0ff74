"""The pages of organizations: signing in, the own account, units, people, the log."""
