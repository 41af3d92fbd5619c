"""Web pages (HTML, XHTML, AMP) → the article in them, without what stands around it."""
