/* SPDX-License-Identifier: Apache-2.0 */
/* integers/underflow: what underflow.c calls here. */

int underflow_less(int n)
{
	return n - 5; /* expect: integers/underflow */
}
