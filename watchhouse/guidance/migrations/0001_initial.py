import django.db.models.deletion
import wagtail.fields
import watchhouse.foundation.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('content_id', models.UUIDField(unique=True)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('summary', models.CharField(max_length=300)),
                ('body', wagtail.fields.RichTextField(blank=True)),
                ('held_on', models.DateField()),
                ('place', models.CharField(max_length=200)),
                ('recording', models.CharField(blank=True, max_length=200)),
                ('recording_minutes', models.PositiveSmallIntegerField(default=0)),
                ('slides', models.CharField(blank=True, max_length=200)),
                ('transcript', wagtail.fields.RichTextField(blank=True)),
                ('guides', wagtail.fields.StreamField([('guide', 0)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'page_type': ['guidance.Guide']})})),
                ('invented', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='GuidanceIndex',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Guide',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('content_id', models.UUIDField(unique=True)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('summary', models.CharField(max_length=300)),
                ('body', wagtail.fields.RichTextField(blank=True)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('cost_pounds', models.PositiveSmallIntegerField()),
                ('written_by', models.CharField(max_length=120)),
                ('checked_by', models.CharField(max_length=120)),
                ('checked_on', models.DateField()),
                ('review_by', models.DateField()),
                ('who', models.CharField(max_length=120)),
                ('measure', models.SlugField(blank=True, max_length=60)),
                ('products', models.JSONField(blank=True, default=list)),
                ('topics', models.JSONField(blank=True, default=list)),
                ('source_title', models.CharField(max_length=200)),
                ('source_url', models.URLField()),
                ('steps', wagtail.fields.StreamField([('step', 3)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'max_length': 100}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul']}), 2: ('wagtail.blocks.CharBlock', (), {'max_length': 60, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('title', 0), ('text', 1), ('product', 2)]], {})})),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Toolkit',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('content_id', models.UUIDField(unique=True)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('summary', models.CharField(max_length=300)),
                ('body', wagtail.fields.RichTextField(blank=True)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('cost_pounds', models.PositiveSmallIntegerField()),
                ('written_by', models.CharField(max_length=120)),
                ('checked_by', models.CharField(max_length=120)),
                ('checked_on', models.DateField()),
                ('review_by', models.DateField()),
                ('guides', wagtail.fields.StreamField([('guide', 0)], block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'page_type': ['guidance.Guide']})})),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(default=watchhouse.foundation.clock.today)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='members.business')),
                ('guide', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='guidance.guide')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('business', 'guide', 'on'), name='reading_once_a_day')],
            },
        ),
    ]
