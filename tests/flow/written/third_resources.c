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

/* finds e3_nap: 400 */
int polite_wait(int s)
{
	unsigned seconds;
	if (recv(s, &seconds, sizeof seconds, 0) != (ssize_t)sizeof seconds)
		return -1;
	struct timespec nap = { ntohl(seconds), 0 };
	return nanosleep(&nap, NULL);
}
/* allows e3_nap */
int polite_wait_right(int s)
{
	unsigned seconds;
	if (recv(s, &seconds, sizeof seconds, 0) != (ssize_t)sizeof seconds || ntohl(seconds) > 5)
		return -1;
	struct timespec nap = { ntohl(seconds), 0 };
	return nanosleep(&nap, NULL);
}

/* finds e3_rounds: 400 606 */
void echo_times(FILE *in, FILE *out)
{
	unsigned long times;
	if (fscanf(in, "%lu", &times) != 1)
		return;
	while (times--)
		fputs("again\n", out);
}
/* allows e3_rounds */
void echo_times_right(FILE *in, FILE *out)
{
	unsigned long times;
	if (fscanf(in, "%lu", &times) != 1 || times > 100)
		return;
	while (times--)
		fputs("again\n", out);
}

/* finds e3_grow_file: 400 */
int reserve(int fd, int argc, char **argv)
{
	if (argc < 2)
		return -1;
	return posix_fallocate(fd, 0, strtoll(argv[1], NULL, 10));
}
/* allows e3_grow_file */
int reserve_right(int fd, int argc, char **argv)
{
	if (argc < 2)
		return -1;
	long long n = strtoll(argv[1], NULL, 10);
	if (n < 1 || n > 1 << 20)
		return -1;
	return posix_fallocate(fd, 0, n);
}

/* finds e3_upload: 400 770 */
int take_upload(int s, FILE *to)
{
	char part[4096];
	ssize_t n;
	while ((n = recv(s, part, sizeof part, 0)) > 0)
		if (fwrite(part, 1, (size_t)n, to) != (size_t)n)
			return -1;
	return n < 0 ? -1 : 0;
}
/* allows e3_upload */
int take_upload_right(int s, FILE *to)
{
	char part[4096];
	size_t all = 0;
	ssize_t n;
	while ((n = recv(s, part, sizeof part, 0)) > 0) {
		all += (size_t)n;
		if (all > 1 << 24 || fwrite(part, 1, (size_t)n, to) != (size_t)n)
			return -1;
	}
	return n < 0 ? -1 : 0;
}

/* finds e3_table_leak: 401 772 */
struct table {
	char **rows;
	int n;
};

struct table *read_table(FILE *in, int n)
{
	struct table *t = calloc(1, sizeof *t);
	if (t == NULL)
		return NULL;
	t->rows = calloc((size_t)n, sizeof *t->rows);
	if (t->rows == NULL) {
		free(t);
		return NULL;
	}
	for (t->n = 0; t->n < n; t->n++) {
		size_t room = 0;
		if (getline(&t->rows[t->n], &room, in) < 0) {
			free(t);
			return NULL;
		}
	}
	return t;
}
/* allows e3_table_leak */
struct table *read_table_right(FILE *in, int n)
{
	struct table *t = calloc(1, sizeof *t);
	if (t == NULL)
		return NULL;
	t->rows = calloc((size_t)n, sizeof *t->rows);
	if (t->rows == NULL) {
		free(t);
		return NULL;
	}
	for (t->n = 0; t->n < n; t->n++) {
		size_t room = 0;
		if (getline(&t->rows[t->n], &room, in) < 0) {
			for (int i = 0; i <= t->n; i++)
				free(t->rows[i]);
			free(t->rows);
			free(t);
			return NULL;
		}
	}
	return t;
}

