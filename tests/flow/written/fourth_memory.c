/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_memory.h"

/* finds m4_leak_branch: 401 */
int count_words(const char *text)
{
	char *copy = strdup(text), *word, *rest;
	int n = 0;
	if (copy == NULL)
		return -1;
	for (word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		if (strlen(word) > 30)
			return -2;
		n++;
	}
	free(copy);
	return n;
}
/* allows m4_leak_branch */
int count_words_ok(const char *text)
{
	char *copy = strdup(text), *word, *rest;
	int n = 0;
	if (copy == NULL)
		return -1;
	for (word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		if (strlen(word) > 30) {
			free(copy);
			return -2;
		}
		n++;
	}
	free(copy);
	return n;
}

/* finds m4_leak_member: 401 772 */
static void session_drop(struct session *s)
{
	free(s);
}

int session_check(const char *user)
{
	struct session *s = calloc(1, sizeof(*s));
	int good;
	if (s == NULL)
		return -1;
	s->user = strdup(user);
	if (s->user == NULL) {
		free(s);
		return -1;
	}
	good = strcmp(s->user, "root") == 0;
	session_drop(s);
	return good;
}
/* allows m4_leak_member */
static void session_drop_ok(struct session *s)
{
	free(s->user);
	free(s);
}

int session_check_ok(const char *user)
{
	struct session *s = calloc(1, sizeof(*s));
	int good;
	if (s == NULL)
		return -1;
	s->user = strdup(user);
	if (s->user == NULL) {
		free(s);
		return -1;
	}
	good = strcmp(s->user, "root") == 0;
	session_drop_ok(s);
	return good;
}

/* finds m4_leak_list: 401 */
int list_sum(int n)
{
	struct node *head = NULL, *e;
	int sum = 0;
	while (n-- > 0) {
		e = malloc(sizeof(*e));
		if (e == NULL)
			break;
		e->value = n;
		e->name = NULL;
		e->next = head;
		head = e;
	}
	for (e = head; e; e = e->next)
		sum += e->value;
	free(head);
	return sum;
}
/* allows m4_leak_list */
int list_sum_ok(int n)
{
	struct node *head = NULL, *e;
	int sum = 0;
	while (n-- > 0) {
		e = malloc(sizeof(*e));
		if (e == NULL)
			break;
		e->value = n;
		e->name = NULL;
		e->next = head;
		head = e;
	}
	while (head) {
		e = head;
		head = e->next;
		sum += e->value;
		free(e);
	}
	return sum;
}

/* finds m4_leak_overwritten: 401 */
void set_twice(void)
{
	char *line = malloc(100);
	if (!line)
		return;
	line[0] = '\0';
	puts(line);
	line = strdup("other");
	if (line)
		puts(line);
	free(line);
}
/* allows m4_leak_overwritten */
void set_twice_ok(void)
{
	char *line = malloc(100);
	if (!line)
		return;
	line[0] = '\0';
	puts(line);
	free(line);
	line = strdup("other");
	if (line)
		puts(line);
	free(line);
}

/* finds m4_leak_out: 401 */
static int produce(char **out, size_t *size)
{
	*out = malloc(32);
	if (!*out)
		return -1;
	*size = 32;
	memset(*out, 'x', 32);
	return 0;
}

int consume(void)
{
	char *data;
	size_t n;
	if (produce(&data, &n) < 0)
		return -1;
	if (n != 32)
		return -2;
	printf("%.*s\n", (int)n, data);
	return 0;
}
/* allows m4_leak_out */
static int produce_ok(char **out, size_t *size)
{
	*out = malloc(32);
	if (!*out)
		return -1;
	*size = 32;
	memset(*out, 'x', 32);
	return 0;
}

int consume_ok(void)
{
	char *data;
	size_t n;
	if (produce_ok(&data, &n) < 0)
		return -1;
	printf("%.*s\n", (int)n, data);
	free(data);
	return 0;
}

/* finds m4_leak_getline: 401 */
int lines_of(FILE *in)
{
	char *line = NULL;
	size_t room = 0;
	int n = 0;
	while (getline(&line, &room, in) >= 0)
		n++;
	return n;
}
/* allows m4_leak_getline */
int lines_of_ok(FILE *in)
{
	char *line = NULL;
	size_t room = 0;
	int n = 0;
	while (getline(&line, &room, in) >= 0)
		n++;
	free(line);
	return n;
}

/* finds m4_double_goto: 415 */
int encode(const char *from)
{
	char *a = malloc(64), *b = NULL;
	int ret = -1;
	if (!a)
		goto out;
	b = strdup(from);
	if (!b) {
		free(a);
		goto out;
	}
	ret = (int)strlen(b);
out:
	free(a);
	free(b);
	return ret;
}
/* allows m4_double_goto */
int encode_ok(const char *from)
{
	char *a = malloc(64), *b = NULL;
	int ret = -1;
	if (!a)
		goto out;
	b = strdup(from);
	if (!b)
		goto out;
	ret = (int)strlen(b);
out:
	free(a);
	free(b);
	return ret;
}

/* finds m4_double_callee: 415 */
static int deliver(char *msg, int urgent)
{
	if (urgent) {
		puts(msg);
		free(msg);
		return 1;
	}
	return 0;
}

void post(int urgent)
{
	char *msg = strdup("hello");
	if (!msg)
		return;
	if (deliver(msg, urgent) == 1)
		puts("sent");
	free(msg);
}
/* allows m4_double_callee */
static int deliver_ok(char *msg, int urgent)
{
	if (urgent) {
		puts(msg);
		free(msg);
		return 1;
	}
	return 0;
}

