/* SPDX-License-Identifier: Apache-2.0 */
struct sockaddr;
int bind(int s, const struct sockaddr *address, unsigned size);
int close(int s);

static inline void finds_in_a_header(int a, int b, const struct sockaddr *at)
{
	bind(a, at, 16);
	bind(b, at, 16); /* expect: network/double-bind */
}
