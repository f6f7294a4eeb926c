/* SPDX-License-Identifier: Apache-2.0 */
/*
 * diagnostics.h - findings as the editor shows them.
 *
 * An analysis that is not whole is a diagnostic too, under the code TG_DIAGNOSTIC_INCOMPLETE: a
 * file without squiggles must mean that nothing was found, not that nobody looked.
 */
#ifndef TG_LSP_DIAGNOSTICS_H
#define TG_LSP_DIAGNOSTICS_H

#include "lsp/server.h"

#define TG_DIAGNOSTIC_INCOMPLETE "analysis-incomplete"

/* Sends what is known about the document in place of what was sent before. */
void tg_diagnostics_publish(struct tg_lsp *lsp, const struct tg_document *document);

/* Tells the client to forget what it shows for a document that is being closed. */
void tg_diagnostics_clear(struct tg_lsp *lsp, const struct tg_document *document);

/* Writes one finding as a Diagnostic, as it was published. */
void tg_diagnostics_write(struct tg_lsp *lsp, struct tg_json *json,
			  const struct tg_document *document, const struct tg_finding *finding);

/* True when `path`, relative to the folder, is that of the document. */
bool tg_diagnostics_in(const struct tg_document *document, const char *path);

/* True when the finding is shown in the document and touches the bytes from `begin` to `end`. */
bool tg_diagnostics_meets(const struct tg_document *document, const struct tg_finding *finding,
			  size_t begin, size_t end);

#endif
