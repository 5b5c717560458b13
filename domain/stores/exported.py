"""What a folder of exported records is laid out as: `export-records` writes it, an engine that counts elsewhere reads it."""

ABOUT = "about.json"  # in each export: its layout, and the key and the ledger that it belongs to
PEOPLE = "people"  # what the ledger keeps of people, where Spark publishes
BOUND = "bound"  # which ledger that is, and the versions that it must know
LAYOUT = 1
