"""The links of a library in its database: there at once when it is opened, kept up to date at a flat cost."""
