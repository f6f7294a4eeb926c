/* SPDX-License-Identifier: Apache-2.0 */
/* network/endless-wait: what it finds, then what it must leave alone. */
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>

int finds_epoll(int set, struct epoll_event *events)
{
	return epoll_wait(set, events, 8, -1); /* expect: network/endless-wait */
}

#include "endless-wait.h"

int finds_poll(int s, const struct sockaddr *to, socklen_t size)
{
	struct pollfd set = {s, POLLIN, 0};

	if (connect(s, to, size) != 0)
		return -1;
	return poll(&set, 1, -1); /* expect: network/endless-wait */
}

int finds_select(int s)
{
	fd_set set;

	FD_ZERO(&set);
	FD_SET(s, &set);
	return select(s + 1, &set, 0, 0, 0); /* expect: network/endless-wait */
}

#define FOREVER (-1)
#define WAIT(set) poll(set, 1, FOREVER)
int finds_through_a_macro(struct pollfd *set)
{
	return WAIT(set); /* expect: network/endless-wait */
}

int allows_a_bound(struct pollfd *set)
{
	return poll(set, 1, 5000);
}

int allows_a_bound_of_select(int s)
{
	struct timeval five = {5, 0};
	fd_set set;

	FD_ZERO(&set);
	FD_SET(s, &set);
	return select(s + 1, &set, 0, 0, &five);
}

int allows_a_bound_that_others_choose(struct pollfd *set, int wait)
{
	return poll(set, 1, wait);
}

int allows_a_loop_of_events(int s, int keys)
{
	struct pollfd set[] = {{s, POLLIN, 0}, {keys, POLLIN, 0}};

	return poll(set, 2, -1);
}
