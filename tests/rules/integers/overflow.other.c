/* SPDX-License-Identifier: Apache-2.0 */
/* integers/overflow: what overflow.c calls here. */

int overflow_more(int n)
{
	return n + 5; /* expect: integers/overflow */
}
