"""How well questions are answered: question files, outcomes, figures."""
