"""The commands of `luoshi`, one module each; `luoshi.web.command` lists them."""
