/* SPDX-License-Identifier: Apache-2.0 */
/* integers/sign-change: what sign-change.c calls here. */
unsigned sign_change_turned(int n)
{
	unsigned rounds = n; /* expect: integers/sign-change */
	return rounds * 2;
}
