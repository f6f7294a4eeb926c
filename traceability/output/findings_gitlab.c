/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings_gitlab - GitLab Code Quality: a list of objects with six fields. GitLab collapses
 * equal fingerprints, so ours (which ignores the file) is joined with path and message.
 */
#include "base/json.h"
#include "output/findings_formats.h"

void tg_findings_gitlab(struct tg_buf *out, const struct tg_findings_report *report)
{
	static const char *const severities[] = {"info", "major", "critical"};
	struct tg_json json = {.out = out, .indent = 2};
	size_t i;

	tg_json_open(&json, '[');
	for (i = 0; i < report->count; i++) {
		const struct tg_finding *f = &report->findings[i];
		struct tg_hasher hasher;
		char hex[TG_HASH_HEX];

		if (!tg_findings_shown(report, i))
			continue;
		tg_hash_begin(&hasher);
		tg_hash_add(&hasher, tg_str_n((const char *)f->fingerprint.byte, TG_HASH_SIZE));
		tg_hash_add(&hasher, tg_str(f->path));
		tg_hash_add(&hasher, tg_str(f->message));
		tg_json_open(&json, '{');
		tg_json_pair(&json, "description", f->message);
		tg_json_pair(&json, "check_name", f->rule);
		tg_json_pair(&json, "fingerprint", tg_hash_hex(tg_hash_end(&hasher), hex));
		tg_json_pair(&json, "severity", severities[f->severity]);
		tg_json_key(&json, "location");
		tg_json_open(&json, '{');
		tg_json_pair(&json, "path", f->path);
		tg_json_key(&json, "lines");
		tg_json_open(&json, '{');
		tg_json_pair_int(&json, "begin", f->range.line);
		tg_json_pair_int(&json, "end", f->range.end_line);
		tg_json_close(&json, '}');
		tg_json_close(&json, '}');
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	tg_buf_putc(out, '\n');
}
