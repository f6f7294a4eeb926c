/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline double *finds_in_a_header(size_t n)
{
	double *p = malloc(n * sizeof(float)); /* expect: memory/allocated-type 'float', of 4 bytes */
	return p;
}
