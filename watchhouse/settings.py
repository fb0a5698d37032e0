"""Settings: everything that differs between two installations comes from the environment.

Each name read here has its heading in docs/reference/settings.md (a house test holds that).
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

env = environ.Env()
HOME = Path(__file__).resolve().parent.parent

DATA_DIR = Path(env.str("DATA_DIR", "") or HOME / "var")
DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
BASE_URL = env.str("BASE_URL", "http://localhost:8000").rstrip("/")
REGION = env.str("REGION", "london")
CONTENT_DIR = HOME / "content"
REGION_DIR = HOME / "regions" / REGION


def _kept_secret(name: str) -> str:
    """A secret made on the first start and kept beside the data, readable by us alone."""
    path = DATA_DIR / f"{name}.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", "") or _kept_secret("secret")
JOURNAL_KEY = env.str("JOURNAL_KEY", "") or _kept_secret("journal")
HTTPS = urlsplit(BASE_URL).scheme == "https"
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[urlsplit(BASE_URL).hostname, "localhost", "127.0.0.1"]
)

INSTALLED_APPS = [
    "watchhouse.front",
    "watchhouse.portal",
    "watchhouse.desk",
    "watchhouse.api",
    "watchhouse.programme",
    "watchhouse.visits",
    "watchhouse.urgent",
    "watchhouse.threats",
    "watchhouse.checkup",
    "watchhouse.guidance",
    "watchhouse.members",
    "watchhouse.people",
    "watchhouse.dispatch",
    "watchhouse.foundation",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "watchhouse.foundation.middleware.headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "watchhouse.foundation.middleware.whole_cookies",
    "watchhouse.foundation.middleware.Speak",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "watchhouse.foundation.middleware.Smaller",
    "watchhouse.api.middleware.problems",
    "watchhouse.foundation.middleware.not_too_big",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "watchhouse.guidance.middleware.large_files_from_editors",
    "watchhouse.foundation.middleware.wrong_method",
    "watchhouse.people.middleware.ShowTheWayIn",
]

ROOT_URLCONF = "watchhouse.urls"
WSGI_APPLICATION = "watchhouse.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "watchhouse.foundation.templatetags.languages",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "watchhouse.foundation.context.house",
            ],
        },
    }
]

# Data: an embedded SQLite by default, PostgreSQL by DATABASE_URL.
_database = env.str("DATABASE_URL", "") or f"sqlite:///{DATA_DIR / 'watchhouse.sqlite3'}"
DATABASES = {"default": env.db_url_config(_database)}
if "ENGINE" not in DATABASES["default"]:
    raise ImproperlyConfigured(
        "DATABASE_URL can't be read: write it like postgres://user:password@host/name."
    )
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A test database on disk, as in real life: threads then meet each other as they do there.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
            " PRAGMA secure_delete=ON;"  # what is erased is overwritten, not only forgotten
        ),
    }
else:
    # A new connection costs more than a page: they are kept (docs/explanation/decisions.md).
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
JOURNEY = "watchhouse.journey.JOURNEY"
SCHEDULE = "watchhouse.journey.SCHEDULE"
KEPT = "watchhouse.journey.KEPT"
FACTS = "watchhouse.guidance.facts.value"

# People: passkeys and e-mailed codes, no passwords.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "watchhouse.people.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # nobody gets in without a code that was sent to the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = {  # whoever asks: to one address (key), or from one (ip)
    "join_letter": "6/h/key",
    "go_on": "20/m/ip",
    "go_on_letter": "6/h/key",
    "little_steps": "10/m/ip,30/h/ip",
    "little_steps_letter": "6/h/key",
    "paper": "30/m/ip",  # a PDF costs the processor more than a page
    "evidence": "20/h/key",  # a photo is read at our cost
    "opinion": "20/h/ip",  # whether a page helped
    "share": "60/m/ip",  # nobody tries links at our cost
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_FORMS = {
    "request_login_code": "watchhouse.people.forms.AskForCode",
    "confirm_login_code": "watchhouse.people.forms.EnterCode",
}
MFA_ADAPTER = "watchhouse.people.adapter.PasskeyAdapter"
MFA_FORMS = {"add_webauthn": "watchhouse.people.forms.AddPasskey"}
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
LOGIN_REDIRECT_URL = "/home/"
LOGIN_URL = "/people/login/"

# What leaves: dispatch's outbox hands it to this mail server; without one it stays on the page
# that shows what was sent.
EMAIL_URL = env.str("EMAIL_URL", "")
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "Watchhouse <help@watchhouse.example>")
TEXT_GATEWAY_URL = env.str("TEXT_GATEWAY_URL", "")

# Once a day the worker tries the links of the facts register, unless nothing may go out.
CHECK_LINKS = env.bool("CHECK_LINKS", not DEMO)

# Threat feeds: CISA's list of weaknesses in use; empty: it is not pulled each day.
KEV_URL = env.str(
    "KEV_URL",
    "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
)

# The check of members' own domains asks these servers (addresses); empty: the system's.
DOMAIN_RESOLVERS = env.list("DOMAIN_RESOLVERS", default=[])

# Films of the guides: whether the worker makes them, and who reads them aloud.
FILMS = env.bool("FILMS", True)
SPEECH = env.str("SPEECH", "auto")
if SPEECH not in ("auto", "espeak-ng", "pico", "silence"):
    raise ImproperlyConfigured("SPEECH must be auto, espeak-ng, pico or silence.")

# The browser is told to load from here alone.
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Nothing leaks to other sites. "no-referrer" would make browsers post our own forms with
# `Origin: null`, which the check against forged forms has to turn away.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = False
X_FRAME_OPTIONS = "DENY"
if env.bool("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Limits count per visitor, not per proxy: the last address it put down is the visitor's.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "watchhouse.foundation.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if HTTPS else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["watchhouse"],
    }
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},  # a counter for each address that tries often
    },
    # Whole pages for strangers (guidance.strangers): each process keeps so many, for a minute.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 60,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# What pages can speak, each called by its own name: English, and those that have a catalogue in
# locale/. Which of them are offered is the region's to say. Set-up compiles them into WORDS_DIR.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [
    ("en-gb", "English"), ("ro", "Română"), ("es", "Español"), ("pl", "Polski"), ("bn", "বাংলা"),
    ("pt", "Português"), ("gu", "ગુજરાતી"), ("it", "Italiano"), ("pa", "ਪੰਜਾਬੀ"), ("tr", "Türkçe"),
    ("ur", "اردو"),
]  # fmt: skip
LOCALE_DIR = HOME / "locale"
WORDS_DIR = HOME / "var" / "locale"
LOCALE_PATHS = [WORDS_DIR]
# The pages that stand in every language; all others stand in English alone, without a prefix.
TRANSLATED_PAGES = {
    "front:home",
    "urgent:start", "urgent:question", "urgent:stop", "urgent:help", "urgent:tell",
    "urgent:answer", "urgent:add", "urgent:status",
    "checkup:start", "checkup:resume", "checkup:question", "checkup:more", "checkup:advice",
    "checkup:answers", "checkup:plan", "checkup:mark", "checkup:promises", "checkup:go_on",
    "checkup:go_on_here",
    "members:join", "members:code", "members:again",
    "account_login", "account_request_login_code", "account_confirm_login_code", "account_logout",
    "account_signup", "account_inactive", "mfa_login_webauthn",
    "guidance:index", "guidance:guide", "guidance:toolkit", "guidance:event",
}  # fmt: skip
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [HOME / "var" / "assets"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # What the guidance shows: its view `media` hands it out, and nothing else of MEDIA_ROOT.
    "guidance": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT / "guidance", "base_url": "/guidance/media/"},
    },
}
# Uploads wait on the disk of the data: elsewhere may be memory, and moving costs nothing here.
FILE_UPLOAD_TEMP_DIR = DATA_DIR / "incoming"
FILE_UPLOAD_TEMP_DIR.mkdir(parents=True, exist_ok=True)
# What editors may send through Wagtail's own forms, by how their address begins; guidance.media
# knows what each kind may weigh.
LARGE_FORMS = {"/cms/images/": 11_000_000, "/cms/documents/": 501_000_000}
if DEMO:  # in which everybody may be an editor
    LARGE_FORMS = dict.fromkeys(LARGE_FORMS, 3_000_000)

WAGTAIL_SITE_NAME = "Watchhouse"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third party is asked for a face
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILDOCS_DOCUMENT_MODEL = "guidance.Paper"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "watchhouse.guidance.media_forms.PaperForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "mp4", "webm", "mp3", "ogg", "vtt"]
WAGTAILIMAGES_IMAGE_MODEL = "guidance.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "watchhouse.guidance.media_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp"}
WAGTAILIMAGES_RENDITION_STORAGE = "guidance"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600  # a guide's step has nine in the CMS: 12 steps and more fit

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "watchhouse.foundation.logs.WithoutTokens",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
