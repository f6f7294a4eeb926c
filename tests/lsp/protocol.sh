#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The language server as its clients see it: good ones, recorded ones and hostile ones.
# usage: protocol.sh BUILD_DIR SOURCE_DIR
node=$(sh "$2/tests/node/setup.sh") || exit 1
PROGRAM=$1/bin/tracegate exec "$node/bin/node" --test --test-timeout=300000 "$2"/tests/lsp/*.test.mjs
