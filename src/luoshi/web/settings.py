"""Settings: typed environment variables with safe defaults; docs/reference/settings.md lists them all."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

env = environ.Env()

WEB = Path(__file__).resolve().parent
DATA_DIR = Path(env.str("LUOSHI_DATA_DIR", default="var")).resolve()


def kept_secret(path: Path) -> str:
    """The secret in a file of the data folder, made at first use and readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), "ascii")
    return path.read_text("ascii")


SECRET_KEY = env.str("LUOSHI_SECRET_KEY", default="") or kept_secret(DATA_DIR / "secret-key")
DEBUG = env.bool("LUOSHI_DEBUG", default=False)
ALLOWED_HOSTS = env.list("LUOSHI_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("LUOSHI_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("LUOSHI_HTTPS", default=False)
PROXY_COUNT = env.int("LUOSHI_PROXY_COUNT", default=0)
UPLOAD_LIMIT = env.int("LUOSHI_UPLOAD_LIMIT_MB", default=20) * 1024 * 1024
READING_SECONDS = env.int("LUOSHI_READING_SECONDS", default=20)
READING_MEMORY = env.int("LUOSHI_READING_MEMORY_MB", default=512) * 1024 * 1024
READING_SCAN_SECONDS = env.int("LUOSHI_READING_SCAN_SECONDS", default=600)
READING_SCAN_MEMORY = env.int("LUOSHI_READING_SCAN_MEMORY_MB", default=3072) * 1024 * 1024

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "luoshi.core",
    "luoshi.records",
    "luoshi.organizations",
    "luoshi.notices",
    "luoshi.documents",
    "luoshi.ledger",
    "luoshi.dispatch",
    "luoshi.supervision",
    "luoshi.publishing",
    "luoshi.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "luoshi.web.policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "luoshi.organizations.middleware.IdleSignOut",
    "luoshi.organizations.accounts.owing.DebtsFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "luoshi.web.errors.RefusalPages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "luoshi.web.urls"
WSGI_APPLICATION = "luoshi.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [("luoshi.core.folding.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "luoshi.web.navigation.frame",
            ],
        },
    },
]

FORM_RENDERER = "luoshi.core.fields.Fields"


def sqlite_options() -> dict[str, Any]:
    """SQLite that bears a web process and a worker at once: one writer at a time, readers never wait."""
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
    }


DATABASES = {"default": env.db("LUOSHI_DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'luoshi.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = sqlite_options()
DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organizations.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "luoshi.organizations.accounts.backends.People"]
# Scrypt needs memory as well as time, which makes guessing dear; older hashes are still understood.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_LENGTH = env.int("LUOSHI_PASSWORD_LENGTH", default=10)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_LENGTH},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "luoshi.organizations.passwords.ThreeKindsValidator"},
    {"NAME": "luoshi.organizations.passwords.NotUsedBeforeValidator"},
]
#: What somebody may still do who has to change his password first.
ALWAYS_OPEN = {"web:language", "web:text_size"}
PASSWORD_HISTORY = env.int("LUOSHI_PASSWORD_HISTORY", default=5)
PASSWORD_DAYS = env.int("LUOSHI_PASSWORD_DAYS", default=180)
# Served in earnest, whoever administers or supervises proves himself twice; the example county is open at once.
SECOND_FACTOR_ROLES = env.list(
    "LUOSHI_SECOND_FACTOR", default=["system", "security", "audit", "office"] if HTTPS else []
)
INVITATION_DAYS = env.int("LUOSHI_INVITATION_DAYS", default=7)

