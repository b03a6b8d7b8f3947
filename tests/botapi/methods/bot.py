"""The bot about itself: who it is, its menus, name and descriptions."""

from tests.botapi.errors import Json
from tests.botapi.methods import Context, Method, method


@method("getMe")
async def get_me(context: Context) -> Json:
    """The bot as a user."""
    return {
        **context.world.bot.json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not context.world.privacy,
        "supports_inline_queries": context.world.inline_mode,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
    }


@method("logOut")
@method("close")
async def let_go(context: Context) -> bool:  # noqa: ARG001 - every method has the same signature
    """Leave the server; a later call simply comes back."""
    return True


@method("setMyCommands")
async def set_my_commands(context: Context) -> bool:
    """Set one menu."""
    params = context.params
    scope, commands = params.structure("scope", "BotCommandScope"), params.structure("commands", "commands")
    context.world.profile.set_menu(scope, params.text("language_code"), [] if commands is None else commands)
    return True


@method("deleteMyCommands")
async def delete_my_commands(context: Context) -> bool:
    """Remove one menu."""
    scope = context.params.structure("scope", "BotCommandScope")
    context.world.profile.set_menu(scope, context.params.text("language_code"), [])
    return True


@method("getMyCommands")
async def get_my_commands(context: Context) -> list[Json]:
    """One menu, exactly of that scope and language."""
    scope = context.params.structure("scope", "BotCommandScope")
    return context.world.profile.menu(scope, context.params.text("language_code"))


def _setter(field: str) -> Method:
    async def set_text(context: Context) -> bool:
        context.world.profile.set_text(field, context.params.text("language_code"), context.params.text(field))
        return True

    return set_text


def _getter(field: str) -> Method:
    async def get_text(context: Context) -> Json:
        return {field: context.world.profile.text(field, context.params.text("language_code"))}

    return get_text


for _name, _field in (("Name", "name"), ("Description", "description"), ("ShortDescription", "short_description")):
    method(f"setMy{_name}")(_setter(_field))
    method(f"getMy{_name}")(_getter(_field))
