"""What is under review, whom it would move, what may be done about it, and what stands against the answer."""
