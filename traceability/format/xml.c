/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xml.c - XML over expat's events. No handler for external entities is installed, so nothing is
 * fetched; a declared entity is refused outright, so nothing can expand.
 */
#include "format/xml.h"

#include <expat.h>

#include "format/input.h"
#include "format/value.h"

struct reader {
	XML_Parser parser;
	const struct tg_xml_handler *handler;
	void *user;
	const char *file;
	struct tg_err *err;
	unsigned depth;
	bool failed;
};

static unsigned line_of(const struct reader *reader)
{
	return (unsigned)XML_GetCurrentLineNumber(reader->parser);
}

static void stop(struct reader *reader)
{
	reader->failed = true;
	XML_StopParser(reader->parser, XML_FALSE);
}

static void refuse(struct reader *reader, const char *text)
{
	tg_input_fail_at(reader->file, line_of(reader),
			 XML_GetCurrentColumnNumber(reader->parser) + 1, reader->err, text, "");
	stop(reader);
}

static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

static void on_open(void *user, const XML_Char *name, const XML_Char **attributes)
{
	struct reader *reader = user;

	if (reader->failed)
		return;
	if (++reader->depth > TG_FORMAT_DEPTH) {
		refuse(reader, "nested deeper than 64 elements; is this the right file?");
		return;
	}
	if (reader->handler->open && !reader->handler->open(reader->user, local(name), attributes,
							    line_of(reader), reader->err))
		stop(reader);
}

static void on_close(void *user, const XML_Char *name)
{
	struct reader *reader = user;

	if (reader->failed)
		return;
	reader->depth--;
	if (reader->handler->close &&
	    !reader->handler->close(reader->user, local(name), reader->err))
		stop(reader);
}

static void on_text(void *user, const XML_Char *text, int length)
{
	struct reader *reader = user;

	if (reader->failed || !reader->handler->text)
		return;
	if (!reader->handler->text(reader->user, tg_str_n(text, (size_t)length), reader->err))
		stop(reader);
}

/* @satisfies TG-FMT-2 */
static void on_entity(void *user, const XML_Char *name, int parameter, const XML_Char *value,
		      int length, const XML_Char *base, const XML_Char *system,
		      const XML_Char *public, const XML_Char *notation)
{
	struct reader *reader = user;

	(void)name;
	(void)parameter;
	(void)value;
	(void)length;
	(void)base;
	(void)system;
	(void)public;
	(void)notation;
	if (!reader->failed)
		refuse(reader, "entities are not supported; remove the declaration");
}

/* Windows runners write this one, and expat does not know it: ISO-8859-1 but for 0x80-0x9f. */
static int on_encoding(void *data, const XML_Char *name, XML_Encoding *encoding)
{
	static const unsigned short windows[32] = {
		0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
		0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
	};
	int i;

	(void)data;
	if (strcasecmp(name, "windows-1252") != 0 && strcasecmp(name, "cp1252") != 0)
		return XML_STATUS_ERROR;
	for (i = 0; i < 256; i++)
		encoding->map[i] = i >= 0x80 && i < 0xa0 ? windows[i - 0x80] : i;
	encoding->data = NULL;
	encoding->convert = NULL;
	encoding->release = NULL;
	return XML_STATUS_OK;
}

static void fail_expat(struct reader *reader)
{
	enum XML_Error code = XML_GetErrorCode(reader->parser);

	tg_input_fail_at(reader->file, line_of(reader),
			 XML_GetCurrentColumnNumber(reader->parser) + 1, reader->err,
			 XML_ErrorString(code), "the file is not well-formed XML");
}

bool tg_xml_parse(struct tg_str content, const char *file, const struct tg_xml_handler *handler,
		  void *user, struct tg_err *err)
{
	struct reader reader = {.handler = handler, .user = user, .file = file, .err = err};

	if (!tg_input_size(content, file, err))
		return false;
	reader.parser = XML_ParserCreate(NULL);
	if (!reader.parser)
		tg_oom(0);
	XML_SetUserData(reader.parser, &reader);
	XML_SetElementHandler(reader.parser, on_open, on_close);
	XML_SetCharacterDataHandler(reader.parser, on_text);
	XML_SetEntityDeclHandler(reader.parser, on_entity);
	XML_SetUnknownEncodingHandler(reader.parser, on_encoding, NULL);
	if (XML_Parse(reader.parser, content.ptr ? content.ptr : "", (int)content.len, XML_TRUE) !=
		    XML_STATUS_OK &&
	    !reader.failed) {
		fail_expat(&reader);
		reader.failed = true;
	}
	XML_ParserFree(reader.parser);
	return !reader.failed;
}

const char *tg_xml_attribute(const char **attributes, const char *name)
{
	for (; attributes && *attributes; attributes += 2) {
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	}
	return NULL;
}
