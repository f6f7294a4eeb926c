#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Each option of a command stands in its --help, and no other; the manual page and 'tracegate help'
# name those of all commands; what the documents type is an option.
cd "$2" || exit 2
tracegate=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

complain() {
	echo "$*"
	bad=1
}

# Options that every command takes: what one without options of its own lists.
"$tracegate" version --options >"$work/common" || complain "'tracegate version --options' fails"
sed 's/^--//' "$work/common" | while read -r option; do
	case $option in
	output | jobs | quiet | verbose) short=$(printf %.1s "$option") ;; # in their short form
	*) short=-$option ;;
	esac
	"$tracegate" help | grep -q -- "-$short\b" || echo "'tracegate help' does not name --$option"
	sed 's/\\-/-/g' traceability/cli/install/tracegate.1 | grep -Eq -- "Fl $short( |\$)" ||
		echo "tracegate.1 does not name --$option"
done >"$work/missing"
[ ! -s "$work/missing" ] || complain "$(cat "$work/missing")"

for command in $("$tracegate" help --names); do
	[ "$command" != help ] || continue
	"$tracegate" "$command" --options >"$work/$command" || complain "'tracegate $command --options' fails"
	"$tracegate" "$command" --help >"$work/help"
	for option in $(grep -vxFf "$work/common" "$work/$command"); do
		sed '/^Examples/,$d' "$work/help" | grep -qE -- "$option([^a-z-]|\$)" ||
			complain "'tracegate $command --help' does not name $option"
	done
	# What help describes or shows in its usage; examples may name other programs.
	for option in $(sed '/^Examples/,$d' "$work/help" | grep -E '^(usage:|   +\[|  -)' |
		sed 's/^\(  -[^ ]*\( [A-Z|a-z,=-]*\)\{0,3\}\)   *.*/\1/' | grep -oE -- '--[a-z][a-z-]*' | sort -u); do
		grep -qx -- "$option" "$work/$command" ||
			complain "'tracegate $command --help' names $option, which it does not take"
	done
done

# typed FILE...: options behind "tracegate COMMAND" in documents and in examples of --help.
typed() {
	grep -hoE '(tracegate|\btg) [a-z]+ [^`|;&#"]*--[a-z][^`|;&#"]*' "$@" | sort -u
}
git ls-files '*README.md' 'rules/*.md' examples/run.sh >"$work/documents"
{
	xargs cat <"$work/documents"
	for command in $("$tracegate" help --names); do "$tracegate" "$command" --help; done
} >"$work/text" 2>/dev/null
typed "$work/text" >"$work/typed"
[ "$(wc -l <"$work/typed")" -gt 50 ] || complain 'no document types an option: the pattern is wrong'
while read -r line; do
	command=$(echo "$line" | cut -d' ' -f2)
	[ -s "$work/$command" ] || continue # prose
	for option in $(echo "$line" | grep -oE -- '(^| |\[)--[a-z][a-z-]*' | tr -d ' ['); do
		grep -qx -- "$option" "$work/$command" ||
			complain "'$line': 'tracegate $command' takes no $option"
	done
done <"$work/typed"
exit $bad
