/* SPDX-License-Identifier: Apache-2.0 */
struct two {
	int first, second;
};
static inline int finds_in_a_header(struct two *t)
{
	return (&t->first)[1]; /* expect: memory/neighbour */
}
