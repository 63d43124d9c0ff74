import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dispatch", "0001_rounds_reports_lights"),
        ("organizations", "0003_names_of_a_persons_fields"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("records", "0002_heads_and_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="LadderRuleSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("code", models.CharField(max_length=30)),
                ("version", models.PositiveSmallIntegerField()),
                ("body", models.JSONField()),
                ("hash", models.CharField(max_length=64)),
                ("effective_on", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("code", "version"), name="ladder_rules_once")],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("rule", models.CharField(max_length=30)),
                ("fact_key", models.CharField(max_length=60)),
                ("step", models.CharField(choices=[("reminder", "Reminder letter")], max_length=20)),
                ("facts", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be decided"),
                            ("issued", "Letter issued"),
                            ("dismissed", "Not pursued"),
                            ("overtaken", "Overtaken by events"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.region",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dispatch.round"
                    ),
                ),
                (
                    "rule_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supervision.ladderruleset"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["region", "state"], name="proposal_to_decide")],
                "constraints": [
                    models.UniqueConstraint(fields=("rule_set", "rule", "fact_key"), name="proposal_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("open", "overtaken")), ("decided_by__isnull", False), _connector="OR"
                        ),
                        name="proposal_decided_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("kind", models.CharField(choices=[("reminder", "Reminder letter")], max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("label", models.CharField(max_length=50)),
                ("unit_name_then", models.CharField(max_length=100)),
                ("title", models.CharField(max_length=200)),
                ("snapshot", models.TextField()),
                ("sha", models.CharField(max_length=64)),
                ("template_version", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("issued", "To be signed for"),
                            ("signed_for", "To be answered"),
                            ("answered", "Reply to be checked"),
                            ("closed", "Closed"),
                            ("void", "Void"),
                        ],
                        default="issued",
                        max_length=20,
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("reply_days", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField(null=True)),
                ("provisional", models.BooleanField(default=False)),
                ("void_reason", models.CharField(blank=True, max_length=300)),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.region",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letter", to="supervision.proposal"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["region", "state", "-issued_at"], name="letter_newest"),
                    models.Index(fields=["unit", "state"], name="letter_of_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("region", "kind", "year", "number"), name="letter_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "void"), _negated=True),
                            models.Q(("void_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="void_letter_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipt", to="supervision.letter"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("n", models.PositiveSmallIntegerField()),
                ("words", models.CharField(max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[("in_check", "To be checked"), ("accepted", "Accepted"), ("returned", "Returned")],
                        default="in_check",
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("on_time", models.BooleanField()),
                ("checked_at", models.DateTimeField(null=True)),
                ("message", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="supervision.letter"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("letter", "n"), name="reply_in_turn"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_check")), fields=("letter",), name="one_reply_to_check"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="reply_checked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by__isnull", True), ("state", "in_check")),
                            models.Q(models.Q(("state", "in_check"), _negated=True), ("checked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reply_checked_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("name", models.CharField(max_length=255)),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.file"),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proofs", to="supervision.reply"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LetterFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("fact_key", models.CharField(max_length=60)),
                ("open", models.BooleanField(default=True)),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="supervision.letter"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("open", True)), fields=("fact_key",), name="fact_in_one_open_letter"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("kind", models.CharField(choices=[("reminder", "Reminder letter")], max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("prefix", models.CharField(max_length=30)),
                ("next", models.PositiveIntegerField(default=1)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.region"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("region", "kind", "year"), name="series_once")],
            },
        ),
    ]
