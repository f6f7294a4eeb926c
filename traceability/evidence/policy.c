/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/policy.h"

#include <ctype.h>
#include <strings.h>

#include "base/text.h"

const char *const tg_policy_places[] = {
	"SECURITY.md",  ".github/SECURITY.md",      "docs/SECURITY.md",
	"security.txt", ".well-known/security.txt", NULL};

/* `name@host`, with something on both sides. */
static bool has_address(struct tg_str text)
{
	size_t at = 0;

	while ((at = tg_str_find(text, at, "@")) < text.len) {
		if (at && at + 1 < text.len && isalnum((unsigned char)text.ptr[at - 1]) &&
		    isalnum((unsigned char)text.ptr[at + 1]))
			return true;
		at++;
	}
	return false;
}

static bool has_page(struct tg_str text)
{
	return tg_str_find(text, 0, "https://") < text.len ||
	       tg_str_find(text, 0, "/security/advisories") < text.len;
}

/* What stands behind `Name:` on a line of security.txt; an empty text when it is another field. */
static struct tg_str field(struct tg_str line, const char *name)
{
	size_t length = strlen(name);

	line = tg_str_trim(line);
	if (line.len <= length || strncasecmp(line.ptr, name, length) != 0 ||
	    line.ptr[length] != ':')
		return tg_str("");
	return tg_str_trim(tg_str_n(line.ptr + length + 1, line.len - length - 1));
}

struct tg_security_policy tg_security_policy_read(const char *path, struct tg_str content,
						  int64_t today)
{
	struct tg_security_policy policy = {0};
	struct tg_str rest = content, line;

	if (!tg_str_ends(tg_str(path), ".txt")) {
		policy.has_contact = has_address(content) || has_page(content);
		return policy;
	}
	policy.expired = true;
	while (tg_str_line(&rest, &line)) {
		struct tg_str expires = field(line, "Expires");
		int64_t day;

		policy.has_contact |= field(line, "Contact").len > 0;
		expires.len = expires.len < 10 ? expires.len : 10;
		if (tg_date_parse(expires, &day))
			policy.expired = day < today;
	}
	return policy;
}
