/* SPDX-License-Identifier: Apache-2.0 */
static int in_header;
static void finds_in_a_header(int sig)
{
	in_header = sig; /* expect: concurrency/signal-shared */
}
static inline int use(void)
{
	return in_header;
}
