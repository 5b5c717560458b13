"""Who did what to what, and when: a file to which lines are added, each bound to the one before it."""
