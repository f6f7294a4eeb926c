/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(void)
{
	return tracegate_example_wrapped(3); /* expect: api/past-wrapper */
}
