"""Where everything stands on a page, the same for every format that has pages."""
