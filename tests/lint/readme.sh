#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# README.md names every command, and no other; each explains itself with --help.
cd "$2" || exit 2
tracegate=$1/bin/tracegate
bad=0
for command in $("$tracegate" help --names); do
	case $command in
	help | version) ;;
	*)
		grep -qE "\`tracegate $command[\` ]|tracegate $command\`" README.md || {
			echo "README.md does not name 'tracegate $command'"
			bad=1
		}
		"$tracegate" "$command" --help | grep -q '^usage: tracegate ' || {
			echo "'tracegate $command --help' does not say how to use it"
			bad=1
		}
		;;
	esac
done
for command in $(grep -oE '`tracegate [a-z]+' README.md | cut -d' ' -f2 | sort -u); do
	"$tracegate" help --names | grep -qx "$command" || {
		echo "README.md names 'tracegate $command', which there is not"
		bad=1
	}
done
exit $bad