/* finds e3_asprintf_loop: 401 772 */
void print_names(FILE *out, int n)
{
	char *line = NULL;
	for (int i = 0; i < n; i++) {
		if (asprintf(&line, "name %d\n", i) < 0)
			return;
		fputs(line, out);
	}
	free(line);
}
/* allows e3_asprintf_loop */
void print_names_right(FILE *out, int n)
{
	char *line = NULL;
	for (int i = 0; i < n; i++) {
		if (asprintf(&line, "name %d\n", i) < 0)
			return;
		fputs(line, out);
		free(line);
	}
}

/* finds e3_local_leak: 401 772 */
int write_greeting(int fd, const wchar_t *name)
{
	char *utf8 = LocalAlloc(LPTR, 256);
	if (utf8 == NULL)
		return -1;
	int n = WideCharToMultiByte(CP_UTF8, 0, name, -1, utf8, 256, NULL, NULL);
	if (n == 0)
		return -1;
	ssize_t sent = write(fd, utf8, (size_t)n);
	LocalFree(utf8);
	return sent == n ? 0 : -1;
}
/* allows e3_local_leak */
int write_greeting_right(int fd, const wchar_t *name)
{
	char *utf8 = LocalAlloc(LPTR, 256);
	if (utf8 == NULL)
		return -1;
	int n = WideCharToMultiByte(CP_UTF8, 0, name, -1, utf8, 256, NULL, NULL);
	if (n == 0) {
		LocalFree(utf8);
		return -1;
	}
	ssize_t sent = write(fd, utf8, (size_t)n);
	LocalFree(utf8);
	return sent == n ? 0 : -1;
}

/* finds e3_section_open: 404 775 772 */
void *map_shared(const char *name, size_t n)
{
	int fd = shm_open(name, O_RDWR, 0600);
	if (fd < 0)
		return NULL;
	void *p = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
	if (p == MAP_FAILED)
		return NULL;
	close(fd);
	return p;
}
/* allows e3_section_open */
void *map_shared_right(const char *name, size_t n)
{
	int fd = shm_open(name, O_RDWR, 0600);
	if (fd < 0)
		return NULL;
	void *p = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	return p == MAP_FAILED ? NULL : p;
}

/* finds e3_key_kept: 404 772 775 */
DWORD read_level(void)
{
	HKEY key;
	DWORD level = 0, size = sizeof level, type;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "SOFTWARE\\App", 0, KEY_READ, &key) != ERROR_SUCCESS)
		return 0;
	if (RegQueryValueExA(key, "Level", NULL, &type, (unsigned char *)&level, &size) != ERROR_SUCCESS)
		return 0;
	RegCloseKey(key);
	return level;
}
/* allows e3_key_kept */
DWORD read_level_right(void)
{
	HKEY key;
	DWORD level = 0, size = sizeof level, type;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "SOFTWARE\\App", 0, KEY_READ, &key) != ERROR_SUCCESS)
		return 0;
	if (RegQueryValueExA(key, "Level", NULL, &type, (unsigned char *)&level, &size) != ERROR_SUCCESS)
		level = 0;
	RegCloseKey(key);
	return level;
}

/* finds e3_find_kept: 404 772 775 */
int has_any(const char *pattern)
{
	char found[600];
	HANDLE h = FindFirstFileA(pattern, found);
	return h != INVALID_HANDLE_VALUE;
}
/* allows e3_find_kept */
int has_any_right(const char *pattern)
{
	char found[600];
	HANDLE h = FindFirstFileA(pattern, found);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	FindClose(h);
	return 1;
}

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

