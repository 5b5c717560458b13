"""What a store says of itself: which layout it has, and that it is as it was published."""
