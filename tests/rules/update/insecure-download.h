/* SPDX-License-Identifier: Apache-2.0 */
int fetch(const char *url, const char *file);
static inline int finds_in_a_header(void)
{
	return fetch("http://mirror.example/firmware/latest", "a.bin"); /* expect: update/insecure-download */
}
