"""What a team puts on a review: who may act, what each act needs, and how it stands. Values in, values out."""
