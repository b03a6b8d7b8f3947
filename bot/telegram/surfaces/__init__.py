"""Where people meet the bot: a module a surface."""
