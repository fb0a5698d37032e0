import django.db.models.deletion
import watchhouse.foundation.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('task_id', models.UUIDField(unique=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Loaded',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.SlugField(unique=True)),
                ('version', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80)),
                ('facts', models.JSONField(default=dict)),
                ('business_id', models.BigIntegerField(db_index=True, null=True)),
                ('by_id', models.BigIntegerField(null=True)),
                ('told_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
            ],
            options={
                'verbose_name_plural': 'entries',
                'indexes': [models.Index(fields=['kind', 'told_at'], name='foundation__kind_4e3b84_idx')],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='foundation.entry')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job', models.CharField(max_length=100)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('job', 'at'), name='slot_once')],
            },
        ),
    ]
