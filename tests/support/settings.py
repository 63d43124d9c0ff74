"""Settings for tests: a data folder of their own, cheap password hashes, static files without a manifest.

LUOSHI_ENGINE=postgresql runs the tests on PostgreSQL; without it they run on a SQLite file.
"""

import os
import tempfile
from pathlib import Path

os.environ["LUOSHI_TEST_FOLDER"] = folder = os.environ.get("LUOSHI_TEST_FOLDER") or tempfile.mkdtemp(
    prefix="luoshi-test-"
)
os.environ["LUOSHI_DATA_DIR"] = folder

from luoshi.web.settings import *  # noqa: F403
from luoshi.web.settings import DATABASES, INSTALLED_APPS, STORAGES, env, sqlite_options
from tests.support import postgresql

RUN = Path(folder).name.replace("-", "_").lower()

if os.environ.get("LUOSHI_ENGINE", "sqlite") == "postgresql":
    DATABASES["default"] = env.db_url_config(postgresql.address()) | {"TEST": {"NAME": RUN}}
else:
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{folder}/luoshi.sqlite3",
        "OPTIONS": sqlite_options() | {"init_command": sqlite_options()["init_command"].replace("FULL", "OFF")},
        "TEST": {"NAME": f"{folder}/test.sqlite3"},
    }

INSTALLED_APPS += ["tests.support.sample"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True  # else each client of a test looks through all static files first

# One channel outside that everybody may choose; nobody listens there.
WEBHOOK_URL, WEBHOOK_SECRET = "http://127.0.0.1:9/nobody", "only in tests"
