"""What is kept: documents, mentions, entities, and a person's positions, decisions and settings."""
