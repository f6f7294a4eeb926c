/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

/* finds before_pointer: 124 787 786 */
void before_pointer(void)
{
	char field[32];
	char *end = field + strlen(strcpy(field, ""));
	char *p = field;
	p -= 4;
	*p = 'x';
	*end = 0;
	puts(field);
}
/* allows before_pointer */
void inside_pointer(void)
{
	char field[32];
	char *end = field + strlen(strcpy(field, ""));
	char *p = field + 8;
	p -= 4;
	*p = 'x';
	*end = 0;
	puts(field);
}

/* finds down_loop: 124 787 786 */
void down_loop(void)
{
	short v[12];
	for (int i = 11; i >= -1; i--)
		v[i] = (short)i;
	printf("%d\n", v[0]);
}
/* allows down_loop */
void down_loop_zero(void)
{
	short v[12];
	for (int i = 11; i >= 0; i--)
		v[i] = (short)i;
	printf("%d\n", v[0]);
}

/* finds wide_before: 124 787 786 */
void wide_before(void)
{
	wchar_t *room = malloc(40 * sizeof(wchar_t));
	wchar_t *data;
	if (room == NULL)
		exit(1);
	data = room - 3;
	wcscpy(data, L"text");
	free(room);
}
/* allows wide_before */
void wide_start(void)
{
	wchar_t *room = malloc(40 * sizeof(wchar_t));
	wchar_t *data;
	if (room == NULL)
		exit(1);
	data = room + 3;
	wcscpy(data, L"text");
	free(room);
}

/* finds asked_before: 124 787 786 129 */
void asked_before(FILE *in)
{
	char line[32];
	int slots[6] = {0};
	int n = -1;
	if (fgets(line, sizeof line, in))
		n = atoi(line);
	if (n < 6)
		slots[n] = 7;
	printf("%d\n", slots[5]);
}
/* allows asked_before */
void asked_within(FILE *in)
{
	char line[32];
	int slots[6] = {0};
	int n = -1;
	if (fgets(line, sizeof line, in))
		n = atoi(line);
	if (n >= 0 && n < 6)
		slots[n] = 7;
	printf("%d\n", slots[5]);
}

/* finds search_failed: 124 787 786 129 */
void search_failed(char *line)
{
	char mark[100] = {0};
	int at = -1;
	for (int i = 0; line[i] && i < 99; i++)
		if (line[i] == ':') {
			at = i;
			break;
		}
	mark[at] = '^';
	puts(mark);
}
/* allows search_failed */
void search_found(char *line)
{
	char mark[100] = {0};
	int at = -1;
	for (int i = 0; line[i] && i < 99; i++)
		if (line[i] == ':') {
			at = i;
			break;
		}
	if (at >= 0)
		mark[at] = '^';
	puts(mark);
}