# Another house (OpenID Connect) may say who somebody is; which account that is, the claim tells.
OIDC_ISSUER = env.str("LUOSHI_OIDC_ISSUER", default="")
OIDC_NAME = env.str("LUOSHI_OIDC_NAME", default="OpenID Connect")
OIDC_CLAIM = env.str("LUOSHI_OIDC_CLAIM", default="preferred_username")
OIDC_RP_CLIENT_ID = env.str("LUOSHI_OIDC_CLIENT", default="")
OIDC_RP_CLIENT_SECRET = env.str("LUOSHI_OIDC_SECRET", default="")
OIDC_RP_SCOPES = env.str("LUOSHI_OIDC_SCOPES", default="openid profile")
OIDC_OP_AUTHORIZATION_ENDPOINT = env.str("LUOSHI_OIDC_AUTHORIZATION_URL", default="")
OIDC_OP_TOKEN_ENDPOINT = env.str("LUOSHI_OIDC_TOKEN_URL", default="")
OIDC_OP_USER_ENDPOINT = env.str("LUOSHI_OIDC_USER_URL", default="")
OIDC_OP_JWKS_ENDPOINT = env.str("LUOSHI_OIDC_KEYS_URL", default="")
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_USE_PKCE = True
OIDC_CREATE_USER = False
OIDC_TIMEOUT = 10
OIDC_AUTHENTICATION_CALLBACK_URL = "organizations:house_back"
if OIDC_ISSUER:
    AUTHENTICATION_BACKENDS.append("luoshi.organizations.accounts.house.HouseBackend")

LOGIN_URL = "organizations:sign_in"
LOGIN_REDIRECT_URL = "web:home"
LOGOUT_REDIRECT_URL = "organizations:sign_in"

# A guessed account is locked for the guesser's address only: an office behind one address is not locked out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = env.int("LUOSHI_SIGN_IN_TRIES", default=5)
AXES_COOLOFF_TIME = env.float("LUOSHI_SIGN_IN_LOCK_HOURS", default=0.25)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "luoshi.organizations.views.signing.locked_out"
AXES_CLIENT_IP_CALLABLE = "luoshi.organizations.acting.address_of"
AXES_VERBOSE = False

SESSION_ENGINE = "luoshi.organizations.accounts.sessions"
SESSION_HOURS = env.float("LUOSHI_SESSION_HOURS", default=12)
SESSION_COOKIE_AGE = int(SESSION_HOURS * 3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "luoshi.web.errors.csrf_failed"
IDLE_MINUTES = env.int("LUOSHI_IDLE_MINUTES", default=60)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
X_FRAME_OPTIONS = "DENY"

# Nothing inline and nothing from elsewhere, on every page.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
LANGUAGE_COOKIE_NAME = "luoshi_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# What goes outside. A channel is there when its settings are; nothing else is ever called.
ADDRESS = env.str("LUOSHI_ADDRESS", default="http://127.0.0.1:8000").rstrip("/")
SENDING_SECONDS = env.float("LUOSHI_SENDING_SECONDS", default=10)
MAIL_HOST = env.str("LUOSHI_MAIL_HOST", default="")
MAIL_PORT = env.int("LUOSHI_MAIL_PORT", default=587)
MAIL_SECURITY = env.str("LUOSHI_MAIL_SECURITY", default="starttls")
MAIL_USER = env.str("LUOSHI_MAIL_USER", default="")
MAIL_PASSWORD = env.str("LUOSHI_MAIL_PASSWORD", default="")
MAIL_FROM = env.str("LUOSHI_MAIL_FROM", default="")
MAIL_DOMAINS = [domain.lower() for domain in env.list("LUOSHI_MAIL_DOMAINS", default=[])]
WECOM_URL = env.str("LUOSHI_WECOM_URL", default="https://qyapi.weixin.qq.com").rstrip("/")
WECOM_CORP = env.str("LUOSHI_WECOM_CORP", default="")
WECOM_AGENT = env.str("LUOSHI_WECOM_AGENT", default="")
WECOM_SECRET = env.str("LUOSHI_WECOM_SECRET", default="")
WECOM_GROUP_URL = env.str("LUOSHI_WECOM_GROUP_URL", default="")
DINGTALK_GROUP_URL = env.str("LUOSHI_DINGTALK_GROUP_URL", default="")
DINGTALK_GROUP_SECRET = env.str("LUOSHI_DINGTALK_GROUP_SECRET", default="")
WEBHOOK_URL = env.str("LUOSHI_WEBHOOK_URL", default="")
WEBHOOK_SECRET = env.str("LUOSHI_WEBHOOK_SECRET", default="")

STATIC_URL = "/static/"
STATIC_ROOT = WEB.parents[2] / ".static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Uploads never touch the disk before they were read and found fit to keep.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LUOSHI_LOG_LEVEL", default="WARNING")},
}

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SITE_NAME = _("Luoshi")
