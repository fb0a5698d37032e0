import django.db.models.deletion
import watchhouse.foundation.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('etag', models.CharField(blank=True, max_length=200)),
                ('modified', models.CharField(blank=True, max_length=80)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('last_good_at', models.DateTimeField(blank=True, null=True)),
                ('last_tried_at', models.DateTimeField(blank=True, null=True)),
                ('last_problem', models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name='Advisory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.SlugField()),
                ('external_id', models.CharField(max_length=60)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('digest', models.CharField(max_length=64)),
                ('vendor', models.CharField(max_length=300)),
                ('product', models.CharField(max_length=300)),
                ('name', models.CharField(max_length=300)),
                ('summary', models.TextField()),
                ('required_action', models.TextField(blank=True)),
                ('notes', models.TextField(blank=True)),
                ('date_added', models.DateField(db_index=True)),
                ('due_on', models.DateField()),
                ('ransomware', models.BooleanField(default=False)),
                ('first_seen_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('tlp', models.CharField(choices=[('clear', 'Clear: anyone may read it'), ('green', 'Green: members and partners'), ('amber', 'Amber: those it touches'), ('red', 'Red: named people only')], default='clear', max_length=8)),
                ('state', models.CharField(choices=[('new', 'New'), ('history', 'Before our time'), ('draft', 'Draft'), ('published', 'Published'), ('put_aside', 'Put aside'), ('withdrawn', 'Taken back')], default='new', max_length=10)),
                ('title', models.CharField(blank=True, max_length=100)),
                ('what_happened', models.TextField(blank=True)),
                ('affects', models.TextField(blank=True)),
                ('action', models.CharField(blank=True, max_length=200)),
                ('minutes', models.PositiveSmallIntegerField(default=10)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('revised_at', models.DateTimeField(blank=True, null=True)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'advisories',
            },
        ),
        migrations.CreateModel(
            name='AdvisoryProduct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('product', models.SlugField(max_length=60)),
                ('confidence', models.FloatField()),
                ('reason', models.CharField(max_length=500)),
                ('kept', models.BooleanField(default=True)),
                ('how', models.TextField(blank=True)),
                ('advisory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='products', to='threats.advisory')),
            ],
            options={
                'ordering': ['-confidence', 'product'],
            },
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'To do'), ('done', 'Done'), ('not_ours', 'Not ours'), ('help', 'Help is coming'), ('helped', 'We helped')], default='open', max_length=8)),
                ('code', models.CharField(max_length=9)),
                ('created_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('advisory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='threats.advisory')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='members.business')),
            ],
        ),
        migrations.AddIndex(
            model_name='advisory',
            index=models.Index(fields=['state', '-published_at'], name='advisory_by_state'),
        ),
        migrations.AddConstraint(
            model_name='advisory',
            constraint=models.UniqueConstraint(fields=('source', 'external_id'), name='advisory_once'),
        ),
        migrations.AddConstraint(
            model_name='advisory',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), ('state__in', ['published', 'withdrawn']), _connector='OR'), name='advisory_published_when_it_says_so'),
        ),
        migrations.AddConstraint(
            model_name='advisoryproduct',
            constraint=models.UniqueConstraint(fields=('advisory', 'product'), name='advisory_product_once'),
        ),
        migrations.AddIndex(
            model_name='alert',
            index=models.Index(fields=['business', 'state'], name='alert_of_business'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.UniqueConstraint(fields=('advisory', 'business'), name='alert_once'),
        ),
    ]