/* finds e3_bind_again: 605 */
int two_listeners(uint16_t port, struct in_addr near)
{
	int on = 1;
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = INADDR_ANY };
	struct sockaddr_in one = any;
	one.sin_addr = near;
	int a = socket(AF_INET, SOCK_DGRAM, 0), b = socket(AF_INET, SOCK_DGRAM, 0);
	if (a < 0 || b < 0 || setsockopt(a, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
	    setsockopt(b, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0)
		return -1;
	if (bind(a, (struct sockaddr *)&any, sizeof any) != 0)
		return -1;
	return bind(b, (struct sockaddr *)&one, sizeof one);
}
/* allows e3_bind_again */
int two_ports(uint16_t port)
{
	struct sockaddr_in first = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct sockaddr_in second = first;
	second.sin_port = htons(port + 1);
	int a = socket(AF_INET, SOCK_DGRAM, 0), b = socket(AF_INET, SOCK_DGRAM, 0);
	if (a < 0 || b < 0 || bind(a, (struct sockaddr *)&first, sizeof first) != 0)
		return -1;
	return bind(b, (struct sockaddr *)&second, sizeof second);
}

/* finds e3_reuse_port: 605 */
int shared_port(uint16_t port)
{
	int on = 1, s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_ANY) };
	if (s < 0)
		return -1;
	if (setsockopt(s, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0 || bind(s, (struct sockaddr *)&any, sizeof any) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows e3_reuse_port */
int own_port(uint16_t port)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)&any, sizeof any) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds e3_loop_bound: 606 400 */
int sum_asked(int s)
{
	int32_t rounds, sum = 0;
	if (recv(s, &rounds, sizeof rounds, 0) != (ssize_t)sizeof rounds)
		return 0;
	for (int32_t i = 0; i < rounds; i++)
		sum ^= i;
	return sum;
}
/* allows e3_loop_bound */
int sum_asked_right(int s)
{
	int32_t rounds, sum = 0;
	if (recv(s, &rounds, sizeof rounds, 0) != (ssize_t)sizeof rounds || rounds > 1000)
		return 0;
	for (int32_t i = 0; i < rounds; i++)
		sum ^= i;
	return sum;
}

/* finds e3_loop_member: 606 400 */
struct plan {
	unsigned repeats;
};

static void read_plan(struct plan *p)
{
	const char *r = getenv("REPEATS");
	p->repeats = r ? (unsigned)strtoul(r, NULL, 10) : 1;
}

void run_plan(void (*step)(void))
{
	struct plan p;
	read_plan(&p);
	for (unsigned i = 0; i != p.repeats; ++i)
		step();
}
/* allows e3_loop_member */
void run_plan_right(void (*step)(void))
{
	struct plan p;
	read_plan(&p);
	if (p.repeats > 64)
		p.repeats = 64;
	for (unsigned i = 0; i != p.repeats; ++i)
		step();
}

/* finds e3_assert_packet: 617 */
struct frame {
	uint8_t kind, length;
	unsigned char body[64];
};

int take_frame(int s, unsigned char out[64])
{
	struct frame f;
	if (recv(s, &f, sizeof f, 0) < 2)
		return -1;
	assert(f.length <= sizeof f.body);
	memcpy(out, f.body, f.length);
	return f.length;
}
/* allows e3_assert_packet */
int take_frame_right(int s, unsigned char out[64])
{
	struct frame f;
	if (recv(s, &f, sizeof f, 0) < 2 || f.length > sizeof f.body)
		return -1;
	assert(f.length <= sizeof f.body);
	memcpy(out, f.body, f.length);
	return f.length;
}

