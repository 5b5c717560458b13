"""What `python -m etl … --json` says: written by etl, read by pages, through these modules alone."""
