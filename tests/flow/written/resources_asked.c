/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

/* finds closed_twice: 675 415 1341 672 */
int closed_twice(const char *path)
{
	int rc = -1;
	FILE *f = fopen(path, "w");
	if (!f)
		return -1;
	if (fputs("x", f) == EOF) {
		fclose(f);
		goto done;
	}
	rc = 0;
done:
	fclose(f);
	return rc;
}
/* allows closed_twice */
int closed_once(const char *path)
{
	int rc = -1;
	FILE *f = fopen(path, "w");
	if (!f)
		return -1;
	if (fputs("x", f) == EOF)
		goto done;
	rc = 0;
done:
	fclose(f);
	return rc;
}

/* finds bound_twice: 675 666 */
int bound_twice(int s, struct sockaddr_in *a)
{
	if (bind(s, (struct sockaddr *)a, sizeof *a) < 0)
		return -1;
	a->sin_port = htons(8081);
	if (bind(s, (struct sockaddr *)a, sizeof *a) < 0)
		return -1;
	return listen(s, 1);
}
/* allows bound_twice */
int bound_once(int s, struct sockaddr_in *a)
{
	a->sin_port = htons(8081);
	if (bind(s, (struct sockaddr *)a, sizeof *a) < 0)
		return -1;
	return listen(s, 1);
}

/* finds dir_twice: 675 415 1341 672 */
void dir_twice(const char *d)
{
	DIR *dir = opendir(d);
	if (dir) {
		closedir(dir);
		puts("closed");
		closedir(dir);
	}
}
/* allows dir_twice */
void dir_once(const char *d)
{
	DIR *dir = opendir(d);
	if (dir) {
		puts("closing");
		closedir(dir);
	}
}

/* finds file_overwritten: 773 775 772 404 */
void file_overwritten(const char *a, const char *b)
{
	FILE *f = fopen(a, "r");
	if (f && fgetc(f) != '#')
		f = fopen(b, "r");
	if (f)
		fclose(f);
}
/* allows file_overwritten */
void file_reused(const char *a, const char *b)
{
	FILE *f = fopen(a, "r");
	if (f && fgetc(f) != '#') {
		fclose(f);
		f = fopen(b, "r");
	}
	if (f)
		fclose(f);
}

/* finds accepted_lost: 773 775 772 404 */
void accepted_lost(int s)
{
	for (int i = 0; i < 10; i++) {
		int c = accept(s, NULL, NULL);
		if (c == -1)
			return;
		if (send(c, "hi", 2, 0) != 2)
			continue;
		close(c);
	}
}
/* allows accepted_lost */
void accepted_closed(int s)
{
	for (int i = 0; i < 10; i++) {
		int c = accept(s, NULL, NULL);
		if (c == -1)
			return;
		if (send(c, "hi", 2, 0) != 2)
			fputs("lost\n", stderr);
		close(c);
	}
}

/* finds sleep_asked: 400 606 */
void sleep_asked(int argc, char **argv)
{
	unsigned long ms = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	usleep((useconds_t)ms);
}
/* allows sleep_asked */
void sleep_capped(int argc, char **argv)
{
	unsigned long ms = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	if (ms > 500)
		ms = 500;
	usleep((useconds_t)ms);
}

/* finds file_filled: 400 606 */
void file_filled(int s, FILE *f)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof n, 0) != sizeof n)
		return;
	for (unsigned i = 0; i < n; i++)
		if (fputs("row\n", f) == EOF)
			break;
}
/* allows file_filled */
void file_capped(int s, FILE *f)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof n, 0) != sizeof n || n > 20)
		return;
	for (unsigned i = 0; i < n; i++)
		if (fputs("row\n", f) == EOF)
			break;
}

/* finds random_naps: 400 606 */
void random_naps(void)
{
	int naps = rand();
	sleep((unsigned)naps);
}
/* allows random_naps */
void few_naps(void)
{
	int naps = rand() % 5;
	sleep((unsigned)naps);
}

/* finds while_asked: 606 400 834 */
void while_asked(void)
{
	char *t = getenv("ROUNDS");
	long left = t ? strtol(t, NULL, 10) : 0;
	while (left > 0) {
		printf(".");
		left--;
	}
}
/* allows while_asked */
void while_capped(void)
{
	char *t = getenv("ROUNDS");
	long left = t ? strtol(t, NULL, 10) : 0;
	if (left > 100)
		left = 100;
	while (left > 0) {
		printf(".");
		left--;
	}
}

/* finds do_asked: 606 400 834 */
unsigned do_asked(FILE *f)
{
	unsigned limit, i = 0, sum = 0;
	if (fscanf(f, "%u", &limit) != 1)
		return 0;
	do {
		sum ^= i;
	} while (i++ < limit);
	return sum;
}
/* allows do_asked */
unsigned do_capped(FILE *f)
{
	unsigned limit, i = 0, sum = 0;
	if (fscanf(f, "%u", &limit) != 1 || limit >= 512)
		return 0;
	do {
		sum ^= i;
	} while (i++ < limit);
	return sum;
}
