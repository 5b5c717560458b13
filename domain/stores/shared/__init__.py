"""One published store for several dashboards: the place that it is shared in, and how a home keeps up with it."""
