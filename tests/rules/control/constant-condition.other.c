/* SPDX-License-Identifier: Apache-2.0 */
/* control/constant-condition: what constant-condition.c calls here. */
int constant_condition_clamped(int n)
{
	if (n > 9)
		n = 9;
	if (n == 10) /* expect: control/constant-condition always false */
		return 1;
	return n;
}
