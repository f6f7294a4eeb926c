/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct item {
	int id;
	char tag[12];
};

/* finds cat_unset: 665 457 */
void cat_unset(const char *a, const char *b)
{
	char both[200];
	strncat(both, a, 90);
	strncat(both, b, 90);
	puts(both);
}
/* allows cat_unset */
void cat_set(const char *a, const char *b)
{
	char both[200];
	both[0] = '\0';
	strncat(both, a, 90);
	strncat(both, b, 90);
	puts(both);
}

/* finds heap_cat_unset: 665 457 */
void heap_cat_unset(void)
{
	char *both = malloc(100);
	if (!both)
		return;
	strcat(both, "text");
	puts(both);
	free(both);
}
/* allows heap_cat_unset */
void heap_cat_set(void)
{
	char *both = calloc(100, 1);
	if (!both)
		return;
	strcat(both, "text");
	puts(both);
	free(both);
}

/* finds unchecked_calloc: 690 476 */
void unchecked_calloc(void)
{
	struct item *many = calloc(30, sizeof *many);
	many[4].id = 5;
	printf("%d\n", many[4].id);
	free(many);
}
/* allows unchecked_calloc */
void checked_calloc(void)
{
	struct item *many = calloc(30, sizeof *many);
	if (many) {
		many[4].id = 5;
		printf("%d\n", many[4].id);
	}
	free(many);
}

/* finds unchecked_file: 690 476 */
int unchecked_file(const char *conf)
{
	char line[64];
	FILE *f = fopen(conf, "r");
	while (fgets(line, sizeof line, f))
		fputs(line, stdout);
	return fclose(f);
}
/* allows unchecked_file */
int checked_file(const char *conf)
{
	char line[64];
	FILE *f = fopen(conf, "r");
	if (!f)
		return -1;
	while (fgets(line, sizeof line, f))
		fputs(line, stdout);
	return fclose(f);
}

/* finds moved_free: 761 590 */
void moved_free(const char *s)
{
	char *copy = strdup(s);
	if (!copy)
		return;
	while (*copy == ' ')
		copy++;
	puts(copy);
	free(copy);
}
/* allows moved_free */
void kept_free(const char *s)
{
	char *copy = strdup(s), *p = copy;
	if (!copy)
		return;
	while (*p == ' ')
		p++;
	puts(p);
	free(copy);
}

/* finds member_free: 761 590 */
void member_free(void)
{
	struct item *it = malloc(sizeof *it);
	if (!it)
		return;
	it->tag[0] = 0;
	free(it->tag);
}
/* allows member_free */
void object_free(void)
{
	struct item *it = malloc(sizeof *it);
	if (!it)
		return;
	it->tag[0] = 0;
	free(it);
}

/* finds stream_freed: 762 763 */
void stream_freed(const char *path)
{
	FILE *f = fopen(path, "r");
	if (f)
		free(f);
}
/* allows stream_freed */
void stream_closed(const char *path)
{
	FILE *f = fopen(path, "r");
	if (f)
		fclose(f);
}

/* finds pipe_closed: 762 763 404 */
void pipe_closed(void)
{
	FILE *p = popen("/bin/date", "r");
	if (p)
		fclose(p);
}
/* allows pipe_closed */
void pipe_pclosed(void)
{
	FILE *p = popen("/bin/date", "r");
	if (p)
		pclose(p);
}
