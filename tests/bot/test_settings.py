"""Settings: where they come from, and what is said of bad ones."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_setting, read_settings, variable_of

TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr"


def settings(tmp_path: Path, **environment: str) -> Settings:
    """Settings from these variables, with a token."""
    return read_settings({}, {"BOT_TOKEN": TOKEN, **environment}, tmp_path / ".env")


def test_a_token_alone_is_enough(tmp_path: Path) -> None:
    """Everything else has a default; the webhook listens on loopback."""
    found = settings(tmp_path)
    assert found.token.get_secret_value() == TOKEN
    assert found.log_days == 30
    assert found.listen == ("127.0.0.1", 8080)
    assert found.webhook_url is None


def test_an_option_goes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    """An empty value counts as none."""
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nBOT_DATA=file\nBOT_KNOWLEDGE=file\nBOT_LOG_DAYS=7\n")
    environment = {"BOT_DATA": "environment", "BOT_KNOWLEDGE": "environment", "BOT_LOG_DAYS": " "}
    found = read_settings({"data": Path("option"), "knowledge": None}, environment, tmp_path / ".env")
    assert (found.data, found.knowledge, found.log_days) == (Path("option"), Path("environment"), 7)
    assert read_setting("knowledge", environment, tmp_path / ".env") == "environment"
    assert read_setting("admins", environment, tmp_path / ".env") is None


def test_quotes_and_blanks_are_dropped(tmp_path: Path) -> None:
    """As people and container tools leave them around values."""
    found = settings(tmp_path, BOT_TOKEN=f' "{TOKEN}" ', BOT_ADMINS="' 12, 34 ,'", BOT_LOG_LEVEL=" debug ")
    assert found.token.get_secret_value() == TOKEN
    assert found.admins == {12, 34}
    assert found.log_level == "DEBUG"


def test_an_api_server_of_ones_own(tmp_path: Path) -> None:
    """A final slash does not matter."""
    assert settings(tmp_path, BOT_API_URL="http://127.0.0.1:8081/").api_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BOT_TOKEN", ""),
        ("BOT_TOKEN", "nonsense-7731"),
        ("BOT_ADMINS", "@anna-7731"),
        ("BOT_LOG_DAYS", "-7731"),
        ("BOT_LOG_DAYS", "7731"),
        ("BOT_API_URL", "localhost-7731"),
        ("BOT_API_URL", "http://[7731"),
        ("BOT_WEBHOOK_URL", "ftp://7731"),
        ("BOT_WEBHOOK_SECRET", "with blanks 7731"),
        ("BOT_WEBHOOK_LISTEN", "7731"),
        ("BOT_LOG_LEVEL", "LOUD-7731"),
    ],
)
def test_a_bad_value_is_named_and_not_shown(tmp_path: Path, variable: str, value: str) -> None:
    """One sentence, for missing ones too."""
    with pytest.raises(SettingsError) as error:
        settings(tmp_path, **{variable: value})
    assert variable in str(error.value)
    assert "7731" not in str(error.value)
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_a_webhook_needs_a_secret(tmp_path: Path) -> None:
    """The secret is the one thing that proves who calls."""
    with pytest.raises(SettingsError, match="BOT_WEBHOOK_SECRET"):
        settings(tmp_path, BOT_WEBHOOK_URL="https://example.org/bot")
    found = settings(tmp_path, BOT_WEBHOOK_URL="https://example.org/bot", BOT_WEBHOOK_SECRET="abc")
    assert set(found.secrets) == {TOKEN, "abc"}


def test_secrets_do_not_print_themselves(tmp_path: Path) -> None:
    """Neither alone nor within the settings."""
    found = settings(tmp_path, BOT_WEBHOOK_SECRET="s3cr3t")
    for text in (repr(found), str(found), str(found.token), f"{found.webhook_secret!r}", found.model_dump_json()):
        assert TOKEN not in text
        assert "s3cr3t" not in text


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """It is named."""
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"\.env"):
        settings(tmp_path)


def test_variables_are_called_after_their_fields() -> None:
    """All the contract's names are there."""
    contract = {"BOT_TOKEN", "BOT_ADMINS", "BOT_KNOWLEDGE", "BOT_DATA", "BOT_LOG_DAYS", "BOT_API_URL"}
    contract |= {"BOT_WEBHOOK_URL", "BOT_WEBHOOK_SECRET", "BOT_WEBHOOK_LISTEN", "BOT_LOG_LEVEL"}
    contract |= {f"BOT_READER_{name}" for name in ("URL", "KEY", "MODEL", "SECONDS", "DAILY", "EXAM")}
    assert {variable_of(name) for name in Settings.model_fields} == contract
