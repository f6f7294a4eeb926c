/* SPDX-License-Identifier: Apache-2.0 */
/* memory/null-dereference: what null-dereference.c calls here. */

int null_dereference_get(const int *p)
{
	return *p; /* expect: memory/null-dereference */
}
