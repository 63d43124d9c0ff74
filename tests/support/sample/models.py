from __future__ import annotations

from django.db import models

from luoshi.records.models import Recorded


class Colour(models.TextChoices):
    RED = "red", "red"
    BLUE = "blue", "blue"


class Sample(Recorded):
    UNLOGGED = ("secret",)

    name = models.CharField(max_length=50, default="")
    colour = models.CharField(max_length=10, choices=Colour.choices, default=Colour.RED)
    text = models.TextField(default="")
    secret = models.CharField(max_length=50, default="")
    flag = models.BooleanField(default=False)
    number = models.IntegerField(default=0)
    amount = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    day = models.DateField(null=True)
    moment = models.DateTimeField(null=True)
    time = models.TimeField(null=True)
    lasting = models.DurationField(null=True)
    uid = models.UUIDField(null=True)
    data = models.JSONField(default=dict)
    bits = models.BinaryField(null=True)
    address = models.GenericIPAddressField(null=True)
    upper = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    once = models.CharField(max_length=20, null=True, unique=True)
