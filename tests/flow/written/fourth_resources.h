/* SPDX-License-Identifier: Apache-2.0 */
/* What the files fourth_resources*.c share. */
#ifndef FOURTH_RESOURCES_H
#define FOURTH_RESOURCES_H
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct logger {
	FILE *file;
	int fd;
	const char *name;
};

static struct logger the_log;
static int listener = -1;

#endif
