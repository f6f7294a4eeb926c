/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "second_win.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

/* finds l2_used_closed: 672 666 */
ssize_t close_then_send(int s, const char *bye)
{
	shutdown(s, SHUT_RDWR);
	close(s);
	return send(s, bye, strlen(bye), 0);
}
/* allows l2_used_closed */
ssize_t send_then_close(int s, const char *bye)
{
	ssize_t n = send(s, bye, strlen(bye), 0);
	shutdown(s, SHUT_RDWR);
	close(s);
	return n;
}

/* finds l2_used_stream: 672 666 416 */
void log_end(const char *name)
{
	FILE *f = fopen(name, "a");
	if (f == NULL)
		return;
	if (fclose(f) != 0)
		fprintf(f, "could not be closed\n");
}
/* allows l2_used_stream */
void log_end_right(const char *name)
{
	FILE *f = fopen(name, "a");
	if (f == NULL)
		return;
	if (fclose(f) != 0)
		fprintf(stderr, "could not be closed\n");
}

/* finds l2_view_used: 672 416 */
char view_first(HANDLE mapping)
{
	char *v = MapViewOfFile(mapping, 4, 0, 0, 0);
	if (v == NULL)
		return 0;
	UnmapViewOfFile(v);
	return v[0];
}
/* allows l2_view_used */
char view_first_right(HANDLE mapping)
{
	char *v = MapViewOfFile(mapping, 4, 0, 0, 0), c;
	if (v == NULL)
		return 0;
	c = v[0];
	UnmapViewOfFile(v);
	return c;
}

/* finds l2_close_twice: 675 1341 415 672 */
int copy_fd(int from, int to)
{
	char b[64];
	ssize_t n = read(from, b, sizeof b);
	if (n < 0)
		close(from);
	else if (write(to, b, (size_t)n) != n)
		n = -1;
	close(from);
	return (int)n;
}
/* allows l2_close_twice */
int copy_fd_once(int from, int to)
{
	char b[64];
	ssize_t n = read(from, b, sizeof b);
	if (n >= 0 && write(to, b, (size_t)n) != n)
		n = -1;
	close(from);
	return (int)n;
}

/* finds l2_close_stream_fd: 675 1341 672 */
void print_fd(int fd)
{
	FILE *f = fdopen(fd, "w");
	if (f == NULL) {
		close(fd);
		return;
	}
	fputs("hello\n", f);
	fclose(f);
	close(fd);
}
/* allows l2_close_stream_fd */
void print_fd_once(int fd)
{
	FILE *f = fdopen(fd, "w");
	if (f == NULL) {
		close(fd);
		return;
	}
	fputs("hello\n", f);
	fclose(f);
}

/* finds l2_key_twice: 675 1341 672 */
void query_key(HKEY key)
{
	HKEY sub;
	if (RegOpenKeyExA(key, "Software", 0, KEY_READ, &sub) != ERROR_SUCCESS)
		return;
	if (RegQueryValueExA(sub, "x", NULL, NULL, NULL, NULL) != ERROR_SUCCESS)
		RegCloseKey(sub);
	RegCloseKey(sub);
}
/* allows l2_key_twice */
void query_key_once(HKEY key)
{
	HKEY sub;
	if (RegOpenKeyExA(key, "Software", 0, KEY_READ, &sub) != ERROR_SUCCESS)
		return;
	if (RegQueryValueExA(sub, "x", NULL, NULL, NULL, NULL) != ERROR_SUCCESS)
		puts("no x");
	RegCloseKey(sub);
}

/* finds l2_fd_overwritten: 773 775 404 772 */
int newest(const char *const *names, int n)
{
	int fd = -1;
	for (int i = 0; i < n; i++)
		fd = open(names[i], O_RDONLY);
	return fd;
}
/* allows l2_fd_overwritten */
int newest_closed(const char *const *names, int n)
{
	int fd = -1;
	for (int i = 0; i < n; i++) {
		if (fd >= 0)
			close(fd);
		fd = open(names[i], O_RDONLY);
	}
	return fd;
}

