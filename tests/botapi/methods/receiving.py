"""How the bot receives updates: long polling or a webhook, never both."""

import re
from urllib.parse import urlsplit

from tests.botapi.errors import Json, bad_request, conflict
from tests.botapi.methods import Context, method
from tests.botapi.updates import WEBHOOK_ACTIVE
from tests.botapi.webhook import Webhook

LONGEST_POLL = 50


@method("getUpdates")
async def get_updates(context: Context) -> list[Json]:
    """What waits, or what comes within the timeout."""
    params, world = context.params, context.world
    if world.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    world.updates.allow(params.structure("allowed_updates", "allowed updates"))
    limit = min(max(params.integer("limit", 100), 1), 100)
    seconds = min(max(params.integer("timeout"), 0), LONGEST_POLL)
    return await world.updates.poll(params.integer("offset"), limit, seconds, context.on_lost)


@method("setWebhook")
async def set_webhook(context: Context) -> bool:
    """Have updates posted to an address. Unlike Telegram itself, plain http is fine: this is loopback."""
    params, world = context.params, context.world
    url = params.text("url")
    if not url:
        return await _forget_webhook(context)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("Invalid webhook URL specified")
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("Secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("Secret token contains unallowed characters")
    most = params.integer("max_connections", 40)
    if not 1 <= most <= 100:
        raise bad_request("Max_connections must be from 1 to 100")
    world.updates.allow(params.structure("allowed_updates", "allowed updates"))
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    if world.webhook:
        await world.webhook.stop()
    world.updates.end_poll(conflict("Terminated by setWebhook request"))
    world.webhook = Webhook(world.updates, url, secret, most)
    world.webhook.start()
    return True


@method("deleteWebhook")
async def delete_webhook(context: Context) -> bool:
    """Back to polling."""
    return await _forget_webhook(context)


async def _forget_webhook(context: Context) -> bool:
    world = context.world
    if context.params.flag("drop_pending_updates"):
        world.updates.clear()
    webhook, world.webhook = world.webhook, None
    if webhook:
        await webhook.stop()
    return True


@method("getWebhookInfo")
async def get_webhook_info(context: Context) -> Json:
    """What is set, what waits, and what went wrong last."""
    world = context.world
    webhook = world.webhook
    info: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if webhook:
        info |= {"max_connections": webhook.most_connections, "ip_address": "127.0.0.1"}
        if webhook.last_error:
            info["last_error_date"], info["last_error_message"] = webhook.last_error
    if world.updates.allowed is not None:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
