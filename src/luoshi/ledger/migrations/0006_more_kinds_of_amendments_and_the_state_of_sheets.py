from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_families_are_dated"),
    ]

    operations = [
        migrations.AddField(
            model_name="sheetupload",
            name="state",
            field=models.CharField(
                choices=[("brought", "Brought, nothing proposed yet"), ("proposed", "Its changes are proposed")],
                default="brought",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="amendment",
            name="cell",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name="amendment",
            name="kind",
            field=models.CharField(
                choices=[
                    ("target", "New target"),
                    ("lead", "New main lead"),
                    ("deadline", "New date"),
                    ("co_leads", "Other co-leads"),
                    ("participants", "Other participants"),
                    ("title", "New wording"),
                ],
                max_length=20,
            ),
        ),
    ]
