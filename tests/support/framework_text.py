"""A small framework's file, for tests to bend."""

SMALL = """
id = "small"
name = "Small"
[[areas]]
id = "one"
name = "One"
[[dimensions]]
id = "care"
name = "Care"
area = "one"
[[dimensions]]
id = "pace"
name = "Pace"
area = "one"
[[items]]
id = "listening"
name = "Listening"
dimension = "care"
[[levels]]
id = "low"
name = "Low"
[[levels]]
id = "high"
name = "High"
is_high = true
"""
