/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(struct esp_tls_cfg *c)
{
	c->skip_common_name = 1; /* expect: tls/verify-off-others */
}
