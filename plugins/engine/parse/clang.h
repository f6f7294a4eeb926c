/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clang.h - libclang, loaded when it is needed.
 *
 * Loading it costs more than most commands take, and only those that parse need it: so the program
 * is not linked with it. What of it is used stands in the list; clang_getCursorType() is called as
 * tg_clang.getCursorType().
 */
#ifndef TG_ENGINE_CLANG_H
#define TG_ENGINE_CLANG_H

#include <clang-c/Index.h>

#include "base/err.h"

/* clang-format off */
#define TG_CLANG_FUNCTIONS(X) \
	X(CXXMethod_isDefaulted) \
	X(getCXXAccessSpecifier) \
	X(CXXMethod_isVirtual) \
	X(Cursor_Evaluate) \
	X(Cursor_getArgument) \
	X(Cursor_getNumArguments) \
	X(Cursor_getOffsetOfField) \
	X(Cursor_getStorageClass) \
	X(Cursor_getVarDeclInitializer) \
	X(Cursor_hasAttrs) \
	X(Cursor_hasVarDeclGlobalStorage) \
	X(Cursor_isAnonymousRecordDecl) \
	X(Cursor_isBitField) \
	X(Cursor_isFunctionInlined) \
	X(Cursor_isVariadic) \
	X(EvalResult_dispose) \
	X(EvalResult_getAsDouble) \
	X(EvalResult_getAsLongLong) \
	X(EvalResult_getAsUnsigned) \
	X(EvalResult_getKind) \
	X(EvalResult_isUnsignedInt) \
	X(TargetInfo_dispose) \
	X(TargetInfo_getPointerWidth) \
	X(Type_getOffsetOf) \
	X(Type_getSizeOf) \
	X(Type_getValueType) \
	X(createIndex) \
	X(createIndexWithOptions) \
	X(defaultReparseOptions) \
	X(disposeDiagnostic) \
	X(disposeSourceRangeList) \
	X(disposeString) \
	X(disposeTranslationUnit) \
	X(equalCursors) \
	X(getAllSkippedRanges) \
	X(getArgType) \
	X(getArrayElementType) \
	X(getArraySize) \
	X(getCString) \
	X(getCanonicalCursor) \
	X(getCanonicalType) \
	X(getClangVersion) \
	X(getCursorBinaryOperatorKind) \
	X(getCursorDefinition) \
	X(getCursorExtent) \
	X(getCursorLinkage) \
	X(getCursorLocation) \
	X(getCursorReferenced) \
	X(getCursorSemanticParent) \
	X(getCursorSpelling) \
	X(getCursorTLSKind) \
	X(getCursorType) \
	X(getCursorUSR) \
	X(getCursorUnaryOperatorKind) \
	X(getDiagnostic) \
	X(getDiagnosticLocation) \
	X(getDiagnosticOption) \
	X(getDiagnosticSeverity) \
	X(getDiagnosticSpelling) \
	X(getElementType) \
	X(getEnumConstantDeclValue) \
	X(getEnumDeclIntegerType) \
	X(getExpansionLocation) \
	X(getFieldDeclBitWidth) \
	X(getFile) \
	X(getFileContents) \
	X(getFileLocation) \
	X(getFileName) \
	X(getIncludedFile) \
	X(getInclusions) \
	X(getLocationForOffset) \
	X(getNumArgTypes) \
	X(getNumDiagnostics) \
	X(getNumElements) \
	X(getPointeeType) \
	X(getRangeEnd) \
	X(getRangeStart) \
	X(getResultType) \
	X(getSpellingLocation) \
	X(getTranslationUnitCursor) \
	X(getTranslationUnitSpelling) \
	X(getTranslationUnitTargetInfo) \
	X(getTypeDeclaration) \
	X(getTypeSpelling) \
	X(getUnqualifiedType) \
	X(isConstQualifiedType) \
	X(isCursorDefinition) \
	X(isFunctionTypeVariadic) \
	X(isInvalid) \
	X(isRestrictQualifiedType) \
	X(isVolatileQualifiedType) \
	X(parseTranslationUnit2) \
	X(parseTranslationUnit2FullArgv) \
	X(reparseTranslationUnit) \
	X(visitChildren) \
	/* end */
/* clang-format on */

/* Valid once tg_clang_load() has been true; written by it alone. */
struct tg_clang {
#define X(name) __typeof__(clang_##name) *name;
	TG_CLANG_FUNCTIONS(X)
#undef X
};
extern struct tg_clang tg_clang;

/* Loads the library unless it is there: in the parent, so that children get it by the fork. */
bool tg_clang_load(struct tg_err *err);

bool tg_clang_is_loaded(void);

#endif