/* finds l2_handle_lost: 773 775 404 772 */
int probe(void)
{
	return CreateFileA("\\\\.\\probe", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL) != INVALID_HANDLE_VALUE;
}
/* allows l2_handle_lost */
int probe_closed(void)
{
	HANDLE h = CreateFileA("\\\\.\\probe", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	CloseHandle(h);
	return 1;
}

/* finds l2_socket_left: 775 404 772 773 */
int listen_on(uint16_t port)
{
	int s = socket(AF_INET6, SOCK_STREAM, 0);
	struct sockaddr_in6 a = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)&a, sizeof a) < 0)
		return -1;
	return s;
}
/* allows l2_socket_left */
int listen_on_closed(uint16_t port)
{
	int s = socket(AF_INET6, SOCK_STREAM, 0);
	struct sockaddr_in6 a = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	a.sin6_addr = in6addr_loopback;
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)&a, sizeof a) < 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds l2_sleep_read: 400 606 770 */
void nap(int s)
{
	unsigned seconds;
	if (recv(s, &seconds, sizeof seconds, 0) == (ssize_t)sizeof seconds)
		sleep(seconds);
}
/* allows l2_sleep_read */
void nap_short(int s)
{
	unsigned seconds;
	if (recv(s, &seconds, sizeof seconds, 0) == (ssize_t)sizeof seconds && seconds < 10)
		sleep(seconds);
}

/* finds l2_fill_disk: 400 606 834 770 */
void pad_file(FILE *f)
{
	char line[32];
	int n;
	if (fgets(line, sizeof line, stdin) == NULL)
		return;
	n = atoi(line);
	for (int i = 0; i < n; i++)
		fputs("padding\n", f);
}
/* allows l2_fill_disk */
void pad_file_some(FILE *f)
{
	char line[32];
	int n;
	if (fgets(line, sizeof line, stdin) == NULL)
		return;
	n = atoi(line);
	if (n > 50)
		n = 50;
	for (int i = 0; i < n; i++)
		fputs("padding\n", f);
}

/* finds l2_win_sleep: 400 606 770 */
void wait_configured(void)
{
	char v[16];
	if (GetEnvironmentVariableA("DELAY", v, sizeof v) == 0)
		return;
	Sleep(strtoul(v, NULL, 10));
}
/* allows l2_win_sleep */
void wait_bounded(void)
{
	char v[16];
	unsigned long ms;
	if (GetEnvironmentVariableA("DELAY", v, sizeof v) == 0)
		return;
	ms = strtoul(v, NULL, 10);
	Sleep(ms > 1000 ? 1000 : ms);
}

/* finds l2_loop_bound: 606 400 834 */
unsigned checksum(FILE *f)
{
	unsigned n, sum = 0;
	if (fscanf(f, "%u", &n) != 1)
		return 0;
	while (n-- != 0)
		sum = sum * 31 + n;
	return sum;
}
/* allows l2_loop_bound */
unsigned checksum_bounded(FILE *f)
{
	unsigned n, sum = 0;
	if (fscanf(f, "%u", &n) != 1 || n > 1000)
		return 0;
	while (n-- != 0)
		sum = sum * 31 + n;
	return sum;
}

/* finds l2_no_step: 835 */
int find_end(const char *s)
{
	int i = 0;
	while (s[i] != '\0')
		if (s[i] == '\n')
			i++;
	return i;
}
/* allows l2_no_step */
int find_end_right(const char *s)
{
	int i = 0, lines = 0;
	while (s[i] != '\0') {
		if (s[i] == '\n')
			lines++;
		i++;
	}
	return lines;
}

/* finds l2_byte_counter: 835 */
unsigned spaces(const char text[300])
{
	unsigned n = 0;
	for (uint8_t i = 0; i < 300; i++)
		n += text[i] == ' ';
	return n;
}
/* allows l2_byte_counter */
unsigned spaces_right(const char text[300])
{
	unsigned n = 0;
	for (uint16_t i = 0; i < 300; i++)
		n += text[i] == ' ';
	return n;
}

/* finds l2_forever: 835 */
void blink(volatile int *port)
{
	int on = 0;
	do {
		*port = on;
		on = !on;
	} while (on == 0 || on == 1);
}
/* allows l2_forever */
void blink_some(volatile int *port)
{
	int on = 0, times = 0;
	do {
		*port = on;
		on = !on;
	} while (++times < 10);
}

/* finds l2_wrong_way: 835 */
int halve(int n)
{
	int steps = 0;
	for (int i = 10; i > 0 && n; i += 0)
		steps++;
	return steps;
}
/* allows l2_wrong_way */
int halve_right(int n)
{
	int steps = 0;
	for (int i = 10; i > 0 && n; i -= 1)
		steps++;
	return steps;
}
