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

/* finds directory_left: 404 772 775 */
int directory_left(const char *d)
{
	int n = 0;
	DIR *dir = opendir(d);
	if (!dir)
		return -1;
	while (readdir(dir))
		n++;
	return n;
}
/* allows directory_left */
int directory_closed(const char *d)
{
	int n = 0;
	DIR *dir = opendir(d);
	if (!dir)
		return -1;
	while (readdir(dir))
		n++;
	closedir(dir);
	return n;
}

/* finds descriptor_fclose: 404 762 772 775 */
void descriptor_fclose(const char *path)
{
	int fd = open(path, O_RDONLY);
	if (fd == -1)
		return;
	fclose((FILE *)(size_t)fd);
}
/* allows descriptor_fclose */
void descriptor_close(const char *path)
{
	int fd = open(path, O_RDONLY);
	if (fd == -1)
		return;
	close(fd);
}

/* finds mapping_left: 404 772 401 */
int mapping_left(int fd)
{
	char *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return -1;
	return p[0] == '#';
}
/* allows mapping_left */
int mapping_undone(int fd)
{
	char *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return -1;
	int r = p[0] == '#';
	munmap(p, 4096);
	return r;
}

/* finds wrong_operation: 666 */
int wrong_operation(int port)
{
	struct sockaddr_in a;
	int s = socket(AF_INET, SOCK_STREAM, 0), c = -1;
	if (s == -1)
		return -1;
	memset(&a, 0, sizeof a);
	a.sin_family = AF_INET;
	a.sin_port = htons((unsigned short)port);
	if (listen(s, 5) != -1 && bind(s, (struct sockaddr *)&a, sizeof a) != -1)
		c = accept(s, NULL, NULL);
	close(s);
	return c;
}
/* allows wrong_operation */
int right_operation(int port)
{
	struct sockaddr_in a;
	int s = socket(AF_INET, SOCK_STREAM, 0), c = -1;
	if (s == -1)
		return -1;
	memset(&a, 0, sizeof a);
	a.sin_family = AF_INET;
	a.sin_port = htons((unsigned short)port);
	if (bind(s, (struct sockaddr *)&a, sizeof a) != -1 && listen(s, 5) != -1)
		c = accept(s, NULL, NULL);
	close(s);
	return c;
}

/* finds accept_early: 666 */
int accept_early(const struct sockaddr_in *a)
{
	int c, s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (const struct sockaddr *)a, sizeof *a) < 0) {
		close(s);
		return -1;
	}
	c = accept(s, NULL, NULL);
	if (c >= 0)
		listen(s, 3);
	close(s);
	return c;
}
/* allows accept_early */
int accept_late(const struct sockaddr_in *a)
{
	int c, s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (const struct sockaddr *)a, sizeof *a) < 0 || listen(s, 3) < 0) {
		close(s);
		return -1;
	}
	c = accept(s, NULL, NULL);
	close(s);
	return c;
}

/* finds closed_stream: 672 416 666 910 */
void closed_stream(const char *path)
{
	FILE *f = fopen(path, "a");
	if (!f)
		return;
	fprintf(f, "line 1\n");
	fclose(f);
	fprintf(f, "line 2\n");
}
/* allows closed_stream */
void open_stream(const char *path)
{
	FILE *f = fopen(path, "a");
	if (!f)
		return;
	fprintf(f, "line 1\n");
	fprintf(f, "line 2\n");
	fclose(f);
}

/* finds closed_socket: 672 416 666 910 */
void closed_socket(int s, const char *bye)
{
	shutdown(s, SHUT_RDWR);
	close(s);
	if (send(s, bye, strlen(bye), 0) < 0)
		perror("send");
}
/* allows closed_socket */
void open_socket(int s, const char *bye)
{
	if (send(s, bye, strlen(bye), 0) < 0)
		perror("send");
	shutdown(s, SHUT_RDWR);
	close(s);
}

/* finds closed_branch: 672 416 666 910 */
int closed_branch(int n, const char *path)
{
	char b[8];
	int fd = open(path, O_RDONLY);
	if (fd < 0)
		return -1;
	if (n > 8)
		close(fd);
	if (read(fd, b, sizeof b) < 0)
		b[0] = 0;
	if (n <= 8)
		close(fd);
	return b[0];
}
/* allows closed_branch */
int open_branch(int n, const char *path)
{
	char b[8];
	int fd = open(path, O_RDONLY);
	if (fd < 0)
		return -1;
	if (n > 8) {
		close(fd);
		return 0;
	}
	if (read(fd, b, sizeof b) < 0)
		b[0] = 0;
	close(fd);
	return b[0];
}
