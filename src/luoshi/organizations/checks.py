"""What must hold among organizations."""
