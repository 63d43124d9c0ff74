"""What every room needs and none owns: the clock, the calendar, errors, acts' context, registries. No tables."""
