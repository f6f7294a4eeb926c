/* SPDX-License-Identifier: Apache-2.0 */
#define __LIMIT_OF_HEADER 3 /* expect: preprocessor/reserved-identifier */
