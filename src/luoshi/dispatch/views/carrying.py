"""A line below as it is known above: its light, its accepted reports and their proofs, and nothing else."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.core.downloads import download
from luoshi.dispatch.carrying.accepted import carried, get_link, get_proof
from luoshi.organizations.acting import reach_of
from luoshi.records import files


@login_required
@require_GET
def show_carried(request: HttpRequest, pk: int) -> HttpResponse:
    """What a line below has brought."""
    reach = reach_of(request)
    return render(request, "dispatch/carried.html", {"carried": carried(reach, get_link(reach, pk))})


@login_required
@require_GET
def show_proof(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    """The file of a proof of an accepted report."""
    found = get_proof(get_link(reach_of(request), pk), proof)
    return download(files.read(found.file_id), found.name)
