"""What has to stand by a verb for it to carry an act: one check for each word that ``frames.toml`` uses."""
