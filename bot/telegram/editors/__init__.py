"""What editors can do and see in their private chat."""