void post_ok(int urgent)
{
	char *msg = strdup("hello");
	if (!msg)
		return;
	if (deliver_ok(msg, urgent) == 0)
		free(msg);
}

/* finds m4_double_alias: 415 */
void copy_session(void)
{
	struct session a = {0}, b;
	a.user = malloc(10);
	if (!a.user)
		return;
	b = a;
	free(a.user);
	a.user = NULL;
	free(b.user);
}
/* allows m4_double_alias */
void copy_session_ok(void)
{
	struct session a = {0}, b;
	a.user = malloc(10);
	if (!a.user)
		return;
	b = a;
	a.user = NULL;
	free(a.user);
	free(b.user);
}

/* finds m4_double_global: 415 */
static void banner_clear(void)
{
	free(banner);
}

void banner_reset(void)
{
	banner = strdup("welcome");
	banner_clear();
	banner_clear();
}
/* allows m4_double_global */
static void banner_clear_ok(void)
{
	free(banner);
	banner = NULL;
}

void banner_reset_ok(void)
{
	banner = strdup("welcome");
	banner_clear_ok();
	banner_clear_ok();
}

/* finds m4_double_table: 415 */
void free_pairs(void)
{
	char *names[2];
	int i;
	names[0] = strdup("one");
	names[1] = names[0];
	for (i = 0; i < 2; i++)
		free(names[i]);
}
/* allows m4_double_table */
void free_pairs_ok(void)
{
	char *names[2];
	int i;
	names[0] = strdup("one");
	names[1] = strdup("two");
	for (i = 0; i < 2; i++)
		free(names[i]);
}

/* finds m4_after_list: 416 */
void purge(struct node *head)
{
	struct node *e;
	for (e = head; e != NULL; e = e->next) {
		free(e->name);
		free(e);
	}
}
/* allows m4_after_list */
void purge_ok(struct node *head)
{
	struct node *e, *next;
	for (e = head; e != NULL; e = next) {
		next = e->next;
		free(e->name);
		free(e);
	}
}

/* finds m4_after_log: 416 */
int fail(const char *what)
{
	char *message = NULL;
	if (asprintf(&message, "cannot %s", what) < 0)
		return -1;
	free(message);
	fprintf(stderr, "%s\n", message);
	return -1;
}
/* allows m4_after_log */
int fail_ok(const char *what)
{
	char *message = NULL;
	if (asprintf(&message, "cannot %s", what) < 0)
		return -1;
	fprintf(stderr, "%s\n", message);
	free(message);
	return -1;
}

/* finds m4_after_realloc: 416 */
char *append(char *text, size_t used, const char *more)
{
	char *tail = text + used;
	char *grown = realloc(text, used + strlen(more) + 1);
	if (!grown)
		return NULL;
	strcpy(tail, more);
	return grown;
}
/* allows m4_after_realloc */
char *append_ok(char *text, size_t used, const char *more)
{
	char *tail;
	char *grown = realloc(text, used + strlen(more) + 1);
	if (!grown)
		return NULL;
	tail = grown + used;
	strcpy(tail, more);
	return grown;
}

/* finds m4_after_callback: 416 */
static void release_each(void *p)
{
	free(p);
}

static void each(void **v, int n, visitor f)
{
	int i;
	for (i = 0; i < n; i++)
		f(v[i]);
}

int visit_one(void)
{
	int *one = malloc(sizeof(*one));
	void *all[1];
	if (!one)
		return -1;
	*one = 5;
	all[0] = one;
	each(all, 1, release_each);
	return *one;
}
/* allows m4_after_callback */
static void print_each(void *p)
{
	printf("%p\n", p);
}

static void each_ok(void **v, int n, visitor f)
{
	int i;
	for (i = 0; i < n; i++)
		f(v[i]);
}

int visit_one_ok(void)
{
	int *one = malloc(sizeof(*one));
	void *all[1];
	int value;
	if (!one)
		return -1;
	*one = 5;
	all[0] = one;
	each_ok(all, 1, print_each);
	value = *one;
	free(one);
	return value;
}

/* finds m4_after_cached: 416 */
static void remember(struct node *n)
{
	recent = n;
}

int cache_hit(void)
{
	struct node *n = calloc(1, sizeof(*n));
	if (!n)
		return 0;
	remember(n);
	n->value = 1;
	free(n);
	return recent->value;
}
/* allows m4_after_cached */
int cache_hit_ok(void)
{
	struct node *n = calloc(1, sizeof(*n));
	if (!n)
		return 0;
	remember(n);
	n->value = 1;
	free(n);
	recent = NULL;
	return recent ? recent->value : 0;
}

/* finds m4_after_returned: 416 */
static char *trimmed(char *s)
{
	char *t = strdup(s + 1);
	free(s);
	return t ? t : s;
}

void show_trimmed(void)
{
	char *s = strdup(" word");
	char *t;
	if (!s)
		return;
	t = trimmed(s);
	puts(s);
	if (t != s)
		free(t);
}
/* allows m4_after_returned */
static char *trimmed_ok(char *s)
{
	char *t = strdup(s + 1);
	free(s);
	return t;
}

void show_trimmed_ok(void)
{
	char *s = strdup(" word");
	char *t;
	if (!s)
		return;
	t = trimmed_ok(s);
	if (t)
		puts(t);
	free(t);
}
