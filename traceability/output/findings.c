/* SPDX-License-Identifier: Apache-2.0 */
#include "output/findings.h"

#include "output/findings_formats.h"

static const struct {
	const char *name;
	tg_findings_writer *write;
} formats[] = {
	{"text", tg_findings_text},     {"json", tg_findings_json},
	{"sarif", tg_findings_sarif},   {"junit", tg_findings_junit},
	{"gitlab", tg_findings_gitlab}, {"checkstyle", tg_findings_checkstyle},
	{"csv", tg_findings_csv},
};

const char *tg_findings_formats(void)
{
	return "text, json, sarif, junit, gitlab, checkstyle, csv";
}

size_t tg_findings_left_out(const char *format, const struct tg_findings_report *report)
{
	return strcmp(format, "sarif") == 0 ? tg_sarif_left_out(report) : 0;
}

bool tg_findings_write(struct tg_buf *out, const char *format,
		       const struct tg_findings_report *report, struct tg_err *err)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (strcmp(formats[i].name, format) == 0) {
			formats[i].write(out, report);
			return true;
		}
	}
	return tg_fail(err, TG_ERR_USAGE, "there is no format '%s' for findings; there are %s",
		       format, tg_findings_formats());
}
