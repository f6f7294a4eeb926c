/* SPDX-License-Identifier: Apache-2.0 */
static inline unsigned long finds_in_a_header(const double *value)
{
	return *(const unsigned long *)value; /* expect: memory/type-punning 'const double' */
}
