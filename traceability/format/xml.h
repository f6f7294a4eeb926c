/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xml.h - XML read as events. Entities are never fetched or expanded beyond expat's limits;
 * size and depth are capped; an error names file, line and column.
 */
#ifndef TG_FORMAT_XML_H
#define TG_FORMAT_XML_H

#include "base/err.h"
#include "base/str.h"

/* What a reader of XML wants to know. Names are without namespace prefix. NULL = not wanted. */
struct tg_xml_handler {
	/* `attributes`: name, value, name, value ... NULL. Borrowed until the call returns. */
	bool (*open)(void *user, const char *name, const char **attributes, unsigned line,
		     struct tg_err *err);
	bool (*close)(void *user, const char *name, struct tg_err *err);
	/* Character data, in pieces. */
	bool (*text)(void *user, struct tg_str text, struct tg_err *err);
};

bool tg_xml_parse(struct tg_str content, const char *file, const struct tg_xml_handler *handler,
		  void *user, struct tg_err *err);

/* The value of attribute `name`, or NULL. */
const char *tg_xml_attribute(const char **attributes, const char *name);

#endif
