/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policy.h - how people are told to report vulnerabilities: SECURITY.md, or security.txt as RFC
 * 9116 has it.
 */
#ifndef TG_EVIDENCE_POLICY_H
#define TG_EVIDENCE_POLICY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Where such a file may stand in a repository; NULL ends them. The first that is there counts. */
extern const char *const tg_policy_places[];

struct tg_security_policy {
	bool has_contact; /* an address, or a page, to report to */
	bool expired;     /* a security.txt whose date has passed, or has none */
};

/* `path` tells the format; `today` is in days since 1970. */
struct tg_security_policy tg_security_policy_read(const char *path, struct tg_str content,
						  int64_t today);

#endif
