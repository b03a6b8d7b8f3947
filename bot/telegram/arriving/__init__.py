"""From Telegram to the handler: fetching, reading and ordering updates."""
