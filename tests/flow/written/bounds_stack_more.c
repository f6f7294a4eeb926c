/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <alloca.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

#define NAME_MAX_LEN 16
struct person {
	char name[NAME_MAX_LEN];
	int age;
	char *note;
};

/* finds append_size: 121 787 120 */
void append_size(const char *more)
{
	char path[40] = "/var/lib/something/deeply/nested/";
	strncat(path, more, sizeof(path));
	puts(path);
}
/* allows append_size */
void append_room(const char *more)
{
	char path[40] = "/var/lib/something/deeply/nested/";
	strncat(path, more, sizeof(path) - strlen(path) - 1);
	puts(path);
}

/* finds alloca_copy: 121 787 120 */
void alloca_copy(void)
{
	char *room = alloca(20);
	char line[50];
	memset(line, 'l', sizeof line);
	memcpy(room, line, sizeof line);
	printf("%c\n", room[0]);
}
/* allows alloca_copy */
void alloca_copy_fits(void)
{
	char line[50];
	char *room = alloca(sizeof line);
	memset(line, 'l', sizeof line);
	memcpy(room, line, sizeof line);
	printf("%c\n", room[0]);
}

/* finds vla_end: 121 787 120 */
void vla_end(void)
{
	int n = 6;
	int row[n];
	for (int i = 0; i < n; ++i)
		row[i] = i;
	row[n] = -1;
	printf("%d\n", row[2]);
}
/* allows vla_end */
void vla_last(void)
{
	int n = 6;
	int row[n];
	for (int i = 0; i < n; ++i)
		row[i] = i;
	row[n - 1] = -1;
	printf("%d\n", row[2]);
}

/* finds socket_slot: 121 787 129 */
void socket_slot(int s)
{
	uint32_t index = 0;
	long counters[8] = {0};
	if (recv(s, &index, sizeof index, 0) != sizeof index)
		return;
	counters[index] += 1;
	printf("%ld\n", counters[0]);
}
/* allows socket_slot */
void socket_slot_checked(int s)
{
	uint32_t index = 0;
	long counters[8] = {0};
	if (recv(s, &index, sizeof index, 0) != sizeof index)
		return;
	if (index >= sizeof counters / sizeof counters[0])
		return;
	counters[index] += 1;
	printf("%ld\n", counters[0]);
}

/* finds random_slot: 121 787 129 */
void random_slot(void)
{
	char used[64] = {0};
	int at = rand();
	used[at] = 1;
	printf("%d\n", used[1]);
}
/* allows random_slot */
void random_slot_folded(void)
{
	char used[64] = {0};
	int at = rand() % 64;
	used[at] = 1;
	printf("%d\n", used[1]);
}
