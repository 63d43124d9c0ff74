"""The pages that belong to no room: the open items of a person, the search."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, and what was told to him."""
    return render(request, "web/home.html", {})


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """What is called so, in every room that can be searched."""
    return render(request, "web/search.html", {"words": request.GET.get("q", "").strip()})
