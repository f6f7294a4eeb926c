/* SPDX-License-Identifier: Apache-2.0 */
/* integers/truncation: what truncation.c calls here. */

char truncation_cut(int n)
{
	return (char)n; /* expect: integers/truncation */
}
