"""Which units a leader is in charge of (分管), as dated facts; he sees what they have (place `portfolio`)."""
