/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

static inline short finds_in_a_header(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return (short)n; /* expect: integers/truncation */
}
