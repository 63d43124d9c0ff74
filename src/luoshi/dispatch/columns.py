"""What dispatch adds to the list of tasks: the light, the day it is due, the last report."""
