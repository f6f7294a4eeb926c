/* SPDX-License-Identifier: Apache-2.0 */
/* network/unlimited-connections: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "unlimited-connections.h"

struct connection {
	int socket;
	struct connection *next;
};

void finds_a_thread(int s)
{
	for (;;) {
		unsigned long thread;
		int c = accept(s, 0, 0);

		if (c < 0)
			continue;
		pthread_create(&thread, 0, serve, (void *)(long)c); /* expect: network/unlimited-connections */
	}
}

struct connection *finds_memory(int s, struct connection *all)
{
	int c;

	while ((c = accept(s, 0, 0)) != -1) {
		struct connection *one = malloc(sizeof(*one)); /* expect: network/unlimited-connections malloc() */

		if (!one)
			break;
		one->socket = c;
		one->next = all;
		all = one;
	}
	return all;
}

void finds_a_do_loop(int s, int *stop)
{
	do {
		int c = accept(s, 0, 0);

		if (fork() == 0) /* expect: network/unlimited-connections */
			serve_here(c);
		close(c);
	} while (!*stop);
}

#define TAKE(s) accept(s, 0, 0)
void finds_through_a_macro(int s)
{
	unsigned long thread;

	for (;;)
		pthread_create(&thread, 0, serve, (void *)(long)TAKE(s)); /* expect: network/unlimited-connections */
}

enum { MOST = 8 };
int listen(int s, int backlog);
void finds_a_backlog_without_bound(int s)
{
	listen(s, -1);	       /* expect: network/unlimited-connections wait */
	listen(s, 0x7fffffff); /* expect: network/unlimited-connections */
}

void allows_a_backlog(int s)
{
	listen(s, 128);
}

void allows_a_limit(int s)
{
	int count = 0;

	for (;;) {
		unsigned long thread;
		int c = accept(s, 0, 0);

		if (count >= MOST) {
			close(c);
			continue;
		}
		count++;
		pthread_create(&thread, 0, serve, (void *)(long)c);
	}
}

void allows_one_after_the_other(int s)
{
	for (;;)
		serve_here(accept(s, 0, 0));
}

void allows_a_child_that_is_waited_for(int s)
{
	for (;;) {
		int c = accept(s, 0, 0);
		int child = fork();

		if (child == 0)
			serve_here(c);
		waitpid(child, 0, 0);
	}
}

int allows_a_single_connection(int s)
{
	unsigned long thread;
	int c = accept(s, 0, 0);

	return pthread_create(&thread, 0, serve, (void *)(long)c);
}
