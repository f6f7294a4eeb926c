/* SPDX-License-Identifier: Apache-2.0 */
long recv(int s, void *data, unsigned long size, int flags);

void more(int i);
static inline void finds_in_a_header(int s)
{
	int n = 0, i;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	for (i = 0; i < n; i++) /* expect: control/unchecked-loop-bound */
		more(i);
}
