"""The board pack: the figures of the pages as a paper for a board, in the format that it is wanted in."""
