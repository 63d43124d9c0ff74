"""Late reports on closed rounds (逾期补报): asked for with a reason, granted by another hand, few, for days."""
