/* SPDX-License-Identifier: Apache-2.0 */
/* memory/underread: what underread.c calls here. */

int underread_get(const int *at)
{
	return at[-1]; /* expect: memory/underread */
}
