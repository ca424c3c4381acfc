"""What is moving: the catalogue of items, and the rules by which an item is offensive, defensive, dual or enabling."""
