/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

/* finds e3_twice_goto: 415 675 */
int swap_names(char **a, const char *b)
{
	int rc = -1;
	char *fresh = strdup(b);
	if (fresh == NULL)
		goto out;
	if (strlen(fresh) > 100) {
		free(fresh);
		goto out_free;
	}
	free(*a);
	*a = fresh;
	return 0;
out_free:
	free(fresh);
out:
	return rc;
}
/* allows e3_twice_goto */
int swap_names_right(char **a, const char *b)
{
	int rc = -1;
	char *fresh = strdup(b);
	if (fresh == NULL)
		goto out;
	if (strlen(fresh) > 100)
		goto out_free;
	free(*a);
	*a = fresh;
	return 0;
out_free:
	free(fresh);
out:
	return rc;
}

/* finds e3_ops_table: 416 825 */
struct device {
	void (*close)(struct device *);
	char *name;
	int id;
};

static void close_device(struct device *d)
{
	free(d->name);
	free(d);
}

int shut(const char *name)
{
	struct device *d = malloc(sizeof *d);
	if (d == NULL)
		return -1;
	*d = (struct device){ close_device, strdup(name), 7 };
	d->close(d);
	return d->id;
}
/* allows e3_ops_table */
int shut_right(const char *name)
{
	struct device *d = malloc(sizeof *d);
	if (d == NULL)
		return -1;
	*d = (struct device){ close_device, strdup(name), 7 };
	int id = d->id;
	d->close(d);
	return id;
}

/* finds e3_after_realloc: 416 825 */
size_t append_word(char **text, size_t n, const char *word)
{
	char *old = *text;
	char *more = realloc(old, n + strlen(word) + 1);
	if (more == NULL)
		return n;
	strcpy(old + n, word);
	*text = more;
	return n + strlen(word);
}
/* allows e3_after_realloc */
size_t append_word_right(char **text, size_t n, const char *word)
{
	char *more = realloc(*text, n + strlen(word) + 1);
	if (more == NULL)
		return n;
	strcpy(more + n, word);
	*text = more;
	return n + strlen(word);
}

/* finds e3_return_freed: 416 825 */
static char *trimmed(char *line)
{
	char *copy = strdup(line);
	free(line);
	return copy ? copy : line;
}

char *first_line(FILE *in)
{
	char *line = NULL;
	size_t room = 0;
	if (getline(&line, &room, in) < 0) {
		free(line);
		return NULL;
	}
	return trimmed(line);
}
/* allows e3_return_freed */
static char *trimmed_right(char *line)
{
	char *copy = strdup(line);
	if (copy == NULL)
		return line;
	free(line);
	return copy;
}

char *first_line_right(FILE *in)
{
	char *line = NULL;
	size_t room = 0;
	if (getline(&line, &room, in) < 0) {
		free(line);
		return NULL;
	}
	return trimmed_right(line);
}

/* finds e3_twice_list: 415 */
struct item {
	struct item *next;
	char *label;
};

void drop_items(struct item *all)
{
	while (all) {
		struct item *next = all->next;
		free(all->label);
		free(all);
		all = next;
	}
}

int replace_item(struct item *i, const char *label)
{
	free(i->label);
	if (label == NULL) {
		drop_items(i);
		return 0;
	}
	i->label = strdup(label);
	return i->label ? 0 : -1;
}
/* allows e3_twice_list */
int replace_item_right(struct item *i, const char *label)
{
	free(i->label);
	i->label = NULL;
	if (label == NULL) {
		drop_items(i);
		return 0;
	}
	i->label = strdup(label);
	return i->label ? 0 : -1;
}

