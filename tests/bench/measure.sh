# SPDX-License-Identifier: Apache-2.0
# Sourced by benches in bash: $work, times of commands, a product in git that is the same each time.
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null LC_ALL=C
TIMEFORMAT='%R %U %S'

# measure NAME COMMAND...: appends "cpu wall" of one run to $work/NAME.
measure() {
	name=$1
	shift
	{ time "$@" >/dev/null 2>"$work/said"; } 2>"$work/time" || {
		cat "$work/said" >&2
		exit 1
	}
	awk '{ print $2 + $3, $1 }' "$work/time" >>"$work/$name"
}

# show NAME TEXT: the least processor time and the least wall-clock time of all runs.
show() {
	awk -v text="$2" 'NR == 1 || $1 < cpu { cpu = $1 } NR == 1 || $2 < wall { wall = $2 }
		END { printf "%-44s %8.3f s cpu %8.3f s wall\n", text, cpu, wall }' "$work/$1"
}

# load: how many processes wanted a processor, of how many processors; other work spoils wall time.
load() {
	echo "$(cut -d' ' -f1 /proc/loadavg) on $(nproc)"
}

git_begin() {
	git init -q -b main "$1"
	repository=$1
}

commit_all() {
	git -C "$repository" add -A &&
		git -C "$repository" -c user.name=Bench -c user.email=bench@example.org commit -qm "$1"
}
