/* SPDX-License-Identifier: Apache-2.0 */
/* control/unchecked-loop-bound: what unchecked-loop-bound.c calls here. */

void unchecked_loop_bound_work(int i);
void unchecked_loop_bound_repeat(int n)
{
	int i;

	for (i = 0; i < n; i++) /* expect: control/unchecked-loop-bound */
		unchecked_loop_bound_work(i);
}
