/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

/* finds copy_too_much: 126 125 */
void copy_too_much(void)
{
	char from[16] = "short";
	char to[64];
	memcpy(to, from, sizeof(to));
	to[63] = 0;
	puts(to);
}
/* allows copy_too_much */
void copy_source_size(void)
{
	char from[16] = "short";
	char to[64];
	memcpy(to, from, sizeof(from));
	to[63] = 0;
	puts(to);
}

/* finds wide_read: 126 125 */
void wide_read(void)
{
	wchar_t from[20], to[80];
	wmemset(from, L'a', 19);
	from[19] = 0;
	wmemmove(to, from, 80);
	to[79] = 0;
	wprintf(L"%ls\n", to);
}
/* allows wide_read */
void wide_read_fits(void)
{
	wchar_t from[20], to[80];
	wmemset(from, L'a', 19);
	from[19] = 0;
	wmemmove(to, from, 20);
	to[79] = 0;
	wprintf(L"%ls\n", to);
}

/* finds table_lookup: 126 125 129 */
const char *table_lookup(int argc, char *argv[])
{
	static const char *const names[] = {"one", "two", "three"};
	unsigned long which;
	if (argc != 2)
		return NULL;
	which = strtoul(argv[1], NULL, 10);
	return names[which];
}
/* allows table_lookup */
const char *table_lookup_checked(int argc, char *argv[])
{
	static const char *const names[] = {"one", "two", "three"};
	unsigned long which;
	if (argc != 2)
		return NULL;
	which = strtoul(argv[1], NULL, 10);
	return which < 3 ? names[which] : NULL;
}

/* finds send_claimed: 126 125 */
void send_claimed(int s)
{
	char reply[32];
	struct {
		uint16_t want;
	} ask;
	memset(reply, 'r', sizeof reply);
	if (recv(s, &ask, sizeof ask, 0) != (ssize_t)sizeof ask)
		return;
	(void)!send(s, reply, ask.want, 0);
}
/* allows send_claimed */
void send_capped(int s)
{
	char reply[32];
	struct {
		uint16_t want;
	} ask;
	memset(reply, 'r', sizeof reply);
	if (recv(s, &ask, sizeof ask, 0) != (ssize_t)sizeof ask)
		return;
	if (ask.want > sizeof reply)
		ask.want = sizeof reply;
	(void)!send(s, reply, ask.want, 0);
}

/* finds unterminated_print: 126 125 170 */
void unterminated_print(void)
{
	char four[4];
	memcpy(four, "ABCD", 4);
	printf("%s\n", four);
}
/* allows unterminated_print */
void terminated_print(void)
{
	char four[5];
	memcpy(four, "ABCD", 4);
	four[4] = 0;
	printf("%s\n", four);
}

/* finds do_while_past: 126 125 */
int do_while_past(void)
{
	int v[5] = {1, 2, 3, 4, 5};
	int sum = 0, i = 0;
	do
		sum += v[i];
	while (++i <= 5);
	return sum;
}
/* allows do_while_past */
int do_while_within(void)
{
	int v[5] = {1, 2, 3, 4, 5};
	int sum = 0, i = 0;
	do
		sum += v[i];
	while (++i < 5);
	return sum;
}

/* finds heap_read: 126 125 */
void heap_read(void)
{
	unsigned char *d = calloc(8, 1);
	unsigned total = 0;
	if (!d)
		return;
	for (unsigned i = 0; i < 16; i += 4)
		total += d[i];
	printf("%u\n", total);
	free(d);
}
/* allows heap_read */
void heap_read_within(void)
{
	unsigned char *d = calloc(16, 1);
	unsigned total = 0;
	if (!d)
		return;
	for (unsigned i = 0; i < 16; i += 4)
		total += d[i];
	printf("%u\n", total);
	free(d);
}
