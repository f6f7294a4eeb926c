/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_resources.h"

/* finds r4_close_error: 404 772 775 */
int first_byte(const char *name)
{
	unsigned char c;
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	if (read(fd, &c, 1) != 1)
		return -2;
	close(fd);
	return c;
}
/* allows r4_close_error */
int first_byte_ok(const char *name)
{
	unsigned char c;
	int fd = open(name, O_RDONLY | O_CLOEXEC), got;
	if (fd < 0)
		return -1;
	got = read(fd, &c, 1) == 1 ? c : -2;
	close(fd);
	return got;
}

/* finds r4_close_dir: 404 772 775 */
int is_empty(const char *name)
{
	DIR *d = opendir(name);
	struct dirent *e;
	if (!d)
		return -1;
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			return 0;
	closedir(d);
	return 1;
}
/* allows r4_close_dir */
int is_empty_ok(const char *name)
{
	DIR *d = opendir(name);
	struct dirent *e;
	int empty = 1;
	if (!d)
		return -1;
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			empty = 0;
	closedir(d);
	return empty;
}

/* finds r4_close_wrong: 404 762 */
int count_lines(const char *name)
{
	FILE *f = fopen(name, "r");
	int c, n = 0;
	if (!f)
		return -1;
	while ((c = fgetc(f)) != EOF)
		n += c == '\n';
	free(f);
	return n;
}
/* allows r4_close_wrong */
int count_lines_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	int c, n = 0;
	if (!f)
		return -1;
	while ((c = fgetc(f)) != EOF)
		n += c == '\n';
	fclose(f);
	return n;
}

/* finds r4_close_popen: 404 */
int uptime_text(char *to, int n)
{
	FILE *p = popen("/usr/bin/uptime", "r");
	if (!p)
		return -1;
	if (!fgets(to, n, p))
		to[0] = '\0';
	fclose(p);
	return 0;
}
/* allows r4_close_popen */
int uptime_text_ok(char *to, int n)
{
	FILE *p = popen("/usr/bin/uptime", "r");
	if (!p)
		return -1;
	if (!fgets(to, n, p))
		to[0] = '\0';
	pclose(p);
	return 0;
}

