/* SPDX-License-Identifier: Apache-2.0 */
/* memory/underwrite: what underwrite.c calls here. */

void underwrite_put(char *at)
{
	at[-1] = 0; /* expect: memory/underwrite */
}
