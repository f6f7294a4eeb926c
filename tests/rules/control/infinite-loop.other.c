/* SPDX-License-Identifier: Apache-2.0 */
/* control/infinite-loop: what infinite-loop.c calls here. */

int infinite_loop_more(void)
{
	return 1;
}
