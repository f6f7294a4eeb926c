/* SPDX-License-Identifier: Apache-2.0 */
/* memory/base-deleted: in C there are no such classes; base-deleted.cpp has what is found. */
int allows_c(int n)
{
	return n;
}
