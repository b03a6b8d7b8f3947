"""From a reply to Telegram: its form there, and calls that get through."""
