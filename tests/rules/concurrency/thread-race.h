/* SPDX-License-Identifier: Apache-2.0 */
static int shared;
static void *finds_in_a_header(void *arg)
{
	shared--; /* expect: concurrency/thread-race */
	return arg;
}
