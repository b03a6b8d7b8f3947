"""The bot in Telegram: how messages arrive, who handles them, how replies are sent."""
