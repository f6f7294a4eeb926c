/* SPDX-License-Identifier: Apache-2.0 */
/* memory/unbounded-copy: what it finds, then what it must leave alone. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unbounded-copy.h"

struct session {
	char user[32];
	char host[64];
	const char *topic;
	int id;
};

void finds_a_copy(struct session *s, const char *user)
{
	strcpy(s->user, user); /* expect: memory/unbounded-copy strcpy() */
	strcat(s->user, user); /* expect: memory/unbounded-copy strcat() */
	stpcpy(s->user, user); /* expect: memory/unbounded-copy */
}

void finds_a_format(struct session *s)
{
	char line[80], *out = line;
	sprintf(out, "session of %s", s->topic); /* expect: memory/unbounded-copy snprintf() */
	/* expect: memory/unbounded-copy @+1 */
	sprintf(s->user, "%d%%%*d:%-10s", s->id, 5, s->id, s->topic);
	puts(line);
}

void finds_a_list(char *out, const char *format, va_list args)
{
	vsprintf(out, format, args); /* expect: memory/unbounded-copy vsnprintf() */
}

void finds_a_literal_that_does_not_fit(void)
{
	char four[4];
	strcpy(four, "four"); /* expect: memory/unbounded-copy more than the target holds */
	puts(four);
}

void finds_a_larger_source(struct session *s)
{
	strcpy(s->user, s->host); /* expect: memory/unbounded-copy */
}

void finds_a_choice(struct session *s, int known)
{
	strcpy(s->user, known ? s->topic : "nobody"); /* expect: memory/unbounded-copy */
}

#define SET(to, from) strcpy((to), (from))
void finds_through_a_macro(struct session *s, const char *user)
{
	SET(s->user, user); /* expect: memory/unbounded-copy */
}

void finds_another_length(struct session *s, const char *user, const char *host)
{
	if (strlen(host) < sizeof(s->user))
		strcpy(s->user, user); /* expect: memory/unbounded-copy */
}

void allows_literals_that_fit(struct session *s, char *any)
{
	strcpy(s->user, "nobody");
	strcpy(s->user, s->id ? "somebody" : "nobody");
	strcpy(any, "");
	strcat(s->user, ".local");
}

void allows_an_array_that_fits(struct session *s)
{
	char copy[64];
	strcpy(copy, s->user);
	puts(copy);
}

void allows_numbers(struct session *s, char *hex, unsigned char byte)
{
	sprintf(s->host, "%d:%08lx %c %5.1f", s->id, 12UL, 'a', 1.0);
	sprintf(hex, "%02x", byte);
	sprintf(s->host, "%.10s", s->topic);
	sprintf(s->host, "%.*s", 10, s->topic);
	sprintf(s->host, "%s!", s->user);
	sprintf(s->host, "%s", s->id ? "on" : "off");
}

char *allows_a_measured_source(const char *from)
{
	char *copy = malloc(strlen(from) + 1);
	if (copy)
		strcpy(copy, from);
	return copy;
}

int allows_a_checked_length(struct session *s, const char *user)
{
	if (strlen(user) >= sizeof(s->user))
		return -1;
	strcpy(s->user, user);
	return 0;
}

static const char *const states[] = {"idle", "busy", "failed"};

void allows_texts_of_the_program(struct session *s, int busy)
{
	const char *sign = "";
	if (busy)
		sign = s->id ? "+" : "-";
	strcpy(s->user, states[s->id]);
	sprintf(s->host, "%s%d", sign, s->id);
}

char *allows_a_part_of_a_measured_source(const char *from)
{
	char *copy = malloc(strlen(from));
	return copy ? strcpy(copy, from + 1) : NULL;
}

void finds_a_pointer_that_may_be_input(struct session *s, const char *from)
{
	const char *sign = "";
	if (from)
		sign = from;
	strcpy(s->user, sign); /* expect: memory/unbounded-copy */
}

