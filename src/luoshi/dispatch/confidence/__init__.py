"""What the supervision office thinks of a delivery: a judgement with its reason, beside the light, never in it."""
