/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(const void *image)
{
	/* expect: leftovers/disabled-check @+1 */
	/* if (!verify_signature(image, 3)) return 1; */
	return install(image);
}
