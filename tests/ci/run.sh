#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The ready files for CI systems: checked, and their steps run on a small repository, once with a
# change that makes something worse and once with one that does not.
# usage: run.sh BUILD_DIR
set -u
build=$(cd "$1" && pwd) || exit 2
cd "$(dirname "$0")" || exit 2
here=$(pwd)
top=$(cd ../.. && pwd)
cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}/ci
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() {
	what=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $what"
		head -c 4000 "$work/log"
	fi
}

node_dir=$(sh ../node/setup.sh) || { echo '0 passed, 1 failed'; exit 1; }
PATH=$node_dir/bin:$PATH
mkdir -p "$cache" "$work/bin" "$work/steps"
cmp -s package.json "$cache/package.json" || rm -rf "$cache/node_modules"
cp package.json "$cache/"
[ -d "$cache/node_modules/js-yaml" ] ||
	(cd "$cache" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error) || {
	echo 'the validators cannot be installed with npm'
	echo '0 passed, 1 failed'
	exit 1
}
check 'the files are what the CI systems take' node check.mjs "$cache" "$top/examples/ci" \
	"$top/.pre-commit-hooks.yaml" "$work/steps"

# Packages are there already; everything else runs as it is written.
printf '#!/bin/sh\nexit 0\n' >"$work/bin/apt-get"
chmod +x "$work/bin/apt-get"
ln -s "$build/bin/tracegate" "$work/bin/tracegate"
PATH=$work/bin:$PATH
export PATH HOME="$work" GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@product.example
export GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@product.example
unset GIT_CONFIG_GLOBAL

git init -q -b main "$work/origin" && cd "$work/origin" || exit 2
mkdir src
cat >CMakeLists.txt <<'C'
cmake_minimum_required(VERSION 3.16)
project(box C)
add_library(box src/box.c)
C
printf '#include <string.h>\nvoid old(const char *s) { char d[8]; strcpy(d, s); }\n' >src/box.c
printf '/build/\n/.tracegate/\n/gate*\n/gl-*\n' >.gitignore
git add -A && git commit -q -m base
git checkout -q -b good && printf 'int more;\n' >>src/box.c && git commit -qam good
git checkout -q -b bad main
printf 'void fresh(const char *s) { char d[8]; strcpy(d, s); }\n' >>src/box.c && git commit -qam bad
base=$(git rev-parse main)
export BASE="$base" CI_MERGE_REQUEST_DIFF_BASE_SHA="$base" CHANGE_TARGET=main
export GITHUB_STEP_SUMMARY="$work/summary.md"

# A kernel without Landlock cannot pass --require-sandbox: that it fails is tested elsewhere.
cd "$work/origin" && tracegate check -q --require-sandbox >/dev/null 2>&1
[ $? -le 1 ] || { echo 'note: no Landlock here; the steps run without --require-sandbox'
	sed -i 's/--require-sandbox//' "$work"/steps/*.sh; }

# steps CI BRANCH CODE: runs the steps as that CI system would.
steps() {
	cd "$work" && rm -rf clone summary.md
	git clone -q "$work/origin" "$work/clone" && cd "$work/clone" && git checkout -q "$2" || return 1
	case $1 in
	github) bash -e "$work/steps/github.sh" >"$work/$1.out" 2>&1 ;;
	gitlab) bash -e -o pipefail "$work/steps/gitlab.sh" >"$work/$1.out" 2>&1 ;;
	*) sh -xe "$work/steps/$1.sh" >"$work/$1.out" 2>&1 ;;
	esac
	code=$?
	[ $code = "$3" ] || { cat "$work/$1.out"; return 1; }
}
says() {
	grep -qF -- "$2" "$work/$1.out" || { cat "$work/$1.out"; return 1; }
}
for ci in github gitlab jenkins; do
	check "$ci passes a change that makes nothing worse" steps $ci good 0
	check "$ci blocks one that does" steps $ci bad 1
	check "$ci says where" says $ci src/box.c:3
	check "$ci leaves JUnit" xmllint --nonet --noout "$work/clone/gate.xml"
	case $ci in
	github)
		check 'github annotates the line' says github '::error file=src/box.c,line=3,title=tracegate finding::'
		check 'github has a summary' grep -q '^## tracegate: blocked' "$work/summary.md"
		check 'github has SARIF' node -e 'JSON.parse(require("fs").readFileSync(process.argv[1]))' "$work/clone/gate.sarif"
		;;
	gitlab)
		check 'gitlab folds its section' says gitlab 'section_start:'
		check 'gitlab has a summary' grep -q '^## tracegate: blocked' "$work/clone/gate.md"
		check 'gitlab has Code Quality' node -e '
			const list = JSON.parse(require("fs").readFileSync(process.argv[1]));
			process.exit(list.some(f => f.location.lines.begin === 3) ? 0 : 1)' \
			"$work/clone/gl-code-quality-report.json"
		;;
	esac
done

cd "$here" || exit 2
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
