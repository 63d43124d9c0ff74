from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dispatch", "0013_figures_settled_without_a_report")]

    operations = [
        migrations.AddIndex("obstacle", models.Index(fields=["state"], name="obstacle_by_state")),
        migrations.AddIndex("reopening", models.Index(fields=["state"], name="reopening_by_state")),
    ]
