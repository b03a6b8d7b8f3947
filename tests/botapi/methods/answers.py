"""Answers to presses, inline queries and guests."""

from tests.botapi.entities import units
from tests.botapi.errors import QUERY_TOO_OLD, Json, bad_request
from tests.botapi.methods import Context, method
from tests.botapi.queries import CallbackAnswer, GuestAnswer, InlineAnswer
from tests.botapi.results import inline_button, inline_result, inline_results

MOST_NOTE = 200


@method("answerCallbackQuery")
async def answer_callback_query(context: Context) -> bool:
    """End the clock on a pressed button, perhaps with a note."""
    params = context.params
    query = context.world.callbacks.get(params.text("callback_query_id"))
    if query is None:
        raise bad_request(QUERY_TOO_OLD)
    if units(params.text("text")) > MOST_NOTE:
        raise bad_request("MESSAGE_TOO_LONG")
    if params.text("url") and not params.text("url").startswith(("https://t.me/", "tg://")):
        raise bad_request("URL_INVALID")
    query.take(
        CallbackAnswer(params.text("text"), params.flag("show_alert"), params.text("url"), params.integer("cache_time"))
    )
    return True


@method("answerInlineQuery")
async def answer_inline_query(context: Context) -> bool:
    """The results of an inline query."""
    params = context.params
    button = inline_button(params.structure("button", "inline query results button"))
    given = params.structure("results", "JSON encoded inline query results")
    results = inline_results([] if given is None else given)
    if len(params.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    query = context.world.inlines.get(params.text("inline_query_id"))
    if query is None:
        raise bad_request(QUERY_TOO_OLD)
    query.take(
        InlineAnswer(
            results=results,
            next_offset=params.text("next_offset"),
            is_personal=params.flag("is_personal"),
            cache_time=params.integer("cache_time", 300),
            button=button,
            query=query.text,
        )
    )
    return True


@method("answerGuestQuery")
async def answer_guest_query(context: Context) -> Json:
    """The bot's one message in a chat that it is not in."""
    given = context.params.structure("result", "JSON encoded guest query result")
    if given is None:
        raise bad_request("Result isn't specified")
    result = inline_result(given)
    found = context.world.guests.get(context.params.text("guest_query_id"))
    if found is None or found[0].answer is not None or found[0].expired:
        raise bad_request(QUERY_TOO_OLD)
    query, asked = found
    message = asked.room.add(
        {**result["content"], "guest_bot_caller_user": query.user.json()},
        sender=context.world.bot,
        by_bot=True,
        reply_to=asked,
    )
    key = context.world.register_inline(message)
    query.take(GuestAnswer(result, message))
    return {"inline_message_id": key}
