/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(struct box *b)
{
	b->w = b->w; /* expect: syntax/no-effect */
}
