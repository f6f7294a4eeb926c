/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_pointers.h"

/* finds p4_null_lookup: 476 690 */
int id_of(const char *name)
{
	struct user *u = lookup(name);
	if (u == NULL)
		fprintf(stderr, "no user %s\n", name);
	return u->id;
}
/* allows p4_null_lookup */
int id_of_ok(const char *name)
{
	struct user *u = lookup(name);
	if (u == NULL) {
		fprintf(stderr, "no user %s\n", name);
		return -1;
	}
	return u->id;
}

/* finds p4_null_either: 476 */
int same_id(const struct user *a, const struct user *b)
{
	if (a == NULL && b == NULL)
		return 1;
	if (a == NULL)
		return b->id == 0 && a->id == 0;
	return 0;
}
/* allows p4_null_either */
int same_id_ok(const struct user *a, const struct user *b)
{
	if (a == NULL && b == NULL)
		return 1;
	if (a == NULL || b == NULL)
		return 0;
	return a->id == b->id;
}

/* finds p4_null_late: 476 */
size_t name_length(const struct user *u)
{
	size_t n = strlen(u->name);
	if (!u)
		return 0;
	return n;
}
/* allows p4_null_late */
size_t name_length_ok(const struct user *u)
{
	size_t n;
	if (!u)
		return 0;
	n = strlen(u->name);
	return n;
}

/* finds p4_null_or: 476 */
int is_root(const struct user *u)
{
	if (u != NULL || u->id == 0)
		return 1;
	return 0;
}
/* allows p4_null_or */
int is_root_ok(const struct user *u)
{
	if (u != NULL && u->id == 0)
		return 1;
	return 0;
}

/* finds p4_null_set: 476 */
void append_user(struct user *u)
{
	struct user **at = &users, *last = NULL;
	while (*at) {
		if ((*at)->id == u->id)
			last = *at;
		at = &(*at)->next;
	}
	*at = NULL;
	last = NULL;
	last->next = u;
}
/* allows p4_null_set */
void append_user_ok(struct user *u)
{
	struct user **at = &users;
	while (*at)
		at = &(*at)->next;
	*at = u;
}

/* finds p4_unchecked_strchr: 690 476 */
int value_of(const char *pair)
{
	const char *eq = strchr(pair, '=');
	return atoi(eq + 1) + (*eq == '=');
}
/* allows p4_unchecked_strchr */
int value_of_ok(const char *pair)
{
	const char *eq = strchr(pair, '=');
	if (!eq)
		return 0;
	return atoi(eq + 1) + (*eq == '=');
}

/* finds p4_unchecked_getenv: 690 476 */
size_t home_length(void)
{
	return strlen(getenv("HOME"));
}
/* allows p4_unchecked_getenv */
size_t home_length_ok(void)
{
	const char *h = getenv("HOME");
	return h ? strlen(h) : 0;
}

/* finds p4_unchecked_passwd: 690 476 */
uid_t uid_of(const char *who)
{
	struct passwd *pw = getpwnam(who);
	return pw->pw_uid;
}
/* allows p4_unchecked_passwd */
uid_t uid_of_ok(const char *who)
{
	struct passwd *pw = getpwnam(who);
	return pw ? pw->pw_uid : (uid_t)-1;
}

/* finds p4_unchecked_calloc: 690 476 252 */
struct user *make_user(const char *name)
{
	struct user *u = calloc(1, sizeof(*u));
	u->name = name;
	u->id = 1000;
	return u;
}
/* allows p4_unchecked_calloc */
struct user *make_user_ok(const char *name)
{
	struct user *u = calloc(1, sizeof(*u));
	if (!u)
		return NULL;
	u->name = name;
	u->id = 1000;
	return u;
}

/* finds p4_local_struct: 562 */
const char *today(void)
{
	char text[32];
	time_t now = time(NULL);
	struct tm tm;
	if (!localtime_r(&now, &tm))
		return NULL;
	strftime(text, sizeof(text), "%F", &tm);
	return text;
}
/* allows p4_local_struct */
const char *today_ok(void)
{
	static char text[32];
	time_t now = time(NULL);
	struct tm tm;
	if (!localtime_r(&now, &tm))
		return NULL;
	strftime(text, sizeof(text), "%F", &tm);
	return text;
}

/* finds p4_local_member: 562 */
static void user_name(struct user *u)
{
	char name[20];
	(void)snprintf(name, sizeof(name), "user%d", u->id);
	u->name = name;
}

