/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sync.c - which documents are open, and what stands in them.
 */
#include "lsp/sync.h"
#include "lsp/diagnostics.h"
#include "lsp/folder.h"
#include "lsp/methods.h"
#include "lsp/schedule.h"
#include "lsp/uri.h"

enum { DOCUMENTS = 10000 };

/*
 * A document belongs to a folder by its path with all links followed, so that neither `..` nor a
 * link leads out; one that belongs to none is kept as text and never analysed.
 * @satisfies TG-LSP-1
 */
void tg_sync_place(struct tg_lsp *lsp, struct tg_document *document)
{
	struct tg_buf path = {0}, real = {0};
	struct tg_folder *folder = NULL;

	if (tg_uri_path(document->uri, &path) && tg_uri_real_path(path.ptr, &real))
		folder = tg_folder_of(lsp, real.ptr);
	tg_free_(&document->path);
	document->path = folder ? tg_strdup(real.ptr) : NULL;
	document->folder = folder;
	tg_buf_done(&path);
	tg_buf_done(&real);
	if (folder) {
		tg_schedule_add(lsp, document, 0);
		return;
	}
	tg_schedule_drop(lsp, document);
	if (document->is_code)
		tg_lsp_log(lsp, TG_LSP_INFO, false,
			   "'%s' lies outside of the workspace's folders and is not analysed",
			   document->uri);
}

static bool is_code(const char *language)
{
	static const char *const names[] = {"c", "cpp", "c++"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(language, names[i]) == 0)
			return true;
	return false;
}

static void read_version(struct tg_document *document, const struct tg_value *identifier)
{
	const struct tg_value *version = tg_value_get(identifier, "version");

	document->has_version = version && version->kind == TG_VALUE_TEXT &&
				tg_value_int(version, &document->version, NULL);
}

/* The URI that the parameters name, or NULL with an error. */
static const char *named_uri(const struct tg_value *params, struct tg_err *err)
{
	const char *uri = tg_value_text(tg_value_get(params, "textDocument"), "uri", NULL);

	if (!uri)
		tg_fail(err, TG_ERR_USAGE, "there is no 'textDocument' with a 'uri'");
	return uri;
}

struct tg_document *tg_sync_document(const struct tg_lsp *lsp, const struct tg_value *params,
				     struct tg_err *err)
{
	const char *uri = named_uri(params, err);
	struct tg_document *document = uri ? tg_lsp_document(lsp, uri) : NULL;

	if (uri && !document)
		tg_fail(err, TG_ERR_USAGE, "the document '%s' is not open", uri);
	return document;
}

static void free_document(struct tg_document *document)
{
	tg_schedule_close(document);
	tg_text_done(&document->text);
	tg_arena_done(&document->results);
	tg_free_(&document->uri);
	tg_free_(&document->path);
	tg_free_(&document);
}

static void remove_document(struct tg_lsp *lsp, struct tg_document *document)
{
	size_t i;

	for (i = 0; i < lsp->documents.count; i++)
		if (lsp->documents.at[i] == document)
			lsp->documents.at[i] = lsp->documents.at[--lsp->documents.count];
	free_document(document);
}

void tg_sync_done(struct tg_lsp *lsp)
{
	size_t i;

	for (i = 0; i < lsp->documents.count; i++)
		free_document(lsp->documents.at[i]);
	TG_VEC_DONE(&lsp->documents);
}

bool tg_lsp_did_open(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		     struct tg_err *err)
{
	const struct tg_value *opened = tg_value_get(params, "textDocument");
	const struct tg_value *text = tg_value_get(opened, "text");
	const char *uri = named_uri(params, err);
	struct tg_document *document;

	(void)result;
	if (!uri)
		return false;
	if (!text || text->kind != TG_VALUE_TEXT || text->plain)
		return tg_fail(err, TG_ERR_USAGE, "the document has no 'text'");
	document = tg_lsp_document(lsp, uri);
	if (document)
		remove_document(lsp, document);
	if (lsp->documents.count >= DOCUMENTS)
		return tg_fail(err, TG_ERR_USAGE, "too many documents are open");
	document = tg_alloc_zero(1, sizeof(*document));
	document->uri = tg_strdup(uri);
	document->is_code = is_code(tg_value_text(opened, "languageId", ""));
	document->text.utf8 = lsp->utf8;
	read_version(document, opened);
	tg_text_set(&document->text, text->text);
	*TG_VEC_ADD(&lsp->documents) = document;
	tg_sync_place(lsp, document);
	return true;
}

bool tg_lsp_did_change(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		       struct tg_err *err)
{
	struct tg_document *document = tg_sync_document(lsp, params, err);
	const struct tg_value *changes = tg_value_get(params, "contentChanges");
	bool ok = true;

	(void)result;
	if (!document)
		return false;
	if (!changes || changes->kind != TG_VALUE_LIST)
		return tg_fail(err, TG_ERR_USAGE, "there are no 'contentChanges'");
	read_version(document, tg_value_get(params, "textDocument"));
	for (TG_VALUE_EACH(change, changes)) {
		ok = tg_text_change(&document->text, change, err);
		if (!ok)
			break;
	}
	tg_schedule_add(lsp, document, TG_SCHEDULE_PAUSE);
	return ok;
}

bool tg_lsp_did_save(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		     struct tg_err *err)
{
	struct tg_document *document = tg_sync_document(lsp, params, err);

	(void)result;
	if (!document)
		return false;
	tg_schedule_add(lsp, document, 0);
	return true;
}

bool tg_lsp_did_close(struct tg_lsp *lsp, const struct tg_value *params, struct tg_json *result,
		      struct tg_err *err)
{
	struct tg_document *document = tg_sync_document(lsp, params, err);

	(void)result;
	if (!document)
		return false;
	/* Sources that include it see the file on disk from now on. */
	tg_schedule_add(lsp, document, 0);
	tg_diagnostics_clear(lsp, document);
	remove_document(lsp, document);
	return true;
}
