"""Published store to what may be shown: figures, charts and words made from published counts alone."""
