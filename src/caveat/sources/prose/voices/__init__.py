"""On whose word a sentence stands: attributions beside, within and across sentences."""
