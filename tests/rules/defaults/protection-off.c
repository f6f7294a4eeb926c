/* SPDX-License-Identifier: Apache-2.0 */
/* defaults/protection-off: what it finds, then what it must leave alone. */
#include <stdbool.h>
#include <stddef.h>

#include "protection-off.h"

enum level { LEVEL_NONE, LEVEL_FULL };

struct config {
	bool tls_enabled, allow_anonymous, verify_peer, auth_failed;
	int secure_boot, login_count;
	enum level require_encryption;
	const char *tls_enabled_for;
	bool compression_enabled;
};

/* finds_an_initialiser */
static struct config defaults = {
	.tls_enabled = false,		  /* expect: defaults/protection-off 'tls_enabled' is off */
	.secure_boot = 0,		  /* expect: defaults/protection-off 'secure_boot' */
	.require_encryption = LEVEL_NONE, /* expect: defaults/protection-off */
	.allow_anonymous = true,	  /* expect: defaults/protection-off 'allow_anonymous' is on */
};

void finds_what_set_defaults_says(struct config *c)
{
	c->verify_peer = false; /* expect: defaults/protection-off 'verify_peer' */
	c->tls_enabled = 0;	/* expect: defaults/protection-off */
}

#define OFF 0
void finds_factory_settings_through_a_macro(struct config *c)
{
	c->secure_boot = OFF; /* expect: defaults/protection-off */
}

static int enable_firewall = 0; /* expect: defaults/protection-off 'enable_firewall' */

const struct config *uses_them(void)
{
	return enable_firewall ? NULL : &defaults;
}

/* allows_what_starts_protected */
static struct config protected_one = {
	.tls_enabled = true,
	.secure_boot = 1,
	.allow_anonymous = false,
	.login_count = 0,
};

void allows_a_switch_that_somebody_turns(struct config *c)
{
	c->tls_enabled = false;
	protected_one.allow_anonymous = true;
}

void allows_defaults_of_other_things(struct config *c)
{
	c->compression_enabled = false;
	c->tls_enabled_for = NULL;
	c->auth_failed = false;
	c->verify_peer = true;
}

bool allows_a_local_variable_of_defaults(const struct config *c)
{
	bool tls_enabled = false;

	if (c->secure_boot)
		tls_enabled = c->tls_enabled;
	return tls_enabled;
}

bool allows_a_default_plugin_that_decides(const struct config *c)
{
	bool allow_anonymous;

	if (c->login_count)
		allow_anonymous = true;
	else
		allow_anonymous = c->allow_anonymous;
	return allow_anonymous;
}
