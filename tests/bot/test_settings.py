"""Settings: where they come from, and what is said of bad ones."""

from pathlib import Path

import pytest

from bot.settings import (
    ReaderSettings,
    Settings,
    SettingsError,
    read_reader_settings,
    read_setting,
    read_settings,
    unknown_settings,
    variable_of,
)

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
    assert found.health is None
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
        ("BOT_DATA", "."),
        ("BOT_DATA", "/"),
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


def test_a_misspelt_setting_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    """Never with a value, which a line without its "=" holds in its name; an empty one is none."""
    (tmp_path / ".env").write_text(
        "BOT_LOGDAYS=7731\n\n# A comment\nBOT_TOKEN:7731:x\nBOT_ADMIN=\nBOT_LOG_DAYS=3\nBOT ADMINS 7731\n"
        "BOTADMINS=7731\nbot_data=7731\nPATH=7731\nTOKEN=7731\nBOT_KNOWLEDGE\n"
    )
    environment = {"BOT_ZZZ": "7731", "BOT_READER_URI": "7731", "BOTTLE": "7731", "BOT_DATA": "x"}
    assert unknown_settings(environment, tmp_path / ".env") == [
        *(f"Line {number} of .env is not written as NAME=value, and is passed over." for number in (4, 7, 12)),
        "BOTADMINS is no setting; BOT_ADMINS is.",
        "BOT_LOGDAYS is no setting; BOT_LOG_DAYS is.",
        "BOT_READER_URI is no setting; BOT_READER_URL is.",
        "BOT_ZZZ is no setting.",
        "bot_data is no setting; BOT_DATA is.",
    ]


def test_what_is_listened_on_is_told_with_its_own_port(tmp_path: Path) -> None:
    """Not with the other one's, which would be taken."""
    for variable, example in (("BOT_WEBHOOK_LISTEN", "127.0.0.1:8080"), ("BOT_HEALTH_LISTEN", "127.0.0.1:8090")):
        with pytest.raises(SettingsError, match=f"^{variable} must be a host and a port, such as {example}\\.$"):
            settings(tmp_path, **{variable: "7731"})


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
    contract |= {"BOT_WEBHOOK_URL", "BOT_WEBHOOK_SECRET", "BOT_WEBHOOK_LISTEN", "BOT_LOG_LEVEL", "BOT_HEALTH_LISTEN"}
    contract |= {f"BOT_READER_{name}" for name in ("URL", "KEY", "MODEL", "SECONDS", "DAILY", "EXAM")}
    assert {variable_of(name) for name in Settings.model_fields} == contract


READER = {"BOT_READER_URL": "http://127.0.0.1:11434/v1/", "BOT_READER_MODEL": "small"}


def reader(tmp_path: Path, **environment: str) -> ReaderSettings:
    """Settings of a reader from these variables."""
    return read_reader_settings(environment, tmp_path / ".env")


def test_without_an_address_there_is_no_reader(tmp_path: Path) -> None:
    """Whatever else is set; a token is not needed to have one."""
    assert reader(tmp_path).reader_url is None
    assert reader(tmp_path, BOT_READER_MODEL="small", BOT_READER_KEY="k").reader_host is None
    found = reader(tmp_path, **READER)
    assert (found.reader_url, found.reader_host) == ("http://127.0.0.1:11434/v1", "127.0.0.1")
    assert (found.reader_seconds, found.reader_daily, found.reader_exam, found.reader_key) == (4.0, None, True, None)
    assert settings(tmp_path, **READER).reader_model == "small"


def test_the_settings_of_a_reader_are_tidied_as_others_are(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_READER_SECONDS=2.5\nBOT_READER_DAILY=' 1000 '\nBOT_READER_EXAM=\"off\"\n")
    found = reader(tmp_path, **READER, BOT_READER_KEY=" 'sk-7' ")
    assert (found.reader_seconds, found.reader_daily, found.reader_exam) == (2.5, 1000, False)
    assert found.reader_key is not None
    assert found.reader_key.get_secret_value() == "sk-7"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BOT_READER_URL", "localhost:7731"),
        ("BOT_READER_URL", "https://key:7731@example.org/v1"),
        ("BOT_READER_MODEL", ""),
        ("BOT_READER_MODEL", "two\nlines 7731"),
        ("BOT_READER_KEY", "with blanks 7731"),
        ("BOT_READER_SECONDS", "7731"),
        ("BOT_READER_SECONDS", "0"),
        ("BOT_READER_SECONDS", "soon-7731"),
        ("BOT_READER_DAILY", "-7731"),
        ("BOT_READER_EXAM", "7731"),
    ],
)
def test_a_bad_value_of_a_reader_is_named_and_not_shown(tmp_path: Path, variable: str, value: str) -> None:
    """One sentence; for `run`, too."""
    for read in (reader, settings):
        with pytest.raises(SettingsError) as error:
            read(tmp_path, **{**READER, variable: value})
        assert str(error.value).startswith(f"{variable} ")
        assert "7731" not in str(error.value)
        assert str(error.value).endswith(".")


def test_the_key_of_a_reader_is_a_secret(tmp_path: Path) -> None:
    """It does not print itself, and is masked wherever it is logged."""
    found = settings(tmp_path, **READER, BOT_READER_KEY="s3cr3t")
    assert "s3cr3t" in found.secrets
    assert "s3cr3t" not in repr(found) + str(found) + found.model_dump_json()
