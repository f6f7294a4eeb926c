/* SPDX-License-Identifier: Apache-2.0 */
#define FINDS_IN_A_HEADER(x) (x + 1) /* expect: preprocessor/bare-parameter */
