/* SPDX-License-Identifier: Apache-2.0 */
struct sockaddr;
int socket(int domain, int type, int protocol);
int bind(int s, const struct sockaddr *address, unsigned size);
int listen(int s, int backlog);
int accept(int s, struct sockaddr *address, unsigned *size);

static inline int finds_in_a_header(const struct sockaddr *at)
{
	int s = socket(2, 1, 0);
	listen(s, 1); /* expect: network/socket-order */
	return bind(s, at, 16);
}
