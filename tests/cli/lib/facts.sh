# SPDX-License-Identifier: Apache-2.0
# Sourced by tests of what process witnesses, after story.sh: the facts of one of its rules.

# of RULE [REV]: one a line: holds or lacks, what, how.
of() {
	run 0 process --as-of "${2:-HEAD}" --format csv
	tr -d '\r"' <"$work/out" | sed -n "s/^[^,]*,[^,]*,[^,]*,[^,]*,$1,//p" >"$work/facts"
}

# fact TEXT, none TEXT: whether one of them says so.
fact() {
	grep -qF -- "$1" "$work/facts" || {
		echo "$ran: no fact '$1' in:"
		cat "$work/facts"
		bad=1
	}
}
none() {
	! grep -qF -- "$1" "$work/facts" || { echo "$ran: a fact '$1'"; bad=1; }
}
