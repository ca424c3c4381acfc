"""What may be done about a transfer, by whom, by which act and until when: dated rules, and the clocks they start."""
