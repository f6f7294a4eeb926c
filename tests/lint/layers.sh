#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A folder may include itself and the folders named after it; a foreign library belongs to one folder.
cd "$2" || exit 2
bad=0

allow() {
	from=$1
	shift
	[ -d "$from" ] || return 0
	own=$(basename "$from")
	for hit in $(grep -rhoE '^#include "[^"]+"' "$from" | cut -d'"' -f2 | sort -u); do
		case $hit in
		*/*) folder=${hit%%/*} ;;
		*) continue ;;
		esac
		case " $own $* " in
		*" $folder "*) ;;
		*)
			echo "$from must not include $hit"
			bad=1
			;;
		esac
	done
}

# owner FOLDER HEADER-PATTERN: only FOLDER includes headers that match.
owner() {
	for file in $(grep -rlE "^#include <($2)" plugins traceability --include='*.c' --include='*.h'); do
		case $file in
		"$1"/*) ;;
		*)
			echo "$file includes $2, which belongs to $1"
			bad=1
			;;
		esac
	done
}

low='base model'
readers='history claims items evidence'
allow traceability/base
allow traceability/model base tracegate
allow traceability/format $low
allow traceability/knowledge $low format tracegate
allow plugins/engine $low format tracegate
allow plugins/secrets $low
for layer in $readers; do
	allow traceability/$layer $low format
done
allow traceability/store $low
allow traceability/trace $low format knowledge $readers store engine secrets tracegate
allow traceability/output $low format knowledge store trace engine secrets tracegate
allow traceability/lsp $low format knowledge history store trace output items claims engine
allow traceability/cli $low format knowledge $readers store trace output lsp engine secrets tracegate
for pack in plugins/*/; do
	case $pack in
	plugins/include/ | plugins/engine/ | plugins/secrets/) ;;
	*) allow "${pack%/}" tracegate common ;;
	esac
done

owner plugins/engine 'clang-c/'
owner traceability/store 'sqlite3\.h'
owner traceability/history 'git2'
owner traceability/format '(yaml|jansson|expat|archive|archive_entry)\.h'
owner traceability/base '(sodium|openssl|rnp)'
owner traceability/evidence '(libelf|gelf)\.h'
owner plugins/secrets 'pcre2'
exit $bad
