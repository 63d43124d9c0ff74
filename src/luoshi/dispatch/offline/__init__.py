"""What a unit is asked as an Excel table: taken along, filled in offline, brought back, looked at, reported."""
