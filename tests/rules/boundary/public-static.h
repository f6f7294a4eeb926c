/* SPDX-License-Identifier: Apache-2.0 */
struct InHeader {
	static const char *prefix; /* expect: boundary/public-static 'prefix' */
	static const char *const suffix;
};
