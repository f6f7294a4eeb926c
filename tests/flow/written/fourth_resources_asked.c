/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_resources.h"

/* finds r4_order_accept: 666 */
int wait_client(void)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(7000)};
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), c;
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) != 0) {
		close(s);
		return -1;
	}
	c = accept4(s, NULL, NULL, SOCK_CLOEXEC);
	close(s);
	return c;
}
/* allows r4_order_accept */
int wait_client_ok(void)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(7000)};
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), c;
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) != 0 || listen(s, 4) != 0) {
		close(s);
		return -1;
	}
	c = accept4(s, NULL, NULL, SOCK_CLOEXEC);
	close(s);
	return c;
}

/* finds r4_order_listen: 666 */
int ready(const struct sockaddr_in *a)
{
	listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (listener < 0)
		return -1;
	if (listen(listener, 8) < 0)
		return -1;
	if (bind(listener, (const struct sockaddr *)a, sizeof(*a)) < 0)
		return -1;
	return 0;
}
/* allows r4_order_listen */
int ready_ok(const struct sockaddr_in *a)
{
	listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (listener < 0)
		return -1;
	if (bind(listener, (const struct sockaddr *)a, sizeof(*a)) < 0)
		return -1;
	if (listen(listener, 8) < 0)
		return -1;
	return 0;
}

/* finds r4_many_binds: 605 */
int two_listeners(uint16_t port)
{
	int one = 1, s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in a = {.sin_family = AF_INET};
	if (s < 0)
		return -1;
	a.sin_port = htons(port);
	a.sin_addr.s_addr = htonl(INADDR_ANY);
	if (setsockopt(s, SOL_SOCKET, SO_REUSEPORT, &one, sizeof(one)) < 0 ||
	    bind(s, (struct sockaddr *)&a, sizeof(a)) < 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows r4_many_binds */
int two_listeners_ok(uint16_t port)
{
	int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in a = {.sin_family = AF_INET};
	if (s < 0)
		return -1;
	a.sin_port = htons(port);
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) < 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds r4_left_temporary: 459 */
int convert(const char *text)
{
	char name[] = "/tmp/convert-XXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	if (write(fd, text, strlen(text)) < 0)
		perror("write");
	close(fd);
	return 0;
}
/* allows r4_left_temporary */
int convert_ok(const char *text)
{
	char name[] = "/tmp/convert-XXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	if (write(fd, text, strlen(text)) < 0)
		perror("write");
	close(fd);
	unlink(name);
	return 0;
}

/* finds r4_check_owner: 367 */
int safe_append(const char *name)
{
	struct stat st;
	FILE *f;
	if (lstat(name, &st) != 0 || S_ISLNK(st.st_mode))
		return -1;
	f = fopen(name, "a");
	if (!f)
		return -1;
	fputs("entry\n", f);
	return fclose(f);
}
/* allows r4_check_owner */
int safe_append_ok(const char *name)
{
	struct stat st;
	FILE *f;
	int fd = open(name, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || !(f = fdopen(fd, "a"))) {
		close(fd);
		return -1;
	}
	fputs("entry\n", f);
	return fclose(f);
}

/* finds r4_check_mkdir: 367 */
int ensure_folder(const char *dir)
{
	if (access(dir, F_OK) != 0)
		if (mkdir(dir, 0700) != 0)
			return -1;
	return chmod(dir, 0700);
}
/* allows r4_check_mkdir */
int ensure_folder_ok(const char *dir)
{
	if (mkdir(dir, 0700) != 0 && errno != EEXIST)
		return -1;
	return 0;
}

/* finds r4_temp_tempnam: 377 */
FILE *scratch_file(void)
{
	char *name = tempnam("/tmp", "scr");
	FILE *f;
	if (!name)
		return NULL;
	f = fopen(name, "w+x");
	free(name);
	return f;
}
/* allows r4_temp_tempnam */
FILE *scratch_file_ok(void)
{
	return tmpfile();
}

/* finds r4_temp_pid: 377 379 330 */
int lock_file(void)
{
	char name[64];
	(void)snprintf(name, sizeof(name), "/tmp/app.%d", (int)getpid());
	return open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}
/* allows r4_temp_pid */
int lock_file_ok(void)
{
	char name[64] = "/tmp/app.XXXXXX";
	return mkostemp(name, O_CLOEXEC);
}
