/* SPDX-License-Identifier: Apache-2.0 */
int socket(int family, int type, int protocol);
int setsockopt(int s, int level, int option, const void *value, unsigned size);

static inline int finds_in_a_header(int s)
{
	int yes = 1;
	return setsockopt(s, 1, 15, &yes, sizeof(yes)); /* expect: network/shared-port */
}