/* finds e3_assert_file: 617 */
int percent_from(FILE *in)
{
	int percent;
	if (fscanf(in, "%d", &percent) != 1)
		return -1;
	assert(percent >= 0 && percent <= 100);
	return percent;
}
/* allows e3_assert_file */
int percent_from_right(FILE *in)
{
	int percent;
	if (fscanf(in, "%d", &percent) != 1 || percent < 0 || percent > 100)
		return -1;
	assert(percent >= 0);
	return percent;
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

/* finds e3_mutex_raw: 665 667 457 908 */
int guarded_step(int *n)
{
	pthread_mutex_t m;
	if (pthread_mutex_lock(&m) != 0)
		return -1;
	++*n;
	return pthread_mutex_unlock(&m);
}
/* allows e3_mutex_raw */
int guarded_step_right(int *n)
{
	static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
	if (pthread_mutex_lock(&m) != 0)
		return -1;
	++*n;
	return pthread_mutex_unlock(&m);
}

/* finds e3_accept_order: 666 */
int one_client(struct sockaddr_in *at)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)at, sizeof *at) != 0) {
		close(s);
		return -1;
	}
	int c = accept(s, NULL, NULL);
	if (listen(s, 1) != 0) {
		close(s);
		return -1;
	}
	close(s);
	return c;
}
/* allows e3_accept_order */
int one_client_right(struct sockaddr_in *at)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)at, sizeof *at) != 0 || listen(s, 1) != 0) {
		close(s);
		return -1;
	}
	int c = accept(s, NULL, NULL);
	close(s);
	return c;
}

/* finds e3_listen_first: 666 */
int start_service(struct sockaddr_in *at)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (listen(s, 5) != 0 || bind(s, (struct sockaddr *)at, sizeof *at) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows e3_listen_first */
int start_service_right(struct sockaddr_in *at)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)at, sizeof *at) != 0 || listen(s, 5) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds e3_closed_handle: 672 */
BOOL write_twice(const char *name, const char *text)
{
	DWORD done;
	HANDLE h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	BOOL ok = WriteFile(h, text, (DWORD)strlen(text), &done, NULL);
	CloseHandle(h);
	return ok && WriteFile(h, "\n", 1, &done, NULL);
}
/* allows e3_closed_handle */
BOOL write_twice_right(const char *name, const char *text)
{
	DWORD done;
	HANDLE h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	BOOL ok = WriteFile(h, text, (DWORD)strlen(text), &done, NULL) && WriteFile(h, "\n", 1, &done, NULL);
	CloseHandle(h);
	return ok;
}

/* finds e3_closed_member: 672 */
struct channel {
	int fd;
	int open;
};

static void end_channel(struct channel *c)
{
	close(c->fd);
	c->open = 0;
}

int last_words(struct channel *c)
{
	end_channel(c);
	return write(c->fd, "bye", 3) == 3 ? 0 : -1;
}
/* allows e3_closed_member */
int last_words_right(struct channel *c)
{
	int rc = write(c->fd, "bye", 3) == 3 ? 0 : -1;
	end_channel(c);
	return rc;
}

/* finds e3_closed_dir: 672 416 */
int second_entry(const char *folder, char *out)
{
	DIR *d = opendir(folder);
	if (d == NULL)
		return -1;
	struct dirent *e = readdir(d);
	closedir(d);
	e = readdir(d);
	if (e == NULL)
		return -1;
	strcpy(out, e->d_name);
	return 0;
}
/* allows e3_closed_dir */
int second_entry_right(const char *folder, char out[256])
{
	DIR *d = opendir(folder);
	if (d == NULL)
		return -1;
	struct dirent *e = readdir(d);
	if (e != NULL)
		e = readdir(d);
	if (e != NULL)
		snprintf(out, 256, "%s", e->d_name);
	closedir(d);
	return e ? 0 : -1;
}

/* finds e3_close_both: 675 1341 */
int finish(int fd, int error)
{
	int rc = 0;
	if (error) {
		close(fd);
		rc = -1;
	}
	if (close(fd) != 0)
		rc = -1;
	return rc;
}
/* allows e3_close_both */
int finish_right(int fd, int error)
{
	int rc = error ? -1 : 0;
	if (close(fd) != 0)
		rc = -1;
	return rc;
}

/* finds e3_fdopen_twice: 675 1341 */
int dump_numbers(int fd)
{
	FILE *f = fdopen(fd, "w");
	if (f == NULL)
		return -1;
	fprintf(f, "%d\n", 1);
	fclose(f);
	return close(fd);
}
/* allows e3_fdopen_twice */
int dump_numbers_right(int fd)
{
	FILE *f = fdopen(fd, "w");
	if (f == NULL)
		return -1;
	fprintf(f, "%d\n", 1);
	return fclose(f);
}

