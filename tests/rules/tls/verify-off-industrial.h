/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
void TLSConfiguration_setChainValidation(void *config, bool value);
static inline void finds_in_a_header(void *config)
{
	TLSConfiguration_setChainValidation(config, false); /* expect: tls/verify-off-industrial */
}
