"""From the record store to the published store: counts of groups that give nobody away."""