const char *next_word(void);
void *make_room(size_t size);
char *allows_a_target_that_was_counted(const char *from, size_t others)
{
	size_t length = strlen(from), room;
	char *rest = malloc(others + 2), *whole;
	room = length + 1;
	whole = make_room(room);
	if (rest)
		strcpy(rest, next_word());
	free(rest);
	return whole ? strcpy(whole, next_word()) : NULL;
}
struct reply {
	char *text;
	size_t length;
};
void allows_a_block_behind_a_pointer(const struct reply *from, char **error, struct reply *copy)
{
	*error = malloc((from->length + 1) * sizeof(char));
	strcpy(*error, from->text);
	copy->text = malloc(from->length + 1);
	strcpy(copy->text, from->text);
	free(from->length ? copy->text : *error);
}
void finds_another_block(const struct reply *from, struct reply *copy, struct session *other)
{
	copy->text = malloc(from->length + 1);
	strcpy(other->host, from->text); /* expect: memory/unbounded-copy */
}
void allows_what_a_library_says_of_itself(struct session *s, int code)
{
	sprintf(s->host, "failed: %s", strerror(code));
}
void finds_a_block_of_fixed_size(void)
{
	char *fixed = malloc(64);
	if (fixed)
		strcpy(fixed, next_word()); /* expect: memory/unbounded-copy */
	free(fixed);
}
void finds_a_place_behind_a_text(struct session *s)
{
	char *to = s->host;
	strcpy(to + strlen(to), next_word()); /* expect: memory/unbounded-copy */
	strcat(&s->host[2], next_word());     /* expect: memory/unbounded-copy */
}
void finds_what_comes_from_outside(char *to)
{
	const char *home = getenv("HOME");
	strcpy(to, home);              /* expect: memory/unbounded-copy */
	strcat(to, getenv("PATH"));    /* expect: memory/unbounded-copy */
	sprintf(to, "%d:%s", 1, home); /* expect: memory/unbounded-copy */
}
void allows_a_target_of_unknown_size(struct session **s, char *to)
{
	char *end = strchr(to + strlen(to) - 1, 'x');
	strcpy(to, (*s)->topic);
	sprintf(to, "session of %s", (*s)->topic);
	strcat(end, next_word());
}
void allows_bounded_copies(struct session *s, const char *user)
{
	snprintf(s->user, sizeof(s->user), "%s", user);
	strncpy(s->user, user, sizeof(s->user) - 1);
}

#define FAIL(why)                     \
	do {                          \
		strcpy(error, (why)); \
		return -1;            \
	} while (0)
int finds_what_a_macro_repeats_once(const char *general, int id)
{
	char error[40];
	if (id < 0)
		FAIL(general); /* expect: memory/unbounded-copy */
	if (id > 9)
		FAIL(general);
	if (id == 5)
		FAIL("five");
	return 0;
}

char *strrchr(const char *s, int c);
void allows_the_rest_of_an_array_of_that_size(void)
{
	char name[64], rest[64];

	if (!fgets(name, sizeof(name), stdin) || !strrchr(name, '/'))
		return;
	strcpy(rest, strrchr(name, '/') + 1);
	puts(rest);
}
void finds_the_rest_of_a_larger_array(void)
{
	char name[128], rest[64];

	if (!fgets(name, sizeof(name), stdin) || !strrchr(name, '/'))
		return;
	strcpy(rest, strrchr(name, '/') + 1); /* expect: memory/unbounded-copy */
	puts(rest);
}
int atoi(const char *s);
void allows_an_element_that_was_measured(char **all, int first, int n)
{
	char text[64];
	int i;

	for (i = 0; i < n; i++) {
		if (strlen(all[first + i]) >= sizeof(text))
			return;
		strcpy(text, all[first + i]);
		puts(text);
	}
}

void finds_a_format_that_never_fits(unsigned hour, unsigned minute)
{
	char text[5];
	sprintf(text, "%02u:%02u", hour, minute); /* expect: memory/unbounded-copy more than the target */
	puts(text);
}

void allows_a_format_that_just_fits(unsigned hour, unsigned minute)
{
	char text[6];
	sprintf(text, "%02u:%02u", hour, minute);
	puts(text);
}
