import watchhouse.foundation.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(unique=True)),
                ('figures', models.JSONField()),
                ('counted_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
            ],
        ),
    ]
