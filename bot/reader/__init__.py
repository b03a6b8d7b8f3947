"""The reader: a language model elsewhere, shown a question with numbered passages, that may only point at them."""
