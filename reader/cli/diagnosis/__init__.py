"""What `reader doctor` looks at: each module yields findings, and none of them changes anything."""
