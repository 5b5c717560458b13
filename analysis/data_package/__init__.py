"""The published figures as files for other tools: a data package of tables, with a dictionary of their columns."""
