import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("records", "0003_what_was_looked_at_for_sending"),
    ]

    operations = [
        migrations.CreateModel(
            name="Condition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("mail", "E-mail"),
                            ("wecom", "WeCom"),
                            ("wecom_group", "WeCom group"),
                            ("dingtalk_group", "DingTalk group"),
                            ("webhook", "Another system (webhook)"),
                        ],
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("rests_until", models.DateTimeField(null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unreachable", "The server cannot be reached."),
                            ("insecure", "The server's certificate is not trusted, or it does not encrypt."),
                            ("sign_in", "The server does not accept our credentials."),
                            ("busy", "The server takes nothing now."),
                            ("refused", "The server refused this message."),
                            ("address", "There is no such recipient."),
                            ("silent", "The server did not answer."),
                            ("interrupted", "The worker ended while it was sending."),
                            ("strange", "The server's answer cannot be understood."),
                            ("too_old", "It could not be sent for several days."),
                            ("off", "The channel is not set up any more."),
                            ("unwanted", "The person has turned the channel off, or has left."),
                        ],
                        max_length=20,
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=20)),
                ("failed_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("mail", "E-mail"),
                            ("wecom", "WeCom"),
                            ("wecom_group", "WeCom group"),
                            ("dingtalk_group", "DingTalk group"),
                            ("webhook", "Another system (webhook)"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_on", models.BooleanField(default=True)),
                (
                    "rhythm",
                    models.CharField(
                        choices=[("at_once", "each at once"), ("daily", "once a day, all together")],
                        default="at_once",
                        max_length=10,
                    ),
                ),
                ("without", models.JSONField(default=list)),
                (
                    "datum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.personaldatum"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "channel"), name="contact_once")],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)), fields=("user",), name="feed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("key", models.CharField(max_length=60, unique=True)),
                ("urgent", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("unknown", "Outcome unknown"),
                            ("failed", "Given up"),
                            ("dropped", "No longer wanted"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("begun_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unreachable", "The server cannot be reached."),
                            ("insecure", "The server's certificate is not trusted, or it does not encrypt."),
                            ("sign_in", "The server does not accept our credentials."),
                            ("busy", "The server takes nothing now."),
                            ("refused", "The server refused this message."),
                            ("address", "There is no such recipient."),
                            ("silent", "The server did not answer."),
                            ("interrupted", "The worker ended while it was sending."),
                            ("strange", "The server's answer cannot be understood."),
                            ("too_old", "It could not be sent for several days."),
                            ("off", "The channel is not set up any more."),
                            ("unwanted", "The person has turned the channel off, or has left."),
                        ],
                        max_length=20,
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=20)),
                ("repeated", models.BooleanField(default=False)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="notices.contact"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "next_at"], name="message_to_send")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True), ("ended_at__isnull", False), _connector="OR"
                        ),
                        name="message_sent_at_some_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="notices.contact"
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.notice"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="notices.message"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("contact", "notice"), name="told_once_by_a_channel")],
            },
        ),
        migrations.CreateModel(
            name="QuietHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                ("begins", models.TimeField(default=datetime.time(21, 0))),
                ("ends", models.TimeField(default=datetime.time(8, 0))),
                ("days_off", models.BooleanField(default=True)),
                ("daily_at", models.TimeField(default=datetime.time(8, 30))),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="quiet_hours_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)), fields=("user",), name="quiet_hours_once"
                    ),
                ],
            },
        ),
    ]
