"""Sending, editing and deleting messages."""

import struct
from typing import cast

from tests.botapi.chat import Chat
from tests.botapi.checks import caption_of, keyboard_of, text_of
from tests.botapi.errors import NOT_MODIFIED, Json, bad_request, mended, too_many
from tests.botapi.message import Message
from tests.botapi.methods import Context, method
from tests.botapi.params import Upload

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
EDITABLE_FOR = 48 * 3600
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


@method("sendMessage")
async def send_message(context: Context) -> Json:
    """A text."""
    return _deliver(context, text_of(context.params)).json()


@method("sendPhoto")
async def send_photo(context: Context) -> Json:
    """A photo, uploaded or by id or address."""
    upload = _upload(context, "photo")
    width, height = _picture_size(upload) if upload else (800, 600)
    key = context.world.unique("photo")
    size = {"file_id": key, "file_unique_id": key, "width": width, "height": height}
    return _deliver(context, {"photo": [size], **caption_of(context.params)}, upload).json()


@method("sendDocument")
async def send_document(context: Context) -> Json:
    """A file, uploaded or by id or address."""
    upload = _upload(context, "document")
    key = context.world.unique("document")
    document: Json = {"file_id": key, "file_unique_id": key}
    if upload:
        document |= {"file_name": upload.name, "mime_type": upload.mime, "file_size": len(upload.content)}
    return _deliver(context, {"document": document, **caption_of(context.params)}, upload).json()


@method("sendChatAction")
async def send_chat_action(context: Context) -> bool:
    """ "typing…" and the like."""
    if context.params.text("action") not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    _open_chat(context).check_topic(context.params.integer("message_thread_id"))
    return True


@method("editMessageText")
async def edit_message_text(context: Context) -> Json | bool:
    """Replace the text; the buttons too, so that none are left unless given again."""
    content = text_of(context.params)
    message = _editable(context)
    if "text" not in message.data:
        raise bad_request("There is no text in the message to edit")
    return _edited(context, message, content)


@method("editMessageCaption")
async def edit_message_caption(context: Context) -> Json | bool:
    """Replace the caption, and the buttons."""
    content = caption_of(context.params)
    message = _editable(context)
    if not {"photo", "document"} & message.data.keys():
        raise bad_request("There is no caption in the message to edit")
    return _edited(context, message, content)


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(context: Context) -> Json | bool:
    """Replace the buttons alone."""
    message = _editable(context)
    kept = {"text", "entities", "caption", "caption_entities", "link_preview_options"} & message.data.keys()
    return _edited(context, message, {name: message.data[name] for name in kept})


@method("deleteMessage")
async def delete_message(context: Context) -> bool:
    """Delete a message: the bot's own, anyone's in a private chat, anyone's for an administrator."""
    if not context.params.text("chat_id"):
        raise bad_request("Chat identifier is not specified")
    if context.params.integer("message_id") <= 0:
        raise bad_request("Message identifier is not specified")
    chat = _open_chat(context)
    message = chat.message(context.params.integer("message_id"))
    if message is None:
        raise bad_request("Message to delete not found")
    mine = message.by_bot or chat.owner is not None
    too_old = context.world.now() - message.data["date"] > EDITABLE_FOR
    if chat.status != "administrator" and (not mine or too_old):
        raise bad_request("Message can't be deleted for everyone" if mine else "Message can't be deleted")
    chat.delete(message)
    return True


def _open_chat(context: Context) -> Chat:
    """The chat of the call, if it is open to the bot and not flooded on a test's wish."""
    chat = context.world.find_chat(context.params.text("chat_id"))
    chat.check_access()
    if wait := chat.check_flood():
        raise too_many(wait)
    return chat


def _writable(context: Context) -> Chat:
    """The chat of a new or edited message, which the real limits count."""
    chat = _open_chat(context)
    limits = context.world.limits
    if limits and (wait := limits.refuses(chat.id)):
        raise too_many(wait)
    return chat


def _deliver(context: Context, content: Json, upload: Upload | None = None) -> Message:
    """Check where a new message goes and put it there."""
    params = context.params
    chat = _writable(context)
    chat.check_topic(topic := params.integer("message_thread_id"))
    reply_to = _reply_to(context, chat)
    channel = chat.type == "channel"
    if markup := keyboard_of(params, channel=channel, inline_mode=context.world.inline_mode):
        content = {**content, "reply_markup": markup}
    if channel:
        content = {"sender_chat": chat.json(), **content}
    sender = None if channel else context.world.bot
    message = chat.add(content, sender=sender, by_bot=True, reply_to=reply_to, topic=topic or None)
    message.upload = upload
    return message


def _reply_to(context: Context, chat: Chat) -> Message | None:
    """The message replied to; none is fine, a missing one only if the call says so."""
    given = context.params.structure("reply_parameters", "reply parameters")
    if given is None and context.params.text("reply_to_message_id"):
        given = {"message_id": context.params.integer("reply_to_message_id")}
    if not given:
        return None
    if not isinstance(given, dict):
        raise bad_request("Object expected as reply parameters")
    if "message_id" not in given:
        raise bad_request('Can\'t find field "message_id"')
    there = context.world.find_chat(str(given["chat_id"])) if "chat_id" in given else chat
    found = there.message(int(given["message_id"]))
    if found is None and not given.get("allow_sending_without_reply"):
        raise bad_request("Message to be replied not found")
    return found if there is chat else None


def _editable(context: Context) -> Message:
    """The message of an edit: the bot's own in a chat, or one sent through it."""
    params = context.params
    if not params.text("chat_id") and not params.text("message_id"):
        if not (key := params.text("inline_message_id")):
            raise bad_request("Message identifier is not specified")
        if key not in context.world.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return context.world.inline_messages[key]
    chat = _writable(context)
    message = chat.message(params.integer("message_id"))
    if message is None:
        raise bad_request("Message to edit not found")
    if not message.by_bot:
        raise bad_request("Message can't be edited")
    return message


def _edited(context: Context, message: Message, content: Json) -> Json | bool:
    """Carry out an edit unless it changes nothing."""
    channel, inline_mode = message.room.type == "channel", context.world.inline_mode
    markup = keyboard_of(context.params, inline_only=True, channel=channel, inline_mode=inline_mode)
    if not message.change({**content, **({"reply_markup": markup} if markup else {})}, context.world.now()):
        raise bad_request(NOT_MODIFIED)
    message.room.changed.fire()
    return True if context.params.text("inline_message_id") else message.json()


def _upload(context: Context, kind: str) -> Upload | None:
    """The file of the call; None for one by id or address."""
    upload = context.params.file(kind)
    if upload is None:
        if not context.params.text(kind) or context.params.text(kind).startswith("attach://"):
            raise bad_request(f"There is no {kind} in the request")
        return None
    if not upload.content:
        raise bad_request("File must be non-empty")
    return upload


def _picture_size(upload: Upload) -> tuple[int, int]:
    """Width and height of an uploaded photo; refuses what is none."""
    if not upload.content.startswith(PICTURES):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(upload.content) > 10 * 1024 * 1024:
        raise mended("A photo has at most 10 MB")
    if not upload.content.startswith(PICTURES[0]) or len(upload.content) < 24:
        return 800, 600
    width, height = cast("tuple[int, int]", struct.unpack(">II", upload.content[16:24]))
    if width + height > 10000 or not width or not height or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
