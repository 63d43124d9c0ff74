"""Damage to bulletins that the checks of publishing notice."""

from __future__ import annotations

from django.db import connection

from luoshi.publishing.models import Bulletin, Line
from tests.support.bulletins import published
from tests.support.corruptions.table import corrupts


@corrupts("publishing.snapshots")
def a_bulletin_with_other_words(world):
    one = published(world.cast, world.plan)
    Bulletin.objects.filter(pk=one.pk).update(snapshot=one.snapshot.replace("力度加大", "力度不减"))


@corrupts("publishing.snapshots", "publishing.lines")
def a_bulletin_with_another_figure(world):
    one = published(world.cast, world.plan)
    Bulletin.objects.filter(pk=one.pk).update(snapshot=one.snapshot.replace('"key":"missing"', '"key":"late"'))


@corrupts("records.rows", "publishing.lines")
def a_line_under_another_figure(world):
    one = published(world.cast, world.plan)
    Line.objects.filter(pk=one.lines.filter(figure="missing").earliest("pk").pk).update(figure="late")


@corrupts("records.rows", "publishing.another-hand", engine="postgresql")
def a_bulletin_published_by_its_author(world):
    """On SQLite no constraint can be taken away while a transaction runs."""
    one = published(world.cast, world.plan)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ALTER TABLE publishing_bulletin DROP CONSTRAINT bulletin_approved_by_another")
    Bulletin.objects.filter(pk=one.pk).update(approved_by=one.written_by_id)