/* finds e3_unset_goto: 457 908 */
int load_pair(const char *a, const char *b, int *sum)
{
	int x, y;
	FILE *f = fopen(a, "r"), *g = fopen(b, "r");
	if (f == NULL || g == NULL)
		goto done;
	if (fscanf(f, "%d", &x) != 1 || fscanf(g, "%d", &y) != 1)
		x = y = 0;
done:
	if (f)
		fclose(f);
	if (g)
		fclose(g);
	*sum = x + y;
	return 0;
}
/* allows e3_unset_goto */
int load_pair_right(const char *a, const char *b, int *sum)
{
	int x = 0, y = 0;
	FILE *f = fopen(a, "r"), *g = fopen(b, "r");
	if (f == NULL || g == NULL)
		goto done;
	if (fscanf(f, "%d", &x) != 1 || fscanf(g, "%d", &y) != 1)
		x = y = 0;
done:
	if (f)
		fclose(f);
	if (g)
		fclose(g);
	*sum = x + y;
	return 0;
}

/* finds e3_unset_enum: 457 908 */
enum level { LOW, MIDDLE, HIGH };

int delay_of(enum level l)
{
	int delay;
	switch (l) {
	case LOW: delay = 1; break;
	case HIGH: delay = 9; break;
	default: break;
	}
	return delay * 10;
}
/* allows e3_unset_enum */
int delay_of_right(enum level l)
{
	int delay;
	switch (l) {
	case LOW: delay = 1; break;
	case HIGH: delay = 9; break;
	default: delay = 5; break;
	}
	return delay * 10;
}

/* finds e3_partial_array: 457 908 */
int checksum(const unsigned char *in, int n)
{
	int sums[8], total = 0;
	for (int i = 0; i < 4; i++)
		sums[i] = in[i % n];
	for (int i = 0; i < 8; i++)
		total += sums[i];
	return total;
}
/* allows e3_partial_array */
int checksum_right(const unsigned char *in, int n)
{
	int sums[8], total = 0;
	for (int i = 0; i < 8; i++)
		sums[i] = in[i % n];
	for (int i = 0; i < 8; i++)
		total += sums[i];
	return total;
}

/* finds e3_sentinel: 464 170 */
void take_codes(FILE *in, char *text, int room)
{
	int code, at = 0;
	while (at < room - 1 && fscanf(in, "%d", &code) == 1)
		text[at++] = (char)code;
	text[at] = '\0';
}
/* allows e3_sentinel */
void take_codes_right(FILE *in, char *text, int room)
{
	int code, at = 0;
	while (at < room - 1 && fscanf(in, "%d", &code) == 1)
		if (code > 0 && code < 128)
			text[at++] = (char)code;
	text[at] = '\0';
}

/* finds e3_sentinel_atoi: 464 170 */
int append_code(char *text, size_t at, int argc, char **argv)
{
	if (argc < 2)
		return -1;
	char c = (char)atoi(argv[1]);
	text[at] = c;
	text[at + 1] = 'x';
	text[at + 2] = '\0';
	return puts(text);
}
/* allows e3_sentinel_atoi */
int append_code_right(char *text, size_t at, int argc, char **argv)
{
	if (argc < 2)
		return -1;
	char c = (char)atoi(argv[1]);
	if (c == '\0')
		return -1;
	text[at] = c;
	text[at + 1] = 'x';
	text[at + 2] = '\0';
	return puts(text);
}

/* finds e3_cat_alloc: 665 457 908 */
char *join_words(const char *a, const char *b)
{
	char *both = malloc(strlen(a) + strlen(b) + 1);
	if (both == NULL)
		return NULL;
	strcat(both, a);
	strcat(both, b);
	return both;
}
/* allows e3_cat_alloc */
char *join_words_right(const char *a, const char *b)
{
	char *both = malloc(strlen(a) + strlen(b) + 1);
	if (both == NULL)
		return NULL;
	both[0] = '\0';
	strcat(both, a);
	strcat(both, b);
	return both;
}

/* finds e3_wcsncat: 665 457 908 */
void title_line(wchar_t *out, const wchar_t *name)
{
	wchar_t line[64];
	wcsncat(line, name, 40);
	wcscpy(out, line);
}
/* allows e3_wcsncat */
void title_line_right(wchar_t *out, const wchar_t *name)
{
	wchar_t line[64] = L"";
	wcsncat(line, name, 40);
	wcscpy(out, line);
}