void print_user(void)
{
	struct user u = {NULL, 7, NULL};
	user_name(&u);
	puts(u.name);
}
/* allows p4_local_member */
static void user_name_ok(struct user *u, char *name, size_t room)
{
	(void)snprintf(name, room, "user%d", u->id);
	u->name = name;
}

void print_user_ok(void)
{
	struct user u = {NULL, 7, NULL};
	char name[20];
	user_name_ok(&u, name, sizeof(name));
	puts(u.name);
}

/* finds p4_local_pointer: 562 */
static int *smaller(int a, int b)
{
	int *p = &a;
	if (b < a)
		p = &b;
	return p;
}
/* allows p4_local_pointer */
static int *smaller_ok(int *a, int *b)
{
	int *p = a;
	if (*b < *a)
		p = b;
	return p;
}

/* shared */
int least(int a, int b)
{
	return *smaller(a, b) + *smaller_ok(&a, &b);
}

/* finds p4_sizeof_pointer: 467 */
void clear_users(struct user *all)
{
	memset(all, 0, sizeof(all));
}
/* allows p4_sizeof_pointer */
void clear_users_ok(struct user *all)
{
	memset(all, 0, sizeof(*all));
}

/* finds p4_sizeof_count: 467 */
int count_in(const int *v, int wanted)
{
	size_t i;
	int n = 0;
	for (i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		n += v[i] == wanted;
	return n;
}
/* allows p4_sizeof_count */
int count_in_ok(const int *v, size_t k, int wanted)
{
	size_t i;
	int n = 0;
	for (i = 0; i < k; i++)
		n += v[i] == wanted;
	return n;
}

/* finds p4_scale_bytes: 468 787 122 */
int *third(int *v)
{
	return v + 2 * sizeof(int);
}
/* allows p4_scale_bytes */
int *third_ok(int *v)
{
	return v + 2;
}

/* finds p4_scale_offset: 468 */
double *radius_of(struct circle *c)
{
	return (double *)(void *)(c + offsetof(struct circle, radius));
}
/* allows p4_scale_offset */
double *radius_of_ok(struct circle *c)
{
	return (double *)(void *)((char *)c + offsetof(struct circle, radius));
}

/* finds p4_scale_end: 468 */
void fill_wide(wchar_t *from, size_t bytes)
{
	wchar_t *end = from + bytes * sizeof(wchar_t);
	while (from < end)
		*from++ = L' ';
}
/* allows p4_scale_end */
void fill_wide_ok(wchar_t *from, size_t bytes)
{
	wchar_t *end = from + bytes;
	while (from < end)
		*from++ = L' ';
}

/* finds p4_minus_other: 469 */
ptrdiff_t offset_in(void)
{
	static char first[20], second[20];
	char *p = strchr(second, 'x');
	if (!p)
		return -1;
	return p - first;
}
/* allows p4_minus_other */
ptrdiff_t offset_in_ok(void)
{
	static char first[20], second[20];
	char *p = strchr(second, 'x');
	(void)first;
	if (!p)
		return -1;
	return p - second;
}

/* finds p4_minus_heap: 469 */
size_t used_of(void)
{
	char *a = malloc(10), *b = malloc(10);
	size_t n = 0;
	if (a && b)
		n = (size_t)(b - a);
	free(a);
	free(b);
	return n;
}
/* allows p4_minus_heap */
size_t used_of_ok(void)
{
	char *a = malloc(10), *b;
	size_t n = 0;
	if (a) {
		b = a + 4;
		n = (size_t)(b - a);
	}
	free(a);
	return n;
}

/* finds p4_fixed_address: 587 */
unsigned read_register(void)
{
	volatile unsigned *status = (volatile unsigned *)0x40021000;
	return *status;
}
/* allows p4_fixed_address */
extern volatile unsigned board_status;

unsigned read_register_ok(void)
{
	volatile unsigned *status = &board_status;
	return *status;
}

/* finds p4_cast_struct: 588 843 */
double cast_int(int *plain)
{
	struct circle *c = (struct circle *)plain;
	return c->area;
}
/* allows p4_cast_struct */
double cast_int_ok(void *plain)
{
	struct circle *c = plain;
	return c->area;
}

/* finds p4_cast_smaller: 588 843 787 */
void grow_shape(void)
{
	struct shape s = {0, {0}};
	struct circle *c = (struct circle *)(void *)&s;
	c->area = 2.0;
	printf("%d\n", s.kind);
}
/* allows p4_cast_smaller */
void grow_shape_ok(void)
{
	struct circle s = {0, 0, 0};
	struct circle *c = (struct circle *)(void *)&s;
	c->area = 2.0;
	printf("%d\n", s.kind);
}
