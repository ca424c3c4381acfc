"""What was recorded, by whom and when: append and ask. Nothing is edited in place, and tampering shows."""
