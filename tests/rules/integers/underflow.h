/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

static inline unsigned finds_in_a_header(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return n - 1; /* expect: integers/underflow */
}
