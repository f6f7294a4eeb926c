/* SPDX-License-Identifier: Apache-2.0 */
/* memory/uninitialised-read: what uninitialised-read.c calls here. */

int uninitialised_read_it(const int *p)
{
	return *p; /* expect: memory/uninitialised-read */
}