/* finds r4_lost_handle: 773 404 772 775 */
int reopen(const char *a, const char *b)
{
	int fd = open(a, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	fd = open(b, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	close(fd);
	return 0;
}
/* allows r4_lost_handle */
int reopen_ok(const char *a, const char *b)
{
	int fd = open(a, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	close(fd);
	fd = open(b, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	close(fd);
	return 0;
}

/* finds r4_lost_socket: 775 772 404 773 */
int reachable(const struct sockaddr_in *to)
{
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (s == -1)
		return 0;
	return connect(s, (const struct sockaddr *)to, sizeof(*to)) == 0;
}
/* allows r4_lost_socket */
int reachable_ok(const struct sockaddr_in *to)
{
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), ok;
	if (s == -1)
		return 0;
	ok = connect(s, (const struct sockaddr *)to, sizeof(*to)) == 0;
	close(s);
	return ok;
}

/* finds r4_lost_loop: 775 772 404 400 773 */
int touch_all(char *const *names, int n)
{
	int i;
	for (i = 0; i < n; i++) {
		FILE *f = fopen(names[i], "a");
		if (f == NULL)
			return i;
		if (fputs("x\n", f) == EOF)
			continue;
		fclose(f);
	}
	return n;
}
/* allows r4_lost_loop */
int touch_all_ok(char *const *names, int n)
{
	int i;
	for (i = 0; i < n; i++) {
		FILE *f = fopen(names[i], "a");
		if (f == NULL)
			return i;
		(void)fputs("x\n", f);
		fclose(f);
	}
	return n;
}

/* finds r4_lost_accept: 773 775 772 404 */
int serve_once(int port_fd)
{
	char buf[64];
	int c = accept4(port_fd, NULL, NULL, SOCK_CLOEXEC);
	ssize_t n;
	if (c < 0)
		return -1;
	n = recv(c, buf, sizeof(buf), 0);
	if (n < 0) {
		perror("recv");
		return -1;
	}
	(void)send(c, buf, (size_t)n, MSG_NOSIGNAL);
	close(c);
	return 0;
}
/* allows r4_lost_accept */
int serve_once_ok(int port_fd)
{
	char buf[64];
	int c = accept4(port_fd, NULL, NULL, SOCK_CLOEXEC);
	ssize_t n;
	if (c < 0)
		return -1;
	n = recv(c, buf, sizeof(buf), 0);
	if (n >= 0)
		(void)send(c, buf, (size_t)n, MSG_NOSIGNAL);
	else
		perror("recv");
	close(c);
	return 0;
}

/* finds r4_twice_close: 675 415 672 1341 */
int finish(const char *name)
{
	struct logger l = {NULL, -1, name};
	l.fd = open(name, O_WRONLY | O_CLOEXEC);
	if (l.fd < 0)
		return -1;
	if (write(l.fd, "end\n", 4) != 4)
		close(l.fd);
	return close(l.fd);
}
/* allows r4_twice_close */
int finish_ok(const char *name)
{
	struct logger l = {NULL, -1, name};
	l.fd = open(name, O_WRONLY | O_CLOEXEC);
	if (l.fd < 0)
		return -1;
	if (write(l.fd, "end\n", 4) != 4)
		perror("write");
	return close(l.fd);
}

/* finds r4_twice_fdopen: 675 415 672 1341 */
void print_fd(int fd)
{
	FILE *f = fdopen(fd, "r");
	if (f == NULL)
		return;
	printf("%d\n", fgetc(f));
	fclose(f);
	close(fd);
}
/* allows r4_twice_fdopen */
void print_fd_ok(int fd)
{
	FILE *f = fdopen(fd, "r");
	if (f == NULL)
		return;
	printf("%d\n", fgetc(f));
	fclose(f);
}

/* finds r4_twice_destroy: 675 666 672 */
void mutex_life(void)
{
	pthread_mutex_t m;
	if (pthread_mutex_init(&m, NULL) != 0)
		return;
	pthread_mutex_destroy(&m);
	pthread_mutex_destroy(&m);
}
/* allows r4_twice_destroy */
void mutex_life_ok(void)
{
	pthread_mutex_t m;
	if (pthread_mutex_init(&m, NULL) != 0)
		return;
	pthread_mutex_destroy(&m);
}

/* finds r4_used_file: 672 416 910 */
int last_words(const char *name)
{
	FILE *f = fopen(name, "w");
	if (!f)
		return -1;
	fclose(f);
	return fputs("bye\n", f);
}
/* allows r4_used_file */
int last_words_ok(const char *name)
{
	FILE *f = fopen(name, "w");
	int n;
	if (!f)
		return -1;
	n = fputs("bye\n", f);
	fclose(f);
	return n;
}

/* finds r4_used_socket: 672 910 */
static void stop(int fd)
{
	close(fd);
}

int farewell(const struct sockaddr_in *to)
{
	int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (s < 0)
		return -1;
	stop(s);
	return sendto(s, "bye", 3, 0, (const struct sockaddr *)to, sizeof(*to)) == 3 ? 0 : -1;
}
/* allows r4_used_socket */
int farewell_ok(const struct sockaddr_in *to)
{
	int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), ok;
	if (s < 0)
		return -1;
	ok = sendto(s, "bye", 3, 0, (const struct sockaddr *)to, sizeof(*to)) == 3 ? 0 : -1;
	stop(s);
	return ok;
}

/* finds r4_used_global: 672 910 */
static void log_end(void)
{
	if (the_log.file)
		fclose(the_log.file);
}

int log_all(const char *name)
{
	the_log.file = fopen(name, "a");
	if (!the_log.file)
		return -1;
	log_end();
	return fprintf(the_log.file, "ended\n");
}
/* allows r4_used_global */
int log_all_ok(const char *name)
{
	int n;
	the_log.file = fopen(name, "a");
	if (!the_log.file)
		return -1;
	n = fprintf(the_log.file, "ended\n");
	log_end();
	return n;
}

/* finds r4_unmap: 404 401 772 */
uint32_t magic_of(int fd)
{
	uint32_t v;
	uint32_t *m = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
	if (m == MAP_FAILED)
		return 0;
	v = m[0];
	return v;
}
/* allows r4_unmap */
uint32_t magic_of_ok(int fd)
{
	uint32_t v;
	uint32_t *m = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
	if (m == MAP_FAILED)
		return 0;
	v = m[0];
	munmap(m, 4096);
	return v;
}

/* finds r4_addrinfo: 404 401 772 */
int resolves(const char *host)
{
	struct addrinfo *list = NULL;
	int family;
	if (getaddrinfo(host, "80", NULL, &list) != 0)
		return -1;
	family = list->ai_family;
	return family == AF_INET6;
}
/* allows r4_addrinfo */
int resolves_ok(const char *host)
{
	struct addrinfo *list = NULL;
	int family;
	if (getaddrinfo(host, "80", NULL, &list) != 0)
		return -1;
	family = list->ai_family;
	freeaddrinfo(list);
	return family == AF_INET6;
}
