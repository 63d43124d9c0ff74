"""How gunicorn serves the pages under `luoshi serve`: two processes, four threads each."""

from typing import Any

from luoshi.web.lifeline import end_with_parent

wsgi_app = "luoshi.web.wsgi:application"
worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 5
loglevel = "warning"
control_socket_disable = True
forwarded_allow_ips = ""  # whose word is believed, the settings say (LUOSHI_PROXY_COUNT)


def on_starting(server: Any) -> None:
    end_with_parent()
