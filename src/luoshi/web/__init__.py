"""The assembly: settings, urls, base templates, navigation, the API, static files, the command line."""
