/* SPDX-License-Identifier: Apache-2.0 */
/* tls/verify-off-industrial: what it finds, then what it must leave alone. */
#include "verify-off-industrial.h"

void TLSConfiguration_setTimeValidation(void *config, bool value);
void TLSConfiguration_setRenegotiationTime(void *config, int ms);
void UA_CertificateGroup_AcceptAll(void *group);

void finds_a_part_switched_off(void *config)
{
	TLSConfiguration_setChainValidation(config, true); /* expect: tls/verify-off-industrial switched off */
	TLSConfiguration_setTimeValidation(config, true); /* expect: tls/verify-off-industrial */
}

void finds_all_accepted(void *group)
{
	UA_CertificateGroup_AcceptAll(group); /* expect: tls/verify-off-industrial every certificate */
}

#define VALIDATION false
void finds_through_a_macro(void *config)
{
	TLSConfiguration_setChainValidation(config, true); /* expect: tls/verify-off-industrial */
}
#define LAX(config) TLSConfiguration_setTimeValidation(config, false)
void finds_in_a_macro(void *config)
{
	LAX(config); /* expect: tls/verify-off-industrial */
}

void allows_validation(void *config)
{
	TLSConfiguration_setChainValidation(config, true);
	TLSConfiguration_setTimeValidation(config, true);
}

void allows_what_is_configured(void *config, bool validate)
{
	TLSConfiguration_setChainValidation(config, validate);
}

void allows_other_settings(void *config)
{
	TLSConfiguration_setRenegotiationTime(config, 0);
}