/* finds e3_close_handle_twice: 675 1341 */
void stop_thread(HANDLE thread)
{
	if (WaitForSingleObject(thread, 1000) != WAIT_OBJECT_0) {
		TerminateThread(thread, 1);
		CloseHandle(thread);
	}
	CloseHandle(thread);
}
/* allows e3_close_handle_twice */
void stop_thread_right(HANDLE thread)
{
	if (WaitForSingleObject(thread, 1000) != WAIT_OBJECT_0)
		TerminateThread(thread, 1);
	CloseHandle(thread);
}

/* finds e3_grow_reference: 773 401 772 */
int build_index(const char *const *names, int n)
{
	int *order = malloc(sizeof *order * (size_t)n);
	if (order == NULL)
		return -1;
	for (int i = 0; i < n; i++)
		order[i] = names[i] != NULL;
	order = malloc(sizeof *order);
	if (order == NULL)
		return -1;
	*order = n;
	free(order);
	return 0;
}
/* allows e3_grow_reference */
int build_index_right(const char *const *names, int n)
{
	int *order = malloc(sizeof *order * (size_t)n);
	if (order == NULL)
		return -1;
	for (int i = 0; i < n; i++)
		order[i] = names[i] != NULL;
	free(order);
	order = malloc(sizeof *order);
	if (order == NULL)
		return -1;
	*order = n;
	free(order);
	return 0;
}

/* finds e3_handle_overwritten: 773 775 772 404 */
HANDLE open_newer(const char *a, const char *b)
{
	HANDLE h = CreateFileA(a, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h != INVALID_HANDLE_VALUE)
		h = CreateFileA(b, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	return h;
}
/* allows e3_handle_overwritten */
HANDLE open_newer_right(const char *a, const char *b)
{
	HANDLE h = CreateFileA(a, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h != INVALID_HANDLE_VALUE) {
		CloseHandle(h);
		h = CreateFileA(b, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	}
	return h;
}

/* finds e3_freopen_lost: 775 772 404 773 */
int first_bytes(const char *const *files, int n, unsigned char *out)
{
	for (int i = 0; i < n; i++) {
		FILE *f = fopen(files[i], "rb");
		if (f == NULL)
			return -1;
		int c = fgetc(f);
		if (c == EOF)
			continue;
		out[i] = (unsigned char)c;
		fclose(f);
	}
	return 0;
}
/* allows e3_freopen_lost */
int first_bytes_right(const char *const *files, int n, unsigned char *out)
{
	for (int i = 0; i < n; i++) {
		FILE *f = fopen(files[i], "rb");
		if (f == NULL)
			return -1;
		int c = fgetc(f);
		if (c != EOF)
			out[i] = (unsigned char)c;
		fclose(f);
	}
	return 0;
}

/* finds e3_dup_kept: 775 772 404 */
int quiet_call(int (*call)(void))
{
	int saved = dup(STDOUT_FILENO);
	int null = open("/dev/null", O_WRONLY);
	if (saved < 0 || null < 0)
		return -1;
	dup2(null, STDOUT_FILENO);
	close(null);
	int rc = call();
	dup2(saved, STDOUT_FILENO);
	return rc;
}
/* allows e3_dup_kept */
int quiet_call_right(int (*call)(void))
{
	int saved = dup(STDOUT_FILENO);
	if (saved < 0)
		return -1;
	int null = open("/dev/null", O_WRONLY);
	if (null < 0) {
		close(saved);
		return -1;
	}
	dup2(null, STDOUT_FILENO);
	close(null);
	int rc = call();
	dup2(saved, STDOUT_FILENO);
	close(saved);
	return rc;
}
